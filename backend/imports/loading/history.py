"""What was worked before the first day planned: dated visits, who was there, and a roster for each such week.

It is what later weeks know of the past: who knows whom, and who did how much.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from msgspec import Struct
from sqlalchemy.dialects.postgresql import Range

from backend.care.rules import week_of
from backend.care.tables import StandingVisitRow, VisitRow
from backend.governance import policy
from backend.imports.loading.rows import Rows
from backend.imports.loading.visits import clock
from backend.imports.schemas import WorkedVisitRow
from backend.kit.local_time import instant
from backend.rosters.tables import AssignmentRow, RosterRow

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_SHORTEST_PATTERN = 5
_MOST_WORKERS = 4


class Worked(Struct, frozen=True, kw_only=True):
    """A row of history with the ids and instants it became."""

    told: WorkedVisitRow
    visit_id: UUID
    worker_id: UUID
    client_id: UUID
    starts_at: datetime
    ends_at: datetime

    @property
    def week_on(self) -> date:
        """The Monday of its week."""
        return week_of(self.told.on)


class _Slot(NamedTuple):
    """What past visits have in common that repeat each other."""

    visit: str | None
    client: str
    starts_minute: int
    minutes: int


_Together = dict[tuple[_Slot, date], list[WorkedVisitRow]]


def history(rows: Rows) -> tuple[Worked, ...]:
    """Past visits with their live, confirmed assignments; who was there at the same time was on the same visit."""
    together: _Together = defaultdict(list)
    for told in rows.folder.history:
        slot = _Slot(told.visit, told.client, told.starts_minute, told.minutes)
        together[slot, told.on].append(told)
    patterns = _patterns(rows, together)
    rosters = _rosters(rows)
    worked = [one for at, made in together.items() for one in _visit(rows, patterns[at], at[0], made)]
    for one in worked:
        _assignment(rows, one, rosters[one.week_on])
    return tuple(worked)


def _patterns(rows: Rows, together: _Together) -> dict[tuple[_Slot, date], UUID]:
    """The standing visit of each past visit: the one it was, where that has no other on the day, else its own."""
    found: dict[tuple[_Slot, date], UUID] = {}
    taken: set[tuple[str, date]] = set()
    for (slot, on), made in together.items():
        if slot.visit is not None and (slot.visit, on) not in taken:
            taken.add((slot.visit, on))
            found[slot, on] = rows.standing_visits[slot.visit]
        else:
            found[slot, on] = _once(rows, slot, on, len(made))
    return found


def _once(rows: Rows, slot: _Slot, on: date, workers: int) -> UUID:
    """A pattern of one day that is over, so that nothing comes of it any more."""
    return rows.add(
        StandingVisitRow,
        client_id=rows.members[slot.client],
        team_id=rows.home_teams[slot.client],
        weekdays=[on.weekday()],
        starts_time=clock(slot.starts_minute),
        flexible_minutes=0,
        minutes=max(_SHORTEST_PATTERN, slot.minutes),
        workers=min(_MOST_WORKERS, workers),
        critical=0,
        from_on=on,
        until_on=on,
        filled=Range(on, on + _DAY),
    )


def _visit(rows: Rows, pattern_id: UUID, slot: _Slot, made: Sequence[WorkedVisitRow]) -> list[Worked]:
    on = made[0].on
    starts_at = instant(on, clock(slot.starts_minute), rows.zone)
    ends_at = starts_at + timedelta(minutes=slot.minutes)
    client_id = rows.members[slot.client]
    visit_id = rows.add(
        VisitRow,
        client_id=client_id,
        team_id=rows.home_teams[slot.client],
        standing_visit_id=pattern_id,
        visit_on=on,
        starts_at=starts_at,
        earliest_at=starts_at,
        latest_end_at=ends_at,
        minutes=slot.minutes,
        workers=len(made),
        critical=0,
        state="due",
    )
    return [
        Worked(
            told=told,
            visit_id=visit_id,
            worker_id=rows.members[told.worker],
            client_id=client_id,
            starts_at=starts_at,
            ends_at=ends_at,
        )
        for told in made
    ]


def _assignment(rows: Rows, worked: Worked, roster_id: UUID) -> None:
    """As given with its week's roster, or, at short notice, as the visit began."""
    given_at = worked.starts_at if worked.told.short_notice else _planned_at(rows, worked.week_on)
    rows.add(
        AssignmentRow,
        visit_id=worked.visit_id,
        worker_id=worked.worker_id,
        client_id=worked.client_id,
        roster_id=roster_id,
        during=Range(worked.starts_at, worked.ends_at),
        state="live",
        created_at=given_at,
        confirmed_at=given_at,
    )


def _rosters(rows: Rows) -> dict[date, UUID]:
    """A published roster for each past week; one that reaches the first day planned leaves its week to be solved."""
    weeks = sorted({week_of(told.on) for told in rows.folder.history})
    return {week_on: _roster(rows, week_on) for week_on in weeks}


def _roster(rows: Rows, week_on: date) -> UUID:
    over = week_on + _WEEK <= rows.folder.cooperative.first_on
    planned_at = _planned_at(rows, week_on)
    return rows.add(
        RosterRow,
        week_on=week_on,
        number=1,
        state="published" if over else "superseded",
        requested_at=planned_at,
        budget_seconds=0,
        complete=True,
        policy_hash=policy.in_force().hash,
        published_at=planned_at,
    )


def _planned_at(rows: Rows, week_on: date) -> datetime:
    """When a past week's roster is taken to have been published: nobody told, so a week before it began."""
    return rows.starts_at(week_on - _WEEK)
