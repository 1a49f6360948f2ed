"""Members as the screens see them."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec

Language = Annotated[str, msgspec.Meta(pattern=r"^[a-z]{2,3}$")]
Topic = Literal["times", "requests", "notes", "data"]
Part = Literal["worker", "client", "trusted_contact", "coordinator", "supporter"]


class Team(msgspec.Struct, frozen=True, kw_only=True):
    """A team and its name."""

    id: UUID
    name: str


class Cooperative(msgspec.Struct, frozen=True, kw_only=True):
    """What every member knows of the cooperative."""

    id: UUID
    name: str
    zone: str
    phone: str
    currency: str


class ActingFor(msgspec.Struct, frozen=True, kw_only=True):
    """A client who trusts me, on which topics, until the end of which day."""

    client_id: UUID
    given_name: str
    family_name: str
    topics: tuple[str, ...]
    until_on: date


class Me(msgspec.Struct, frozen=True, kw_only=True):
    """The signed-in member."""

    member_id: UUID
    given_name: str
    family_name: str
    classes: tuple[str, ...]
    coordinates: tuple[UUID, ...]
    teams: tuple[Team, ...]
    acting_for: tuple[ActingFor, ...]
    cooperative: Cooperative
    language: str
    demo: bool
    data_role: bool
    version: str


class Name(msgspec.Struct, frozen=True, kw_only=True):
    """What a member is called."""

    id: UUID
    given_name: str
    family_name: str


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """A signed-in browser of mine; `ends_at` is when it ends by itself if it is not used before."""

    id: UUID
    created_at: datetime
    last_used_at: datetime
    ends_at: datetime
    agent: str
    current: bool


class TrustedContact(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody a client trusts to act for them."""

    id: UUID
    member_id: UUID
    given_name: str
    topics: tuple[str, ...]
    until_on: date


class DemoPerson(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody to become in demo mode; `part` says which of the app's sides they show. A code: they are put forward."""

    member_id: UUID
    name: str
    cooperative: str
    part: Part
    classes: tuple[str, ...]
    coordinates: bool
    language: str
    description_code: str | None


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """Who read about me: a person by first name if I may know them, or a program."""

    id: UUID
    opened_at: datetime
    actor: "Looker"
    purpose: str
    recipient: str
    categories: tuple[str, ...]
    reads: int


class Looker(msgspec.Struct, frozen=True, kw_only=True):
    """The one who looked."""

    kind: Literal["person", "solver", "system"]
    given_name: str | None
    program: str | None


class AskSignIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where to send a one-time link."""

    email: Annotated[str, msgspec.Meta(min_length=3, max_length=254, pattern=r"^[^@\s]+@[^@\s]+$")]


class UseSignIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The secret of a one-time link."""

    token: Annotated[str, msgspec.Meta(min_length=20, max_length=100)]


class Become(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whom to become, in demo mode."""

    member_id: UUID


class Leave(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The first day on which somebody is no member any more."""

    on: date


class Leaving(msgspec.Struct, frozen=True, kw_only=True):
    """Whether a member leaves, from the beginning of which day on, and whether that day has come.

    `own` where they said so themselves: then nobody else takes it back.
    """

    member_id: UUID
    leaves_on: date | None
    own: bool
    left: bool


class SetLanguage(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The language of the screens and of what is sent to me."""

    language: Language
