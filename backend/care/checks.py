"""What may be asked for and agreed; every field that cannot be taken is named."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import msgspec

from backend.care.rules import due_dates
from backend.care.schemas import TASKS, Agree, AskForCare, Task
from backend.kit.errors import FieldError, Problem
from backend.kit.local_time import time_of

STEP_MINUTES = 5
AHEAD = timedelta(days=400)
LONGEST = timedelta(days=3660)
# A weekly request may have waited on a phone without signal; the coordinator says from when it can be.
LATE = timedelta(days=31)
_WEEK = timedelta(days=7)


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """A request in its one form: two that mean the same are equal."""

    tasks: tuple[str, ...]
    day_part: str | None
    starts_time: time | None
    flexible_minutes: int
    minutes: int
    workers: int
    recurrence: str
    weekdays: tuple[int, ...]
    from_on: date | None
    until_on: date | None
    note: str


def wanted(data: AskForCare) -> Wanted:
    """The request as sent, in its one form; it may still be nonsense."""
    once = data.recurrence == "once"
    first_on = (data.on or data.from_on) if once else data.from_on
    return Wanted(
        tasks=in_order(data.tasks),
        day_part=data.day_part,
        starts_time=time_of(data.starts_time) if data.starts_time else None,
        flexible_minutes=data.flexible_minutes,
        minutes=data.minutes,
        workers=data.workers,
        recurrence=data.recurrence,
        weekdays=((first_on.weekday(),) if first_on else ()) if once else tuple(sorted(set(data.weekdays))),
        from_on=first_on,
        until_on=first_on if once else data.until_on,
        note=(data.note or "").strip(),
    )


def in_order(tasks: Iterable[str]) -> tuple[Task, ...]:
    """The kinds of task once each, in the order people read them."""
    chosen = set(tasks)
    return tuple(task for task in TASKS if task in chosen)


def request(data: AskForCare, *, today: date) -> None:
    """Problem 400 naming each field that keeps this from being a request."""
    refuse_all([*_what(data.tasks, data.minutes), *_when(data), *words("note", data.note or ""), *_days(data, today)])


def _what(tasks: Collection[str], minutes: int) -> Iterator[FieldError]:
    if len(set(tasks)) < len(tasks):
        yield FieldError(field="tasks", code="repeated")
    if minutes % STEP_MINUTES:
        yield FieldError(field="minutes", code="not_a_step", params={"step_minutes": STEP_MINUTES})


def _when(data: AskForCare) -> Iterator[FieldError]:
    if data.day_part is None and data.starts_time is None:
        yield FieldError(field="starts_time", code="missing")
    elif data.day_part is not None and data.starts_time is not None:
        yield FieldError(field="day_part", code="one_of_two", params={"other": "starts_time"})


def words(field: str, text: str) -> Iterator[FieldError]:
    """A fault where `text` has a character that is no writing (NUL and its kin)."""
    if any(ord(character) < ord(" ") and character not in "\n\r\t" for character in text):
        yield FieldError(field=field, code="bad_format")


def not_empty(field: str, text: str) -> Iterator[FieldError]:
    """A fault where `text` says nothing."""
    if not text:
        yield FieldError(field=field, code="too_short", params={"least": 1})


def _days(data: AskForCare, today: date) -> Iterator[FieldError]:
    if data.recurrence == "once":
        yield from _one_day(data, today)
    else:
        yield from _every_week(data, today)


def _one_day(data: AskForCare, today: date) -> Iterator[FieldError]:
    if data.on is None:
        yield FieldError(field="on", code="missing")
        return
    yield from _in_reach("on", data.on, today, today)
    for field, on in (("from_on", data.from_on), ("until_on", data.until_on)):
        if on not in (None, data.on):
            yield FieldError(field=field, code="not_the_same", params={"other": "on"})
    if not set(data.weekdays) <= {data.on.weekday()}:
        yield FieldError(field="weekdays", code="not_the_same", params={"other": "on"})


def _every_week(data: AskForCare, today: date) -> Iterator[FieldError]:
    if data.on is not None:
        yield FieldError(field="on", code="not_here")
    yield from _weekdays(data.weekdays)
    if data.from_on is None:
        yield FieldError(field="from_on", code="missing")
        return
    yield from _in_reach("from_on", data.from_on, today - LATE, today)
    yield from _until(data.weekdays, data.from_on, data.until_on)


def _weekdays(weekdays: Collection[int]) -> Iterator[FieldError]:
    if not weekdays:
        yield FieldError(field="weekdays", code="too_short", params={"least": 1})
    elif len(set(weekdays)) < len(weekdays):
        yield FieldError(field="weekdays", code="repeated")


def _in_reach(field: str, on: date, least: date, today: date) -> Iterator[FieldError]:
    if on < least:
        yield FieldError(field=field, code="in_the_past")
    elif on > today + AHEAD:
        yield FieldError(field=field, code="too_far", params={"most_days": AHEAD.days})


def _until(weekdays: Collection[int], from_on: date, until_on: date | None) -> Iterator[FieldError]:
    if until_on is None:
        return
    if until_on < from_on:
        yield FieldError(field="until_on", code="less_than", params={"other": "from_on"})
    elif until_on - from_on > LONGEST:
        yield FieldError(field="until_on", code="too_far", params={"most_days": LONGEST.days})
    elif weekdays and not any(_due_in(weekdays, from_on, until_on)):
        yield FieldError(field="until_on", code="no_day_left")


def _due_in(weekdays: Collection[int], from_on: date, until_on: date) -> Iterator[bool]:
    for _on in due_dates(weekdays, from_on, min(until_on, from_on + _WEEK), ZoneInfo("UTC")):
        yield True


def agreement(data: Agree, recurrence: str, *, today: date) -> Agree:
    """The agreement with its weekdays filled in for one day; Problem 400 naming each field that cannot be."""
    if recurrence == "once":
        data = msgspec.structs.replace(
            data, weekdays=data.weekdays or (data.from_on.weekday(),), until_on=data.until_on or data.from_on
        )
    faults = [
        *_what(data.tasks, data.minutes),
        *_weekdays(data.weekdays),
        *_in_reach("from_on", data.from_on, today, today),
        *_until(data.weekdays, data.from_on, data.until_on),
    ]
    if recurrence == "once" and data.until_on != data.from_on:
        faults.append(FieldError(field="until_on", code="not_the_same", params={"other": "from_on"}))
    refuse_all(faults)
    return data


def refuse_all(faults: Iterable[FieldError]) -> None:
    """Problem 400 with these faults; nothing where there are none."""
    errors = list(faults)
    if errors:
        raise Problem("invalid", 400, errors=errors)
