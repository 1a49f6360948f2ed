"""Availability as a worker's phone and the programs see it. There is no field for a reason, on purpose."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec

from backend.kit.local_time import WallTime, WallTimeEnd

Level = Literal["cannot", "can", "prefer"]
Mode = Literal["walk", "bike", "car", "bus"]
MOST_SPANS = 60
MOST_WEEK_MINUTES = 7 * 1440
Minutes = Annotated[int, msgspec.Meta(ge=0, le=MOST_WEEK_MINUTES)]


class Span(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of one weekday (0 is Monday) in wall time; what no span says is *cannot*."""

    weekday: Annotated[int, msgspec.Meta(ge=0, le=6)]
    starts_time: WallTime
    ends_time: WallTimeEnd
    level: Level


class UsualWeek(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole usual week anew; `version` is the one it was made from."""

    spans: Annotated[tuple[Span, ...], msgspec.Meta(max_length=MOST_SPANS)]
    version: Annotated[int, msgspec.Meta(ge=0)]


class ExceptionInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of one date that is unlike the usual week."""

    on: date
    starts_time: WallTime
    ends_time: WallTimeEnd
    level: Level


class HoursWanted(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How many minutes a week a worker wants."""

    least_minutes: Minutes
    wanted_minutes: Minutes
    most_minutes: Minutes


class HoursWantedInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How many minutes a week a worker wants now, and what stood on the screen on which they said so."""

    least_minutes: Minutes
    wanted_minutes: Minutes
    most_minutes: Minutes
    before: HoursWanted | None = None

    @property
    def hours(self) -> HoursWanted:
        """What is wanted now."""
        return HoursWanted(
            least_minutes=self.least_minutes, wanted_minutes=self.wanted_minutes, most_minutes=self.most_minutes
        )


class DatedException(msgspec.Struct, frozen=True, kw_only=True):
    """A part of one date that stands before the usual week; the latest made wins."""

    id: UUID
    on: date
    starts_time: str
    ends_time: str
    level: Level


class Availability(msgspec.Struct, frozen=True, kw_only=True):
    """All a worker has said; `version` is the usual week's. Exceptions are those of today and later."""

    version: int
    spans: tuple[Span, ...]
    exceptions: tuple[DatedException, ...]
    hours_wanted: HoursWanted
    confirmed_on: date | None


class Certificate(msgspec.Struct, frozen=True, kw_only=True):
    """A worker may do this kind of task at any instant before `until_at`; without an end if there is none."""

    skill: str
    until_at: datetime | None


class TravelStart(msgspec.Struct, frozen=True, kw_only=True):
    """How a worker travels and, if they said so, from which area; degrees times 100,000."""

    mode: Mode
    latitude_e5: int | None
    longitude_e5: int | None
