"""Finding somebody for what is open, one visit after the other, without moving anybody."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from uuid import UUID

import scheduler
from backend.rosters.cover.schemas import Given
from backend.rosters.facts import Planned
from backend.rosters.schemas import Reason
from backend.rosters.solving import words
from backend.rosters.solving.clock import instant_of, minute_of
from backend.rosters.solving.judging import Case

_STEP_MINUTES = 5


def fill(
    case: Case, planned: Sequence[Planned], visits: Collection[UUID], workers: Collection[UUID], *, now: datetime
) -> tuple[list[Planned], list[Given]]:
    """The draft with whoever is free first in the fair order on each of these visits, and who that is; critical first.

    No rule is broken by it. Where nobody of `workers` is free, or it would have begun, a place stays open.
    """
    held, given = list(planned), []
    starts = {visit.id: visit.earliest for visit in case.problem.visits}
    places = [place for place in case.uncovered(held) if UUID(place.visit) in visits]
    for place in sorted(places, key=lambda one: (-one.critical, starts[one.visit], one.visit)):
        for _ in range(place.missing):
            found = _first(case, held, place.visit, workers, now)
            if found is None:
                break
            held.append(found[0])
            given.append(found[1])
    return held, given


def _first(
    case: Case, held: Sequence[Planned], visit: str, workers: Collection[UUID], now: datetime
) -> tuple[Planned, Given] | None:
    roster = scheduler.Roster(problem=case.problem.id, assignments=tuple(case.assignments(held)))
    for one in scheduler.suggest(case.problem, roster, visit, wanted=case.wanted):
        if one.free and one.starts is not None and UUID(one.worker) in workers:
            starts_at = max(instant_of(case.problem, one.starts), _soonest(now))
            made = _made(case, visit, one.worker, starts_at)
            if one.starts == minute_of(case.problem, starts_at) or not case.added(held, [*held, made]):
                return made, _given(case, made, one.reasons)
    return None


def _soonest(now: datetime) -> datetime:
    """The next full five minutes: what has begun cannot be given to anybody."""
    return now.replace(second=0, microsecond=0) + timedelta(minutes=_STEP_MINUTES - now.minute % _STEP_MINUTES)


def _made(case: Case, visit: str, worker: str, starts_at: datetime) -> Planned:
    minutes = next(each.minutes for each in case.problem.visits if each.id == visit)
    return Planned(
        visit_id=UUID(visit),
        client_id=case.clients[UUID(visit)],
        worker_id=UUID(worker),
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=minutes),
    )


def _given(case: Case, made: Planned, reasons: Sequence[scheduler.Reason]) -> Given:
    told: list[Reason] = [said for reason in reasons if (said := words.reason(case.problem, reason)) is not None]
    return Given(visit_id=made.visit_id, worker_id=made.worker_id, starts_at=made.starts_at, reasons=tuple(told))
