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
    "HostingProcessor", "MainstreamPlatform", "DataRole",
]  # fmt: skip
# Released for a time alone: whom a grant reaches is worked out anew for every read, and each stands in the ledger.
RELEASED: frozenset[Category] = frozenset({"HomeAccess"})
Precision = Literal["area", "street", "exact"]
Necessity = Literal["required", "optional"]
MemberClass = Literal["worker", "client", "supporter"]
# Why each rule is there and what it means to say no: codes whose words are in the catalogs (`data.<field>.<code>`).
NeededBy = Literal[
    "hours", "skills", "travel", "windows", "tasks", "match", "planning", "visiting", "circle", "telling", "answering",
    "own_view", "record_law", "nothing",
]  # fmt: skip
Benefit = Literal[
    "fits_hours", "fits_skills", "less_travel", "fits_day", "good_match", "well_planned", "found", "helped_well",
    "who_comes", "trusted_known", "told_in_time", "own_say", "paid_right",
]  # fmt: skip
Risk = Literal[
    "little", "name_known", "home_known", "habits_known", "health_known", "belief_guessed", "messages_seen",
    "home_open",
]  # fmt: skip
Refusing = Literal["no_service", "less_fit", "area_only", "asks_again", "by_law"]

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

# What a category can be narrowed to: only where a coarser form of it is kept is there a choice.
_EXACT: tuple[Precision, ...] = ("exact",)
PRECISIONS: dict[str, tuple[Precision, ...]] = {"ServiceAddress": ("area", "exact"), "TravelStart": ("area",)}

_YEAR = 365
_QUARTER = 90
_PAY_RECORDS = 6 * _YEAR
# The outer bounds of what a cooperative may ask: as long as the law wants pay records kept, and two years at a time.
MOST_RETENTION_DAYS = _PAY_RECORDS
MOST_MONTHS = 24


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One thing the cooperative declares it does with one category: how finely, how long, on what ground, and why.

    `least_precision` and `least_retention_days` are the least the service needs; null where it needs none of it.
    """

    category: Category
    purpose: Purpose
    recipient: Recipient
    classes: tuple[MemberClass, ...]
    precision: Precision = "exact"
    necessity: Necessity = "required"
    legal_basis: str = "contract"
    retention_days: int = _YEAR
    months: int = 12
    least_precision: Precision | None = None
    least_retention_days: int | None = None
    needed_by: NeededBy
    benefit: Benefit
    risk: Risk
    refusing: Refusing

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes it one rule."""
        return self.category, self.purpose, self.recipient


def precisions(category: str) -> tuple[Precision, ...]:
    """How finely a category can be read, the coarsest first."""
    return PRECISIONS.get(category, _EXACT)


def rank(precision: Precision) -> int:
    """1 is the coarsest, as in the database."""
    return ("area", "street", "exact").index(precision) + 1


# What a category makes known.
_RISKS: dict[str, Risk] = {
    "Identity": "name_known", "Contact": "name_known", "ServiceAddress": "home_known", "TravelStart": "home_known",
    "TimeWindows": "habits_known", "VisitTimes": "habits_known", "CareTasks": "health_known",
    "CareNotes": "health_known", "AccessNeeds": "health_known", "Language": "belief_guessed",
    "MatchPreference": "belief_guessed", "Messages": "messages_seen", "HomeAccess": "home_open",
    "EmergencyContact": "name_known",
}  # fmt: skip


def _rules(
    purpose: Purpose,
    recipient: Recipient,
    classes: tuple[MemberClass, ...],
    categories: str,
    needed_by: NeededBy,
    benefit: Benefit,
    **more: object,
) -> tuple[Rule, ...]:
    """One rule for each category; one that is required needs what it asks for, kept for a quarter at least."""
    said = {"purpose": purpose, "recipient": recipient, "classes": classes, "needed_by": needed_by, "benefit": benefit}
    least = {} if more.get("necessity") == "optional" else {"least_retention_days": _QUARTER}
    rules = (
        {"category": c, "risk": _RISKS.get(c, "little"), "refusing": "no_service", **said, **least, **more}
        for c in categories.split()
    )
    return tuple(msgspec.convert(_with_least(rule), Rule) for rule in rules)


def _with_least(rule: dict[str, object]) -> dict[str, object]:
    if rule.get("necessity") == "optional":
        return rule
    return {"least_precision": rule.get("precision", "exact"), **rule}


_WORKER: tuple[MemberClass, ...] = ("worker",)
_CLIENT: tuple[MemberClass, ...] = ("client",)
_BOTH: tuple[MemberClass, ...] = ("worker", "client")
_ALL: tuple[MemberClass, ...] = ("worker", "client", "supporter")
_BY_LAW = {
    "legal_basis": "legal_obligation", "retention_days": _PAY_RECORDS, "least_retention_days": _PAY_RECORDS,
    "refusing": "by_law",
}  # fmt: skip
_OPTIONAL = {"necessity": "optional", "legal_basis": "consent", "refusing": "less_fit"}
_TO_THE_AREA = {"least_precision": "area", "refusing": "area_only"}

