"""The terms of the Data Privacy Vocabulary 2.3 that our documents use, each looked up there.

In the files of w3c/dpv under 2.3: dpv/dpv.csv, pd/modules, legal/eu/gdpr/modules, sector/health/modules, loc/modules.
"""

_CORE = """
AutomatedScoringOfIndividuals ConsentExpired ConsentGiven ConsentRecord ConsentWithdrawn Contract DataController
DisputeManagement LegalCompliance LegalObligation Marketing MemberPartnerManagement NonCommercialResearch Optional
PaymentManagement PersonalData PersonnelBehaviourMonitoring PersonnelPerformanceEvaluation
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
TERMS = frozenset(
    {
        *(f"dpv:{term}" for term in _CORE.split()),
        *(f"pd:{term}" for term in _PERSONAL.split()),
        *(f"gdpr:{term}" for term in ("A6-1-a", "A9-2-a", "A9-2-c", "A9-2-h")),
        *("health:HomeCareManagement", "loc:GB", "loc:IE"),
    }
)
