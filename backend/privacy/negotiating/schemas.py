"""What a member is asked, what they agreed to, and what they answer."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec

from backend.privacy.declaring.schemas import Code, Days, Declaration, Person, Subject, Version
from backend.privacy.emergency.schemas import DeskEmergency
from backend.privacy.purposes import Necessity, Precision
from backend.privacy.questions.schemas import WaitingQuestion

Answer = Literal["yes", "no", "but"]
Outcome = Literal["agreed", "waiting", "declined", "refused", "taken_back"]
RuleState = Literal["agreed", "asked", "waiting", "declined", "withdrawn", "ended"]
NegotiationState = Literal["requested", "offered", "accepted", "agreed", "verified", "finalized", "terminated"]
Words = Annotated[str, msgspec.Meta(min_length=1, max_length=1000)]


class Terms(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How finely, for how long it is kept, and until which day one agrees (that day included)."""

    precision: Precision
    retention_days: Days
    until_on: date


class Agreed(msgspec.Struct, frozen=True, kw_only=True):
    """The agreement that holds."""

    agreement_id: UUID
    precision: Precision
    retention_days: int
    since: datetime
    until: datetime


class DataRule(msgspec.Struct, frozen=True, kw_only=True):
    """One rule that concerns a member: what is asked, the least the service needs, and how they stand to it."""

    category: str
    purpose: str
    recipient: str
    necessity: Necessity
    legal_basis: str
    needed_by: str
    benefit: str
    risk: str
    refusing: str
    asked: Terms
    essential: Terms | None
    agreed: Agreed | None
    state: RuleState
    precisions: tuple[Precision, ...]


class NegotiationRule(msgspec.Struct, frozen=True, kw_only=True):
    """What was answered to one rule, and what came of it."""

    category: str
    purpose: str
    recipient: str
    answer: Answer
    terms: Terms | None
    outcome: Outcome


class Negotiation(msgspec.Struct, frozen=True, kw_only=True):
    """One answer and what came of it; `by` is who gave it where that was not the member, and may be known by name."""

    id: UUID
    state: NegotiationState
    opened_at: datetime
    answer_by_on: date | None
    late: bool
    by: Person | None
    rules: tuple[NegotiationRule, ...]
    words: str | None
    ended_at: datetime | None
    ended_by: Person | None


class MyDeclaration(msgspec.Struct, frozen=True, kw_only=True):
    """Which version is in force, and since when."""

    version: int
    made_at: datetime


class EmergencyRule(msgspec.Struct, frozen=True, kw_only=True):
    """What a coordinator may read of a client in an emergency without their agreement: told, and not asked."""

    categories: tuple[str, ...]
    minutes: int


class MyData(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a member is asked and agreed to, and what of it is being talked about.

    `answerable`: somebody holds the data role who is not the one it is about.
    """

    declaration: MyDeclaration
    answer_days: int
    answerable: bool
    rules: tuple[DataRule, ...]
    negotiations: tuple[Negotiation, ...]
    emergency: EmergencyRule | None


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """How many rules wait for a member's answer."""

    count: int


class RuleAnswer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Yes, no, or yes but on these terms."""

    category: Code
    purpose: Code
    recipient: Code
    answer: Answer
    terms: Terms | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """Which rule."""
        return self.category, self.purpose, self.recipient


class Answers(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Answers to any of the rules of a version; `id` is made by who answers, so that a repeat is the same answer."""

    id: UUID
    client_id: UUID | None = None
    declaration_version: Version
    answers: Annotated[tuple[RuleAnswer, ...], msgspec.Meta(min_length=1, max_length=200)]


class ForClient(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """For whom it is done: oneself, where nobody is named."""

    client_id: UUID | None = None


class Decide(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the data role says to it."""

    words: Words


class Counter(Negotiation, frozen=True, kw_only=True):
    """A counter that waits for the data role, and whose; `own` where this holder may not answer it."""

    subject: Subject
    own: bool


class DataRoleDesk(msgspec.Struct, frozen=True, kw_only=True):
    """What waits for the people who hold the data role."""

    counters: tuple[Counter, ...]
    questions: tuple[WaitingQuestion, ...]
    declaration: Declaration
    holders: tuple[Person, ...]
    emergencies: tuple[DeskEmergency, ...]
