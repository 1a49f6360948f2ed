"""Starts that people can keep: on the grid or when the window opens; what stands already stays where it is."""

import msgspec
import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st

import scheduler
from scheduler import Pin, Policy, Problem, ProblemError, grid
from tests.builders_scheduler import a_client, a_problem, a_visit, at, on
from tests.scheduler.instances import problems

BUDGET = 400
replace = msgspec.structs.replace


@settings(max_examples=40, deadline=None)
@given(problems(), st.sampled_from((1, 5, 15)), st.integers(0, 4))
def test_every_start_is_on_the_grid_or_when_the_window_opens_or_was_there_before(
    problem: Problem, minutes: int, shift: int
) -> None:
    note(f"seed {problem.seed}")
    visits = tuple(
        replace(v, earliest=v.earliest + shift, latest_end=v.latest_end + shift, published=()) for v in problem.visits
    )
    policy = replace(problem.policy, start_grid_minutes=minutes)
    problem = replace(problem, visits=visits, policy=policy)
    opens = {v.id: v.earliest for v in visits}
    for a in scheduler.solve(problem, budget=BUDGET).assignments:
        assert a.starts % minutes == 0 or a.starts == opens[a.visit]


def test_the_way_stays_exact_and_the_start_waits_for_the_grid() -> None:
    visits = [a_visit("v1", "09:00", client="c1"), a_visit("v2", "10:00", client="c2", slack=60)]
    problem = a_problem(visits=visits, clients=[a_client("c1"), a_client("c2", place="p2")])
    starts = [a.starts for a in scheduler.solve(problem, budget=BUDGET).assignments]
    assert starts == [at(0, "09:00"), at(0, "10:45")]
    assert scheduler.check(problem, [on(visits[0]), on(visits[1], starts=at(0, "10:41"))]) == []


@pytest.mark.parametrize("field", ["pinned", "published"])
def test_what_stands_off_the_grid_stays_as_it_is(field: str) -> None:
    pin = (Pin(worker="w1", starts=at(0, "09:07")),)
    problem = a_problem(visits=[msgspec.structs.replace(a_visit(slack=60), **{field: pin})])
    assert [a.starts for a in scheduler.solve(problem, budget=BUDGET).assignments] == [at(0, "09:07")]


def test_who_judges_does_not_mind_the_minute() -> None:
    visit = a_visit(slack=30)
    assert scheduler.check(a_problem(visits=[visit]), [on(visit, starts=visit.earliest + 7)]) == []


def test_a_suggested_start_is_one_that_people_can_keep() -> None:
    visit = a_visit(time="09:02", slack=90)
    problem = a_problem(visits=[visit, a_visit("v2", "09:00")])
    roster = scheduler.Roster(problem="test", assignments=(on(problem.visits[1]),))
    free = [row.starts for row in scheduler.suggest(problem, roster, "v1") if row.free]
    assert free == [at(0, "10:00")]


@given(st.integers(-5000, 5000), st.integers(0, 300), st.integers(1, 60), st.integers(1, 60))
def test_starts_worth_trying_lie_in_the_window(opens: int, width: int, step: int, minutes: int) -> None:
    tries = list(grid.tries(opens, opens + width, step, minutes))
    assert tries[0] == opens
    assert all(opens <= t <= opens + width and (t % minutes == 0 or t == opens) for t in tries)


def test_a_grid_of_no_minutes_is_refused() -> None:
    with pytest.raises(ProblemError, match="start_grid_minutes"):
        Policy(start_grid_minutes=0)
