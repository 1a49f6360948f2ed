"""Questions about looks, as the screens see them."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import msgspec

from backend.privacy.declaring.schemas import Person, Subject

Words = Annotated[str, msgspec.Meta(min_length=1, max_length=1000)]


class LookedAt(msgspec.Struct, frozen=True, kw_only=True):
    """The look a question is about."""

    opened_at: datetime
    purpose: str
    recipient: str
    categories: tuple[str, ...]
    actor_id: UUID | None
    program: str | None


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """What was asked about a look, by when somebody answers, and what they said."""

    id: UUID
    look: LookedAt
    asked_at: datetime
    by: Person | None
    words: str
    answer_by_on: date
    late: bool
    answered_by: Person | None
    answered_at: datetime | None
    answer: str | None


class WaitingQuestion(Question, frozen=True, kw_only=True):
    """A question that waits for the data role, and whose; `own` where this holder may not answer it."""

    subject: Subject
    own: bool


class AskQuestion(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question about one look; `id` is made by who asks."""

    id: UUID
    client_id: UUID | None = None
    words: Words
