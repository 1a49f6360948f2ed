"""Our terms, each below one of the W3C's Data Privacy Vocabulary (DPV 2.3), and how they are written in documents."""

from collections.abc import Mapping

# Each term of ours and the wider one it stands below: what a reader who knows only DPV understands of it.
BROADER_CATEGORY: Mapping[str, str] = {
    "Identity": "pd:Name",
    "Contact": "pd:Contact",
    "ServiceAddress": "pd:HomeLocation",
    "TravelStart": "pd:HomeLocation",
    "TimeWindows": "pd:Preference",
    "Availability": "pd:Preference",
    "CareTasks": "pd:Health",
    "CareNotes": "pd:HealthRecord",
    "HomeAccess": "pd:SecretText",
    "Language": "pd:Language",
    "AccessNeeds": "pd:Preference",
    "MatchPreference": "pd:Preference",
    "Skills": "pd:ProfessionalCertification",
    "ContractHours": "pd:CurrentEmployment",
    "PayRate": "pd:Salary",
    "VisitTimes": "pd:WorkHistory",
    "LocationFix": "pd:GPSCoordinate",
    "FundingRef": "pd:Insurance",
    "EmergencyContact": "pd:Relationship",
    "Messages": "pd:Communication",
    "LegalRecord": "dpv:PersonalData",
}
BROADER_PURPOSE: Mapping[str, str] = {
    "Scheduling": "dpv:RequestedServiceProvision",
    "CareDelivery": "health:HomeCareManagement",
    "Safety": "dpv:ServiceProvision",
    "PayAndInvoicing": "dpv:PaymentManagement",
    "LegalRecord": "dpv:LegalCompliance",
    "Governance": "dpv:MemberPartnerManagement",
    "Dispute": "dpv:DisputeManagement",
    "CollectiveBargaining": "dpv:NonCommercialResearch",
    "CommonsResearch": "dpv:NonCommercialResearch",
    "SharedCover": "dpv:ServiceProvision",
    "Listing": "dpv:ServiceProvision",
    "SubjectAccess": "dpv:ServiceProvision",
}
# What nothing personal may ever be, by DPV's names: see NEVER_COLLECTED for ours. Not pd:Tracking, under which DPV has
# every address; tracking somebody is a processing there, and prohibited below.
NEVER_CATEGORIES = frozenset(
    f"pd:{term}"
    for term in (
        "Emotion", "PerformanceAtWork", "Reliability", "ProfessionalEvaluation", "TradeUnionMembership", "Biometric",
    )
)  # fmt: skip
# Most of what is never done is a purpose; these are a way of processing, and a context of it.
PROCESSING = frozenset({"Profiling", "Tracking"})
CONTEXTS = frozenset({"ScoringOfIndividuals", "AutomatedScoringOfIndividuals"})
SPECIAL = frozenset({"CareTasks", "CareNotes"})  # about health: a further ground is needed (GDPR 9(2))
LEGAL_BASIS: Mapping[str, str] = {
    "contract": "dpv:Contract",
    "legal_obligation": "dpv:LegalObligation",
    "vital_interest": "dpv:VitalInterestOfDataSubject",
    "consent": "gdpr:A6-1-a",
}
SPECIAL_BASIS: Mapping[str, str] = {
    "contract": "gdpr:A9-2-h",
    "legal_obligation": "gdpr:A9-2-h",
    "vital_interest": "gdpr:A9-2-c",
    "consent": "gdpr:A9-2-a",
}
NECESSITY: Mapping[str, str] = {"required": "dpv:Required", "optional": "dpv:Optional"}


def ours(term: str) -> str:
    """A term of ours in a document."""
    return f"cd:{term}"


def legal_bases(category: str, legal_basis: str) -> tuple[str, ...]:
    """The grounds of a rule: for what is about health one of Article 9 stands beside that of Article 6."""
    found = (LEGAL_BASIS[legal_basis],)
    return (*found, SPECIAL_BASIS[legal_basis]) if category in SPECIAL else found
