"""What erasing means for one member, before and after."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

import msgspec


class ErasureInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The request's id, made by who asks; a client who is named has to be who asks."""

    id: UUID
    client_id: UUID | None = None


class ErasureCategory(msgspec.Struct, frozen=True, kw_only=True):
    """One category of which there is something about the member: how many rows, and when they go.

    `now`: at once. `when_you_leave`: the service cannot be given without. `by_law`: the law named keeps it `until_on`.
    """

    category: str
    rows: int
    goes: Literal["now", "when_you_leave", "by_law"]
    law: str | None
    until_on: date | None


class Erasure(msgspec.Struct, frozen=True, kw_only=True):
    """Where a member's request stands: null where it has not come to that.

    Nothing goes while `waits_for_answer`: a question of theirs about who looked is open. `gone`: rows by category.
    """

    asked_at: datetime | None
    begun_at: datetime | None
    erased_at: datetime | None
    leaves_on: date | None
    waits_for_answer: bool
    gone: dict[str, int]
    categories: tuple[ErasureCategory, ...]
