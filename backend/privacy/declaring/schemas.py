"""The declaration as the screens see it, and as the data role writes it."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec

from backend.privacy.purposes import MOST_MONTHS, MOST_RETENTION_DAYS, Necessity, Precision

Code = Annotated[str, msgspec.Meta(min_length=1, max_length=60, pattern=r"^[A-Za-z]+$")]
Days = Annotated[int, msgspec.Meta(ge=1, le=MOST_RETENTION_DAYS)]
Version = Annotated[int, msgspec.Meta(ge=1, le=1_000_000)]
Class = Literal["worker", "client", "supporter"]


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody by first name."""

    id: UUID
    given_name: str


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """Whose it is; without a name where it may not be read."""

    id: UUID
    given_name: str
    family_name: str


class RuleKey(msgspec.Struct, frozen=True, kw_only=True):
    """What makes a rule one rule."""

    category: str
    purpose: str
    recipient: str


class DeclaredRule(msgspec.Struct, frozen=True, kw_only=True):
    """One rule of a declaration: the terms asked for, the least the service needs, and why, as codes."""

    category: str
    purpose: str
    recipient: str
    classes: tuple[Class, ...]
    necessity: Necessity
    legal_basis: str
    precision: Precision
    retention_days: int
    months: int
    least_precision: Precision | None
    least_retention_days: int | None
    needed_by: str
    benefit: str
    risk: str
    refusing: str
    asked_since: int

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes it one rule."""
        return self.category, self.purpose, self.recipient


class Declaration(msgspec.Struct, frozen=True, kw_only=True):
    """A version of what the cooperative asks for; made by nobody where it is the first."""

    version: int
    made_at: datetime
    made_by: Person | None
    rules: tuple[DeclaredRule, ...]


class ProposedRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One rule as the data role writes it; what the code fixes (classes, necessity, ground, why) is not here."""

    category: Code
    purpose: Code
    recipient: Code
    precision: Precision
    retention_days: Days
    months: Annotated[int, msgspec.Meta(ge=1, le=MOST_MONTHS)]
    least_precision: Precision | None = None
    least_retention_days: Days | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes it one rule."""
        return self.category, self.purpose, self.recipient


class ProposedDeclaration(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole of a next version, written on the base of one."""

    base_version: Version
    rules: Annotated[tuple[ProposedRule, ...], msgspec.Meta(max_length=200)]


class AskedAgain(msgspec.Struct, frozen=True, kw_only=True):
    """How many members of a class would be asked again."""

    member_class: Class
    members: int


class DeclarationTrial(msgspec.Struct, frozen=True, kw_only=True):
    """What a next version would mean, without anything being changed."""

    broader: tuple[RuleKey, ...]
    narrower: tuple[RuleKey, ...]
    dropped: tuple[RuleKey, ...]
    added: tuple[RuleKey, ...]
    asked_again: tuple[AskedAgain, ...]
