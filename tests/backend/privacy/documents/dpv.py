"""The terms of the Data Privacy Vocabulary 2.3 that our documents use, each looked up there.

In the files of w3c/dpv under 2.3: dpv/dpv.csv, pd/modules, legal/eu/gdpr/modules, sector/health/modules, loc/modules.
"""

_CORE = """
AutomatedScoringOfIndividuals ConsentExpired ConsentGiven ConsentRecord ConsentWithdrawn Contract DataController
DisputeManagement LegalCompliance LegalObligation Location Marketing MemberPartnerManagement NonCommercialResearch
Optional PaymentManagement PersonalData PersonnelBehaviourMonitoring PersonnelPerformanceEvaluation
PersonnelPerformanceMonitoring PersonnelPerformancePrediction Process Profiling Recipient RequestedServiceProvision
Required ScoringOfIndividuals SellDataToThirdParties ServiceProvision StorageDuration StorageLocation Tracking
VitalInterestOfDataSubject WithdrawConsent hasAddress hasConsentControl hasConsentStatus
hasContact hasDataController hasDataSubject hasDuration hasJurisdiction hasLegalBasis hasLocation hasName hasNecessity
hasNotice hasPersonalData hasProcess hasPurpose hasRecipient hasStorageCondition isExercisedAt isIndicatedAtTime
isIndicatedBy
"""
_PERSONAL = """
Communication Contact CurrentEmployment GPSCoordinate Health HealthRecord HomeLocation Insurance Language Name
Preference ProfessionalCertification Relationship Salary SecretText WorkHistory
"""
# `loc` has each country of ISO 3166, by its two letters.
_COUNTRIES = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC
CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD
GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH
KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW
MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC
SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY
UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
"""
COUNTRIES = frozenset(_COUNTRIES.split())
TERMS = frozenset(
    {
        *(f"dpv:{term}" for term in _CORE.split()),
        *(f"pd:{term}" for term in _PERSONAL.split()),
        *(f"gdpr:{term}" for term in ("A6-1-a", "A9-2-a", "A9-2-c", "A9-2-h")),
        *("health:HomeCareManagement", "loc:GB", "loc:IE"),
    }
)
