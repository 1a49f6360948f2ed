"""Large weeks are planned day by day as a whole: the same laws hold as for small ones."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

import scheduler
from scheduler.engine import meter as clock
from scheduler.engine import size
from scheduler.engine.meter import Meter
from scheduler.engine.plan import Plan
from scheduler.engine.state import State
from scheduler.engine.weekplan import WeekPlan
from scheduler.formats.crowded import crowded


@pytest.fixture
def every_week_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(size, "LARGE", 1)


def _planned(problem: scheduler.Problem) -> tuple[int, State]:
    state = State(Plan(problem))
    bound = WeekPlan(state, Meter(None, 10**9, lambda: False), lambda _: None).run()
    return bound, state


@pytest.mark.parametrize(("seed", "windows"), [(1, 0), (2, 0), (3, 30)])
def test_no_rule_is_broken_and_cover_is_never_below_the_bound(every_week_large: None, seed: int, windows: int) -> None:
    problem = crowded(seed=seed, workers=15, visits=160, windows=windows)
    roster = scheduler.solve(problem, seconds=None, budget=60_000)
    assert scheduler.check(problem, roster.assignments) == []
    assert roster.certificate is not None
    assert roster.certificate.uncovered_bound is not None
    assert roster.certificate.uncovered >= roster.certificate.uncovered_bound
    assert roster.certificate.uncovered <= roster.certificate.uncovered_bound * 1.2 + 4


def test_the_same_budget_gives_the_same_roster(every_week_large: None) -> None:
    problem = crowded(seed=4, workers=15, visits=150)
    first, second = (scheduler.solve(problem, seconds=None, budget=60_000) for _ in range(2))
    assert first.assignments == second.assignments


def test_who_is_called_what_changes_nothing(every_week_large: None) -> None:
    problem = crowded(seed=5, workers=15, visits=150)
    other = replace(problem, workers=tuple(reversed(problem.workers)))
    first, second = (scheduler.solve(p, seconds=None, budget=60_000) for p in (problem, other))
    assert first.assignments == second.assignments


def test_days_planned_as_a_whole_come_near_the_bound() -> None:
    problem = crowded(seed=6, workers=30, visits=330)
    bound, state = _planned(problem)
    assert bound <= sum(state.cover()) <= bound * 1.15 + 3


def test_pinned_visits_stay_and_nobody_is_planned_over_them(every_week_large: None) -> None:
    problem = crowded(seed=7, workers=15, visits=120)
    base = scheduler.solve(problem, seconds=None, budget=20_000)
    chosen = {a.visit: a for a in base.assignments[:6]}
    pinned = tuple(
        replace(v, pinned=(scheduler.Pin(worker=chosen[v.id].worker, starts=chosen[v.id].starts),))
        if v.id in chosen
        else v
        for v in problem.visits
    )
    kept = replace(problem, visits=pinned)
    roster = scheduler.solve(kept, seconds=None, budget=20_000)
    assert scheduler.check(kept, roster.assignments) == []
    assert {(a.visit, a.worker) for a in chosen.values()} <= {(a.visit, a.worker) for a in roster.assignments}


def test_a_step_ends_within_its_stage_and_the_next_stage_forgets_it(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    monkeypatch.setattr(clock, "monotonic", lambda: now)
    meter = Meter(10, None, lambda: False)
    meter.upto(600)
    meter.step(500)
    now = 3.1
    assert (meter.alive(), meter.left, meter.go_on()) == (False, 0.0, True)
    meter.step(1000)
    assert meter.alive()
    assert meter.left == pytest.approx(2.9)
    meter.step(0)
    meter.upto(700)
    assert meter.alive()
