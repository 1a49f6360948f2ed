"""A week's facts become a problem: the same facts the same bytes, wall time true, nothing private told."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.governance.policy import Policy
from backend.rosters.explanations import WhyRow
from backend.rosters.facts import ClientFact, Held, LedgerFact, SpanFact, VisitFact, WeekFacts, WorkerFact
from backend.rosters.solving import content_hash, read_problem, to_problem, write_problem
from backend.rosters.solving.explaining import _few
from backend.rosters.solving.ledgers import weight
from backend.rosters.solving.words import public_rule
from backend.rosters.travel import Point

ASHA, BEN, MARGARET, VISIT, PATTERN, COOP = (UUID(int=n) for n in range(1, 7))
MONDAY = date(2026, 11, 30)
MIDNIGHT = datetime(2026, 11, 30, tzinfo=UTC)


def facts(**more: object) -> WeekFacts:
    """A week with one visit on Monday at nine."""
    whole_week = SpanFact(starts_at=MIDNIGHT, ends_at=MIDNIGHT + timedelta(days=7), prefers=False)
    visit = VisitFact(
        id=VISIT,
        client_id=MARGARET,
        standing_visit_id=PATTERN,
        visit_on=MONDAY,
        earliest_at=MIDNIGHT + timedelta(hours=9),
        latest_end_at=MIDNIGHT + timedelta(hours=10),
        minutes=45,
        workers=1,
        critical=0,
        tasks=("meal", "medication", "personal_care"),
    )
    made = WeekFacts(
        cooperative_id=COOP,
        week_on=MONDAY,
        zone="Europe/London",
        asked_at=MIDNIGHT - timedelta(days=7),
        workers=tuple(
            WorkerFact(id=who, spans=(whole_week,), wanted_minutes=600, most_minutes=900) for who in (ASHA, BEN)
        ),
        clients=(ClientFact(id=MARGARET, place=Point(5150000, -10000), declined=(BEN,)),),
        visits=(visit,),
    )
    return msgspec.structs.replace(made, **more)


def held(hours: int, worker: UUID = ASHA, visit: UUID = VISIT) -> Held:
    starts_at = MIDNIGHT + timedelta(hours=hours)
    return Held(
        visit_id=visit,
        client_id=MARGARET,
        worker_id=worker,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=45),
    )


@given(st.permutations(range(2)), st.permutations(range(2)))
def test_the_order_in_which_facts_are_read_changes_no_byte(workers: list[int], pairs: list[int]) -> None:
    known = facts(familiarity=((MARGARET, ASHA, 3), (MARGARET, BEN, 2)))
    shuffled = msgspec.structs.replace(
        known,
        workers=tuple(known.workers[n] for n in workers),
        familiarity=tuple(known.familiarity[n] for n in pairs),
    )
    assert write_problem(to_problem(known, Policy())) == write_problem(to_problem(shuffled, Policy()))


def test_a_problem_that_was_stored_is_the_same_again() -> None:
    problem = to_problem(facts(), Policy())
    assert content_hash(read_problem(write_problem(problem))) == content_hash(problem)


@pytest.mark.parametrize(("monday", "last_day_minutes"), [(date(2026, 3, 23), 1380), (date(2026, 10, 19), 1500)])
def test_days_are_as_long_as_the_wall_clock_makes_them(monday: date, last_day_minutes: int) -> None:
    known = facts(week_on=monday, visits=())
    problem = to_problem(known, Policy())
    assert problem.day_starts == tuple(1440 * day for day in range(7))
    weekend = problem.policy.burden_spans["weekends"]
    assert weekend[1].ends - weekend[1].starts == last_day_minutes


def test_only_tasks_that_need_training_ask_for_it() -> None:
    visit = to_problem(facts(), Policy()).visits[0]
    assert (visit.skills, visit.personal_care) == (("medication", "personal_care"), True)


def test_what_has_begun_keeps_who_is_on_it_and_is_not_given_to_others() -> None:
    begun = to_problem(facts(asked_at=MIDNIGHT + timedelta(hours=12), live=(held(9),)), Policy()).visits
    assert [(visit.workers, [pin.worker for pin in visit.pinned]) for visit in begun] == [(1, [str(ASHA)])]
    assert to_problem(facts(asked_at=MIDNIGHT + timedelta(hours=12)), Policy()).visits == ()


def test_other_work_counts_as_work() -> None:
    other = UUID(int=99)
    worker = to_problem(facts(live=(held(-10, visit=other),)), Policy()).workers[0]
    assert [(busy.starts, busy.ends) for busy in worker.busy] == [(-600, -555)]


def test_the_ledger_counts_half_after_its_half_life() -> None:
    entries = tuple(
        LedgerFact(worker_id=ASHA, week_on=MONDAY - timedelta(weeks=weeks), kind="hours_given", minutes=600)
        for weeks in (8, 16)
    )
    worker = to_problem(facts(ledger=entries), Policy()).workers[0]
    assert worker.ledger.minutes_given == 300 + 150


@given(st.integers(0, 500), st.integers(1, 52))
def test_an_older_entry_never_counts_more(weeks: int, half_life: int) -> None:
    assert weight(weeks + 1, half_life) <= weight(weeks, half_life) <= 1_000_000


def test_every_draft_of_a_week_draws_the_same_lot() -> None:
    later = msgspec.structs.replace(facts(), asked_at=MIDNIGHT - timedelta(hours=1))
    assert to_problem(facts(), Policy()).seed == to_problem(later, Policy()).seed


def test_who_is_wished_for_or_declined_goes_by_one_name() -> None:
    assert {public_rule(code) for code in ("declined", "gender", "languages")} == {"matching"}
    assert public_rule("skills") == "skills"


@given(st.lists(st.integers(0, 30), max_size=8))
def test_no_row_lets_one_work_out_how_few_another_counts(outs: list[int]) -> None:
    left = 40
    rows = [WhyRow(code="everyone", params={}, left=left, stops=False)]
    for out in (out for out in outs if out):
        left = max(0, left - out)
        rows.append(WhyRow(code="rule", params={"out": out}, left=left, stops=False))
    told = list(_few(rows, 5))
    assert all(row.left is None or row.left >= 5 for row in told)
    assert all(row.params.get("out", 5) >= 5 for row in told)
    shown = [(n, row.left) for n, row in enumerate(told) if row.left is not None]
    for (n, before), (m, after) in pairwise(shown):
        if m - n > 1:
            assert "out" not in told[m].params
            assert before - after >= 5