# The service-only agreement under which everybody joins: the first version of every cooperative's declaration, and the
# outer limit of every later one, since nothing else is read.
DECLARATION: tuple[Rule, ...] = (
    *_rules("Scheduling", "Solver", _WORKER, "Availability ContractHours", "hours", "fits_hours"),
    *_rules("Scheduling", "Solver", _BOTH, "VisitTimes", "windows", "fits_day"),
    *_rules("Scheduling", "Solver", _WORKER, "Skills", "skills", "fits_skills"),
    *_rules("Scheduling", "Solver", _WORKER, "TravelStart", "nothing", "less_travel", precision="area", **_OPTIONAL),
    *_rules("Scheduling", "Solver", _ALL, "Language MatchPreference", "nothing", "good_match", **_OPTIONAL),
    *_rules("Scheduling", "Solver", _CLIENT, "ServiceAddress", "travel", "less_travel", precision="area"),
    *_rules("Scheduling", "Solver", _CLIENT, "TimeWindows", "windows", "fits_day"),
    *_rules("Scheduling", "Solver", _CLIENT, "CareTasks", "tasks", "fits_skills"),
    *_rules("Scheduling", "Coordinator", _ALL, "Identity VisitTimes", "planning", "well_planned"),
    *_rules("Scheduling", "Coordinator", _WORKER, "Availability ContractHours Skills", "planning", "well_planned"),
    *_rules(
        "Scheduling", "Coordinator", _WORKER, "TravelStart", "nothing", "less_travel", precision="area", **_OPTIONAL
    ),
    *_rules("Scheduling", "Coordinator", _CLIENT, "TimeWindows CareTasks", "planning", "well_planned"),
    *_rules("Scheduling", "Coordinator", _CLIENT, "ServiceAddress", "planning", "well_planned", **_TO_THE_AREA),
    *_rules(
        "Scheduling", "Coordinator", _CLIENT, "CareNotes", "nothing", "helped_well", retention_days=90, **_OPTIONAL
    ),
    *_rules("Scheduling", "Coordinator", _ALL, "Language AccessNeeds", "nothing", "good_match", **_OPTIONAL),
    *_rules("Scheduling", "CareTeam", _ALL, "VisitTimes", "planning", "well_planned"),
    *_rules("Scheduling", "CareTeam", _CLIENT, "ServiceAddress", "planning", "less_travel", precision="area"),
    *_rules("CareDelivery", "AssignedWorker", _CLIENT, "Identity ServiceAddress", "visiting", "found"),
    *_rules("CareDelivery", "AssignedWorker", _CLIENT, "VisitTimes TimeWindows CareTasks", "visiting", "helped_well"),
    *_rules("CareDelivery", "AssignedWorker", _CLIENT, "Language AccessNeeds", "nothing", "helped_well", **_OPTIONAL),
    *_rules(
        "CareDelivery", "AssignedWorker", _CLIENT, "HomeAccess", "nothing", "found",
        **{**_OPTIONAL, "refusing": "asks_again"},
    ),
    *_rules("CareDelivery", "CareTeam", _WORKER, "Identity", "visiting", "helped_well"),
    *_rules("CareDelivery", "PairedClient", _WORKER, "Identity VisitTimes", "visiting", "who_comes"),
    *_rules("CareDelivery", "TrustCircle", _ALL, "Identity", "circle", "trusted_known"),
    *_rules("CareDelivery", "HostingProcessor", _ALL, "Contact Identity Messages", "telling", "told_in_time"),
    *_rules("CareDelivery", "HostingProcessor", _ALL, "VisitTimes EmergencyContact", "telling", "told_in_time"),
    *_rules("SubjectAccess", "Self", _ALL, "Identity Contact Language AccessNeeds", "own_view", "own_say"),
    *_rules("SubjectAccess", "Self", _ALL, "MatchPreference", "own_view", "own_say"),
    *_rules("SubjectAccess", "Self", _ALL, "Messages LegalRecord EmergencyContact", "own_view", "own_say"),
    *_rules(
        "SubjectAccess", "Self", _CLIENT,
        "ServiceAddress TimeWindows CareTasks CareNotes HomeAccess", "own_view", "own_say",
    ),
    *_rules("SubjectAccess", "Self", _WORKER, "Availability ContractHours Skills", "own_view", "own_say"),
    *_rules("SubjectAccess", "Self", _WORKER, "TravelStart", "own_view", "own_say", precision="area"),
    *_rules("SubjectAccess", "Self", _BOTH, "VisitTimes", "own_view", "own_say"),
    # Whoever objects has to be answered: that is a duty, and who answers has to read what is objected to.
    *_rules(
        "Governance", "DataRole", _ALL, "Identity LegalRecord", "answering", "own_say",
        legal_basis="legal_obligation", refusing="by_law",
    ),
    *_rules("Governance", "MemberAuditor", _ALL, "Identity", "answering", "own_say"),
    *_rules("LegalRecord", "HostingProcessor", _ALL, "VisitTimes", "record_law", "paid_right", **_BY_LAW),
)  # fmt: skip


class Emergency(msgspec.Struct, frozen=True, kw_only=True):
    """What one member may read of a client in an emergency, without an agreement: never more, and never for longer."""

    purpose: Purpose
    recipient: Recipient
    categories: tuple[Category, ...]
    contact_categories: tuple[Category, ...]
    minutes: int
    legal_basis: str


# No rule of the declaration: nobody is asked, and no version can widen it. `emergency_categories()`, in the database,
# opens exactly this; the categories of contacts are read about those whom the client trusts.
EMERGENCY = Emergency(
    purpose="Safety",
    recipient="Coordinator",
    categories=("Identity", "Contact", "ServiceAddress", "EmergencyContact", "HomeAccess", "CareNotes"),
    contact_categories=("Identity", "Contact"),
    minutes=120,
    legal_basis="vital_interest",
)


def declared(category: str, purpose: str, recipient: str) -> bool:
    """True if the declaration has a rule for exactly this; a route that reads anything else does not start."""
    return any((r.category, r.purpose, r.recipient) == (category, purpose, recipient) for r in DECLARATION)
