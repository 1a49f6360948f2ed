"""Moves for fair hours: visits are given away, passed on and passed round, and each leaves who has least better off."""

import pytest

import scheduler
from scheduler import Assignment, Problem
from scheduler.engine.aims import Guard
from scheduler.engine.exchange import Exchange
from scheduler.engine.hours import Hours
from scheduler.engine.meter import Meter
from scheduler.engine.plan import Plan
from scheduler.engine.state import State
from scheduler.engine.weekplan import WeekPlan
from scheduler.formats.crowded import crowded
from tests.builders_scheduler import a_problem, a_visit, a_worker


def endless() -> Meter:
    return Meter(None, 10**9, lambda: False)


def planned(problem: Problem) -> State:
    """A roster that covers what it can, as fair as chance has it."""
    state = State(Plan(problem))
    WeekPlan(state, endless(), lambda _: None).run()
    return state


def searching(state: State) -> Hours:
    """The search for fair hours, once cover is served."""
    meter, guard = endless(), Guard(state)
    guard.serve("cover")
    state.stage = "hours"
    return Hours(state, meter, Exchange(state, meter, guard), lambda _: None)


def roster_of(problem: Problem, holders: dict[str, str]) -> State:
    """Each visit is held by whom this says."""
    state = State(plan := Plan(problem))
    names = [worker.id for worker in plan.workers]
    for v, visit in enumerate(plan.visits):
        taken = state.with_visit(names.index(holders[visit.id]), v)
        assert taken
        state.apply([taken])
    return state


def holders(state: State) -> dict[str, str]:
    plan = state.plan
    return {visit.id: plan.workers[w].id for v, visit in enumerate(plan.visits) for w in state.holders[v]}


def test_where_a_morning_is_full_and_no_two_can_exchange_three_pass_their_visits_round() -> None:
    workers = [
        a_worker("poor", skills=("long", "short"), wanted=300),
        a_worker("third", skills=("short", "middle", "third's"), wanted=300),
        a_worker("rich", skills=("middle", "long", "rich's"), wanted=300),
    ]
    morning = {"long": 120, "short": 60, "middle": 90}
    visits = [a_visit(name, minutes=minutes, skills=(name,)) for name, minutes in morning.items()]
    visits += [a_visit(name, day=1, minutes=120, skills=(name,)) for name in ("third's", "rich's")]
    before = {"long": "rich", "short": "poor", "middle": "third", "third's": "third", "rich's": "rich"}
    state = roster_of(a_problem(workers, visits), before)
    hours = searching(state)
    hours.run()
    assert holders(state) == before
    assert hours.further()
    assert holders(state) == before | {"long": "poor", "short": "third", "middle": "rich"}


def sorted_shares(state: State) -> list[int]:
    return sorted(state.share(w) for w in range(len(state.plan.workers)))


def assignments(state: State) -> list[Assignment]:
    rows = [(visit, v, w) for v, visit in enumerate(state.plan.visits) for w in state.holders[v]]
    return [
        Assignment(
            visit=visit.id,
            worker=state.plan.workers[w].id,
            starts=(starts := state.start(v, w)),
            ends=starts + visit.minutes,
        )
        for visit, v, w in rows
    ]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_each_round_of_three_helps_somebody_breaks_no_rule_and_uncovers_no_visit(seed: int) -> None:
    problem = crowded(seed=seed, workers=20, visits=220)
    state = planned(problem)
    hours = searching(state)
    covered = state.cover()
    hours.run()
    shares = sorted_shares(state)
    while hours.further():
        assert shares < (shares := sorted_shares(state))
        hours.run()
        assert shares <= (shares := sorted_shares(state))
    assert state.cover() == covered
    assert scheduler.check(problem, assignments(state)) == []
