"""Trust as a client gives it and as whom they ask reads it."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec

from backend.members.schemas import Language, Topic

Topics = Annotated[tuple[Topic, ...], msgspec.Meta(min_length=1, max_length=4)]
GivenName = Annotated[str, msgspec.Meta(min_length=1, max_length=60, pattern=r"\S")]
Email = Annotated[str, msgspec.Meta(min_length=3, max_length=254, pattern=r"^[^@\s]+@[^@\s]+$")]
Secret = Annotated[str, msgspec.Meta(min_length=20, max_length=100)]
Kind = Literal[
    "care_request_made",
    "care_request_changed",
    "care_request_withdrawn",
    "visit_cancelled",
    "visit_restored",
    "trust_offered",
    "trust_given",
    "trust_changed",
    "trust_ended",
    "data_answered",
    "data_countered",
    "data_taken_back",
    "data_withdrawn",
    "question_asked",
]


class Trust(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """With what, and through which day."""

    topics: Topics
    until_on: date


class Invite(Trust, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whom a client asks, where the link is sent, and what they would trust them with."""

    given_name: GivenName
    email: Email


class Invitation(msgspec.Struct, frozen=True, kw_only=True):
    """An invitation nobody has answered yet; `sent` once a mail server took it, `over` after a week."""

    id: UUID
    given_name: str
    email: str
    topics: tuple[Topic, ...]
    until_on: date
    created_at: datetime
    expires_at: datetime
    sent: bool
    over: bool


class OpenInvitation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The secret of a link."""

    token: Secret


class Invited(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody who was asked reads before they say yes; `member` where the address is a member's already."""

    client_given_name: str
    given_name: str
    topics: tuple[Topic, ...]
    until_on: date
    cooperative: str
    phone: str
    member: bool


class AcceptInvitation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Yes: who is not a member yet says what they are called, and joins under the service-only agreement."""

    token: Secret
    given_name: GivenName
    family_name: GivenName
    language: Language
    agrees: Literal[True]


class Accepted(msgspec.Struct, frozen=True, kw_only=True):
    """The trust holds; `joined` where a membership began with it, and this browser is signed in."""

    client_id: UUID
    joined: bool


class TrustEnded(msgspec.Struct, frozen=True, kw_only=True):
    """A trust that holds no more, or again."""

    client_id: UUID
    ended: bool


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was done for a client: what, when, by whom; no name where the reader may not know it."""

    id: UUID
    kind: Kind
    happened_at: datetime
    by_id: UUID | None
    by_given_name: str
    for_other: bool
