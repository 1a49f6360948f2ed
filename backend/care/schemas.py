"""Care as clients, those they trust and their coordinators say and see it."""

from datetime import date, datetime
from typing import Annotated, Literal, get_args
from uuid import UUID

import msgspec

from backend.kit.local_time import WallTime

Task = Literal[
    "personal_care", "meal", "medication", "company", "household", "shopping", "mobility", "hoist", "night_watch"
]
DayPart = Literal["morning", "lunch", "tea", "bed", "night"]
Need = Literal[
    "large_print", "no_phone_calls", "printed_week", "read_aloud", "ring_before", "speak_slowly", "write_down"
]
Gender = Literal["any", "woman", "man"]
Recurrence = Literal["once", "weekly"]
State = Literal["waiting", "agreed", "refused", "withdrawn"]

TASKS: tuple[Task, ...] = get_args(Task)
MOST_CHARACTERS = 2_000
MOST_FLEXIBLE_MINUTES = 240

Tasks = Annotated[tuple[Task, ...], msgspec.Meta(min_length=1, max_length=len(TASKS))]
Weekdays = Annotated[tuple[Annotated[int, msgspec.Meta(ge=0, le=6)], ...], msgspec.Meta(max_length=7)]
Words = Annotated[str, msgspec.Meta(max_length=MOST_CHARACTERS)]
Minutes = Annotated[int, msgspec.Meta(ge=5, le=1440)]
Flexible = Annotated[int, msgspec.Meta(ge=0, le=MOST_FLEXIBLE_MINUTES)]
Workers = Annotated[int, msgspec.Meta(ge=1, le=4)]


class AskForCare(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is asked for: a part of the day or a time; on one day, or every week from a day on."""

    tasks: Tasks
    day_part: DayPart | None = None
    starts_time: WallTime | None = None
    flexible_minutes: Flexible = 0
    minutes: Minutes
    workers: Workers = 1
    recurrence: Recurrence
    on: date | None = None
    weekdays: Weekdays = ()
    from_on: date | None = None
    until_on: date | None = None
    note: Words | None = None


class Agree(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is agreed: the pattern in wall time. For one day, `until_on` is `from_on`. `critical` grows with urgency."""

    starts_time: WallTime
    flexible_minutes: Flexible = 0
    minutes: Minutes
    workers: Workers = 1
    weekdays: Weekdays = ()
    from_on: date
    until_on: date | None = None
    tasks: Tasks
    critical: Annotated[int, msgspec.Meta(ge=0, le=9)] = 0


class Refuse(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Why not, in words for the client."""

    answer: Annotated[str, msgspec.Meta(min_length=1, max_length=MOST_CHARACTERS)]


class AskedBy(msgspec.Struct, frozen=True, kw_only=True):
    """Who asked; no name where the reader may not know it."""

    id: UUID
    given_name: str
    for_other: bool


class CareRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A request and what became of it. `on` is the day of one asked for once."""

    id: UUID
    tasks: tuple[Task, ...]
    day_part: DayPart | None
    starts_time: str | None
    flexible_minutes: int
    minutes: int
    workers: int
    recurrence: Recurrence
    on: date | None
    weekdays: tuple[int, ...]
    from_on: date
    until_on: date | None
    note: str
    state: State
    answer_by_on: date
    answered_at: datetime | None
    answer: str | None
    asked_by: AskedBy
    created_at: datetime


class Client(msgspec.Struct, frozen=True, kw_only=True):
    """A client by name."""

    id: UUID
    given_name: str
    family_name: str


class ClientsRequest(CareRequest, frozen=True, kw_only=True):
    """A request as a coordinator sees it."""

    client: Client
    team_id: UUID


class Declined(msgspec.Struct, frozen=True, kw_only=True):
    """A worker a client would rather not have; no name where it can no longer be read."""

    worker_id: UUID
    given_name: str


class Wishes(msgspec.Struct, frozen=True, kw_only=True):
    """How a client likes to be helped. No reason is asked for any of it."""

    version: int
    languages: tuple[str, ...]
    gender: Gender
    needs: tuple[str, ...]
    declined: tuple[Declined, ...]


class WishesInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All wishes anew; `version` is the one they were made from."""

    version: Annotated[int, msgspec.Meta(ge=0)]
    languages: Annotated[tuple[Annotated[str, msgspec.Meta(max_length=3)], ...], msgspec.Meta(max_length=20)]
    gender: Gender
    needs: Annotated[tuple[Need, ...], msgspec.Meta(max_length=len(get_args(Need)))]
    declined: Annotated[tuple[UUID, ...], msgspec.Meta(max_length=100)]


class DoorNote(msgspec.Struct, frozen=True, kw_only=True):
    """How to get into a client's home, as they or somebody for them wrote it; no note where there is none (now)."""

    version: int
    note: str | None
    written_at: datetime | None


class DoorNoteInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How to get in, anew; `version` is the one it was made from."""

    version: Annotated[int, msgspec.Meta(ge=0)]
    note: Annotated[str, msgspec.Meta(min_length=1, max_length=300)]


class EmergencyContact(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody a client trusts, and their number where they gave one."""

    given_name: str
    family_name: str
    phone: str | None


class EmergencyNote(msgspec.Struct, frozen=True, kw_only=True):
    """Words between a client and a coordinator."""

    note: str | None
    answer: str | None


class InEmergency(msgspec.Struct, frozen=True, kw_only=True):
    """What is read of a client in an emergency, until then; null where there is nothing of it."""

    id: UUID
    opened_at: datetime
    until_at: datetime
    given_name: str
    family_name: str
    phone: str | None
    line: str | None
    door_note: str | None
    notes: tuple[EmergencyNote, ...]
    contacts: tuple[EmergencyContact, ...]


class CancelledVisit(msgspec.Struct, frozen=True, kw_only=True):
    """A visit that will not be, by whose word and when it was said."""

    id: UUID
    state: Literal["cancelled"]
    cancelled_by_id: UUID
    cancelled_at: datetime


class RestoredVisit(msgspec.Struct, frozen=True, kw_only=True):
    """A visit that will be after all."""

    id: UUID
    state: Literal["due"]


class StandingVisit(msgspec.Struct, frozen=True, kw_only=True):
    """A weekly pattern that is agreed; wall time, the last day where there is one."""

    id: UUID
    client_id: UUID
    team_id: UUID
    care_request_id: UUID | None
    tasks: tuple[Task, ...]
    weekdays: tuple[int, ...]
    starts_time: str
    flexible_minutes: int
    minutes: int
    workers: int
    critical: int
    from_on: date
    until_on: date | None
    version: int


class EndStandingVisit(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The last day on which it still is."""

    last_on: date


class WeekVisit(msgspec.Struct, frozen=True, kw_only=True):
    """A visit that is due, as the programs that plan need it; instants in UTC."""

    id: UUID
    client_id: UUID
    team_id: UUID
    standing_visit_id: UUID
    visit_on: date
    starts_at: datetime
    earliest_at: datetime
    latest_end_at: datetime
    minutes: int
    workers: int
    critical: int
    tasks: tuple[str, ...]


class ServiceArea(msgspec.Struct, frozen=True, kw_only=True):
    """Where a client lives, to the area; degrees times 100,000."""

    area: str
    latitude_e5: int
    longitude_e5: int


class Address(msgspec.Struct, frozen=True, kw_only=True):
    """Where a client lives, exactly; degrees times 100,000."""

    line: str
    latitude_e5: int
    longitude_e5: int
