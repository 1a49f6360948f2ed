"""What was worked before the first day planned, where it does not fit the weeks to come."""

from datetime import date

import msgspec

from backend.imports.example import EXAMPLE
from backend.imports.schemas import WorkedVisitRow
from tests.backend.imports.loading import count, loaded
from tests.database import TestDatabase


def worked(**more: object) -> WorkedVisitRow:
    return msgspec.structs.replace(EXAMPLE.history[0], **more)


async def test_past_visits_of_no_weekly_visit_are_kept_under_patterns_that_are_over(
    fresh_database: TestDatabase,
) -> None:
    days = [date(2026, 11, 2), date(2026, 11, 5), date(2026, 11, 20)]
    once = [worked(on=on, visit=None, starts_minute=900, minutes=3) for on in days]
    again = worked(starts_minute=1000)  # the weekly visit came twice on one day
    await loaded(fresh_database, msgspec.structs.replace(EXAMPLE, history=(*EXAMPLE.history, *once, again)))
    assert await count(fresh_database, "assignment", "state = 'live' and confirmed_at is not null") == 5
    assert await count(fresh_database, "visit", "visit_on < date '2026-11-23'") == 5
    assert await count(fresh_database, "standing_visit", "until_on < date '2026-11-23'") == 4


async def test_a_week_that_reaches_the_first_day_planned_is_left_to_be_solved(fresh_database: TestDatabase) -> None:
    told = msgspec.structs.replace(EXAMPLE.cooperative, first_on=date(2026, 11, 25))
    history = (*EXAMPLE.history, worked(on=date(2026, 11, 24)))
    await loaded(fresh_database, msgspec.structs.replace(EXAMPLE, cooperative=told, history=history))
    assert await count(fresh_database, "roster", "state = 'published'") == 1
    assert await count(fresh_database, "ledger_entry", "week_on = date '2026-11-23'") == 0
    assert await count(fresh_database, "assignment") == 2
