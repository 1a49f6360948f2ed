"""Every constraint says its rule twice, and both halves say the same."""

import pytest

import scheduler
from scheduler import Busy
from scheduler.constraints import CONSTRAINTS, Constraint
from tests.builders_scheduler import a_problem, a_worker, at, on
from tests.scheduler.cases import CASES

CODES = [c.code for c in CONSTRAINTS]


@pytest.mark.parametrize("rule", CONSTRAINTS, ids=CODES)
def test_each_constraint_says_what_it_demands_and_has_its_case(rule: Constraint) -> None:
    assert rule.__doc__
    assert rule.__doc__.strip().split("\n")[0].endswith((".", ":"))
    assert rule.code in CASES, f"add a case for {rule.code!r} to tests/scheduler/cases.py"
    assert type(rule).__module__ == f"scheduler.constraints.{rule.code}", "a constraint's file is named by its code"


def test_no_two_constraints_share_a_code() -> None:
    assert len(set(CODES)) == len(CODES) == len(CASES)


@pytest.mark.parametrize("code", CODES)
def test_a_roster_that_keeps_a_rule_by_a_hair_is_not_flagged(code: str) -> None:
    problem, rows = CASES[code].kept
    assert not scheduler.check(problem, rows)


@pytest.mark.parametrize("code", CODES)
def test_a_roster_that_breaks_a_rule_by_a_hair_is_flagged_with_its_code(code: str) -> None:
    problem, rows = CASES[code].broken
    assert code in {v.code for v in scheduler.check(problem, rows)}


@pytest.mark.parametrize("code", CODES)
def test_the_engine_can_express_a_roster_that_keeps_the_rule(code: str) -> None:
    problem, rows = CASES[code].kept
    roster = scheduler.solve(problem, budget=300)
    assert len(roster.assignments) == len(rows)
    assert not scheduler.check(problem, roster.assignments)


@pytest.mark.parametrize("code", CODES)
def test_the_engine_cannot_express_a_roster_that_breaks_the_rule(code: str) -> None:
    problem, rows = CASES[code].broken
    roster = scheduler.solve(problem, budget=300)
    assert not scheduler.check(problem, roster.assignments)
    assert set(rows) != set(roster.assignments)


@pytest.mark.parametrize("code", CODES)
def test_a_violation_carries_the_numbers_it_promises(code: str) -> None:
    problem, rows = CASES[code].broken
    rule = next(c for c in CONSTRAINTS if c.code == code)
    for violation in scheduler.check(problem, rows):
        if violation.code == code:
            assert set(violation.params) == set(rule.params)


def test_what_work_already_there_breaks_is_not_held_against_the_roster() -> None:
    long_day = Busy(starts=at(2, "06:00"), ends=at(2, "22:00"))
    problem = a_problem([a_worker(busy=(long_day,))])
    roster = scheduler.solve(problem, budget=99)
    assert len(roster.assignments) == 1
    assert scheduler.check(problem, roster.assignments) == []


def test_a_visit_that_makes_such_a_day_longer_still_is() -> None:
    long_day = Busy(starts=at(0, "10:00"), ends=at(0, "23:30"))
    problem = a_problem([a_worker(busy=(long_day,))])
    assert {"spread", "day_most"} <= {v.code for v in scheduler.check(problem, [on(problem.visits[0])])}


@pytest.mark.parametrize("day", [-1, 7, 8])
def test_the_most_a_worker_asked_for_is_of_the_period_not_of_the_days_around_it(day: int) -> None:
    """Once the week after was published, its first days counted against this one's hours."""
    around = Busy(starts=at(day, "12:00"), ends=at(day, "14:00"))
    problem = a_problem([a_worker(wanted=60, most=60, busy=(around,))])
    assert scheduler.check(problem, [on(problem.visits[0])]) == []
    assert len(scheduler.solve(problem, budget=100).assignments) == 1
