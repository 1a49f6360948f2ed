"""Purposes, categories, recipients and the cooperative's standing declaration, with what is never done.

The terms are those of W3C DPV 2.3 narrowed to home care (`cd:` terms); the identifiers here are the
local names. A rule is one (category, purpose, recipient): what may be read, for what, by whom.
"""

from typing import Literal, get_args

import msgspec

Category = Literal[
    "Identity", "Contact", "ServiceAddress", "TravelStart", "TimeWindows", "Availability", "CareTasks", "CareNotes",
    "HomeAccess", "Language", "AccessNeeds", "MatchPreference", "Skills", "ContractHours", "PayRate", "VisitTimes",
    "LocationFix", "FundingRef", "EmergencyContact", "Messages", "LegalRecord",
]  # fmt: skip
Purpose = Literal[
    "Scheduling", "CareDelivery", "Safety", "PayAndInvoicing", "LegalRecord", "Governance", "Dispute",
    "CollectiveBargaining", "CommonsResearch", "SharedCover", "Listing", "SubjectAccess",
]  # fmt: skip
Recipient = Literal[
    "Self", "AssignedWorker", "PairedClient", "TrustCircle", "CareTeam", "Coordinator", "Solver", "Payroll",
    "Commissioner", "DataCommons", "PeerCoop", "Union", "MemberAuditor", "Regulator", "EmergencyServices",
    "HostingProcessor", "MainstreamPlatform",
]  # fmt: skip
# Released for a time alone: whom a grant reaches is worked out anew for every read, and each stands in the ledger.
RELEASED: frozenset[Category] = frozenset({"HomeAccess"})
Precision = Literal["area", "street", "exact"]
Necessity = Literal["required", "optional"]
MemberClass = Literal["worker", "client", "supporter"]

CATEGORIES: tuple[Category, ...] = get_args(Category)
PURPOSES: tuple[Purpose, ...] = get_args(Purpose)
RECIPIENTS: tuple[Recipient, ...] = get_args(Recipient)

# Not negotiable and not votable (DPV 2.3 terms).
PROHIBITED_PURPOSES = (
    "PersonnelPerformanceEvaluation", "PersonnelPerformanceMonitoring", "PersonnelPerformancePrediction",
    "PersonnelBehaviourMonitoring", "Marketing", "SellDataToThirdParties", "Profiling", "Tracking",
    "ScoringOfIndividuals", "AutomatedScoringOfIndividuals",
)  # fmt: skip
# Nothing may be named or stored that means one of these: see tests/house.
NEVER_COLLECTED = (
    "rating", "score", "star", "rank", "reliability", "performance", "acceptance", "decline_count", "absence_reason",
    "leave_reason", "decline_reason", "mood", "union_member", "biometric", "track", "gps",
)  # fmt: skip

_YEAR = 365
_PAY_RECORDS = 6 * _YEAR


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One thing the cooperative declares it does with one category, and how finely, and on what ground."""

    category: Category
    purpose: Purpose
    recipient: Recipient
    classes: tuple[MemberClass, ...]
    precision: Precision = "exact"
    necessity: Necessity = "required"
    legal_basis: str = "contract"
    retention_days: int = _YEAR


def _rules(
    purpose: Purpose, recipient: Recipient, classes: tuple[MemberClass, ...], categories: str, **more: object
) -> tuple[Rule, ...]:
    return tuple(
        msgspec.convert(
            {"category": category, "purpose": purpose, "recipient": recipient, "classes": classes, **more}, Rule
        )
        for category in categories.split()
    )


_WORKER: tuple[MemberClass, ...] = ("worker",)
_CLIENT: tuple[MemberClass, ...] = ("client",)
_ALL: tuple[MemberClass, ...] = ("worker", "client", "supporter")
_BY_LAW = {"legal_basis": "legal_obligation", "retention_days": _PAY_RECORDS}
_OPTIONAL = {"necessity": "optional", "legal_basis": "consent"}

# The service-only agreement under which everybody joins.
DECLARATION: tuple[Rule, ...] = (
    *_rules("Scheduling", "Solver", _WORKER, "Availability ContractHours Skills VisitTimes"),
    *_rules("Scheduling", "Solver", _WORKER, "TravelStart", precision="area", **_OPTIONAL),
    *_rules("Scheduling", "Solver", _ALL, "Language MatchPreference", **_OPTIONAL),
    *_rules("Scheduling", "Solver", _CLIENT, "ServiceAddress", precision="area"),
    *_rules("Scheduling", "Solver", _CLIENT, "TimeWindows CareTasks VisitTimes"),
    *_rules("Scheduling", "Coordinator", _ALL, "Identity VisitTimes"),
    *_rules("Scheduling", "Coordinator", _WORKER, "Availability ContractHours Skills"),
    *_rules("Scheduling", "Coordinator", _WORKER, "TravelStart", precision="area", **_OPTIONAL),
    *_rules("Scheduling", "Coordinator", _CLIENT, "TimeWindows CareTasks"),
    *_rules("Scheduling", "Coordinator", _CLIENT, "ServiceAddress", precision="area"),
    *_rules("Scheduling", "Coordinator", _CLIENT, "CareNotes", retention_days=90, **_OPTIONAL),
    *_rules("Scheduling", "Coordinator", _ALL, "Language AccessNeeds", **_OPTIONAL),
    *_rules("Scheduling", "CareTeam", _ALL, "VisitTimes"),
    *_rules("Scheduling", "CareTeam", _CLIENT, "ServiceAddress", precision="area"),
    *_rules("CareDelivery", "AssignedWorker", _CLIENT, "Identity ServiceAddress VisitTimes TimeWindows CareTasks"),
    *_rules("CareDelivery", "AssignedWorker", _CLIENT, "Language AccessNeeds", **_OPTIONAL),
    *_rules("CareDelivery", "AssignedWorker", _CLIENT, "HomeAccess", **_OPTIONAL),
    *_rules("CareDelivery", "CareTeam", _WORKER, "Identity"),
    *_rules("CareDelivery", "PairedClient", _WORKER, "Identity VisitTimes"),
    *_rules("CareDelivery", "TrustCircle", _ALL, "Identity"),
    *_rules("CareDelivery", "HostingProcessor", _ALL, "Contact Identity Messages VisitTimes EmergencyContact"),
    *_rules("SubjectAccess", "Self", _ALL, "Identity Contact Language AccessNeeds MatchPreference"),
    *_rules("SubjectAccess", "Self", _ALL, "Messages LegalRecord EmergencyContact"),
    *_rules("SubjectAccess", "Self", _CLIENT, "ServiceAddress TimeWindows CareTasks CareNotes HomeAccess VisitTimes"),
    *_rules("SubjectAccess", "Self", _WORKER, "Availability ContractHours Skills TravelStart VisitTimes"),
    *_rules("LegalRecord", "HostingProcessor", _ALL, "VisitTimes", **_BY_LAW),
)  # fmt: skip


def declared(category: str, purpose: str, recipient: str) -> bool:
    """True if the declaration has a rule for exactly this; a route that reads anything else does not start."""
    return any((r.category, r.purpose, r.recipient) == (category, purpose, recipient) for r in DECLARATION)
