"""A week that is published is where its next draft begins: it gets better by the aims or stays as it is."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st

import scheduler
from scheduler.certificate import changed
from scheduler.formats.generated import week
from tests.builders_scheduler import a_client, a_problem, a_visit, a_worker, at, on
from tests.scheduler.instances import enriched, problems

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scheduler import Assignment, Problem

replace = msgspec.structs.replace


def published(problem: Problem, assignments: Iterable[Assignment]) -> Problem:
    """The same week, published."""
    was: dict[str, list[scheduler.Pin]] = {}
    for a in assignments:
        was.setdefault(a.visit, []).append(scheduler.Pin(worker=a.worker, starts=a.starts))
    visits = (replace(v, published=tuple(was.get(v.id, ()))) for v in problem.visits)
    return replace(problem, visits=tuple(visits))


def lacking(problem: Problem, assignments: Iterable[Assignment]) -> int:
    return sum(place.missing for place in scheduler.uncovered(problem, assignments))


def kept_rules(problem: Problem, seed: int) -> list[Assignment]:
    """A roster that keeps the rules and that the engine would not make: some places are left, some days are gone."""
    random = Random(seed)
    found = list(scheduler.solve(replace(problem, seed=seed), budget=300).assignments)
    pinned = {(v.id, p.worker) for v in problem.visits for p in v.pinned}
    found = [a for a in found if (a.visit, a.worker) in pinned or random.random() < 0.9]
    return found if not scheduler.check(problem, found) else []


@settings(max_examples=40, deadline=None)
@given(problems(), st.integers(0, 50), st.sampled_from((1, 40, 400)))
def test_a_draft_of_a_published_week_never_leaves_more_uncovered(problem: Problem, seed: int, budget: int) -> None:
    note(f"seed {problem.seed}")
    before = kept_rules(problem, seed)
    week_as_is = published(problem, before)
    after = scheduler.solve(week_as_is, budget=budget).assignments
    assert scheduler.check(week_as_is, after) == []
    assert lacking(week_as_is, after) <= lacking(week_as_is, before)


@settings(max_examples=40, deadline=None)
@given(problems(), st.integers(0, 50), st.sampled_from((0, 1, 400)))
def test_a_draft_of_an_unchanged_week_changes_something_only_to_cover_more(
    problem: Problem, seed: int, budget: int
) -> None:
    note(f"seed {problem.seed}")
    before = kept_rules(problem, seed)
    week_as_is = published(problem, before)
    after = scheduler.solve(week_as_is, budget=budget).assignments
    if lacking(week_as_is, after) == lacking(week_as_is, before):
        assert changed(week_as_is, after) == 0


@pytest.mark.parametrize("seed", [3, 7])
@pytest.mark.parametrize("budget", [1, 3000])
def test_a_cooperatives_week_drafted_again_is_the_week_that_was_published(seed: int, budget: int) -> None:
    problem = week(seed=seed, workers=30, visits=300, clients=40, teams=2)
    before = scheduler.solve(problem, budget=3000).assignments
    week_as_is = published(problem, before)
    first, again = (scheduler.solve(week_as_is, budget=budget) for _ in range(2))
    assert first.assignments == again.assignments
    assert lacking(problem, first.assignments) <= lacking(problem, before)
    if lacking(problem, first.assignments) == lacking(problem, before):
        assert changed(week_as_is, first.assignments) == 0


def test_what_is_published_in_an_order_the_engine_would_not_choose_stays_in_it() -> None:
    """The short way round is east first; published is west, east, west again."""
    clients = [a_client(f"c{i}", place=f"p{i}") for i in (1, 3)]
    visits = [
        a_visit("v1", "09:00", client="c1", slack=400),
        a_visit("v2", "09:00", client="c3", slack=400),
        a_visit("v3", "09:00", client="c1", slack=400),
    ]
    problem = a_problem(visits=visits, clients=clients)
    before = [on(v, starts=at(0, time)) for v, time in zip(visits, ("09:07", "11:33", "13:57"), strict=True)]
    assert scheduler.check(problem, before) == []
    after = scheduler.solve(published(problem, before), budget=0).assignments
    assert {(a.visit, a.starts) for a in after} == {(a.visit, a.starts) for a in before}


def test_what_breaks_a_rule_now_is_left_out_and_the_rest_stands() -> None:
    visits = [a_visit("v1", "09:00"), a_visit("v2", "11:00"), a_visit("v3", "13:00")]
    problem = a_problem([a_worker("w1"), a_worker("w2", wanted=60)], visits)
    before = [on(v) for v in visits]
    away = replace(problem.workers[0], availability=tuple(_apart(at(0, "11:00"), at(0, "11:30"))))
    changed_week = published(replace(problem, workers=(away, problem.workers[1])), before)
    after = scheduler.solve(changed_week, budget=100).assignments
    assert {(a.visit, a.worker) for a in after} == {("v1", "w1"), ("v2", "w2"), ("v3", "w1")}


def _apart(starts: int, ends: int) -> Iterable[scheduler.Span]:
    yield scheduler.Span(starts=0, ends=starts)
    yield scheduler.Span(starts=ends, ends=7 * 1440)


@pytest.mark.parametrize("slack", [0, 30])
def test_a_double_up_of_which_one_place_was_published_gets_no_third_worker(slack: int) -> None:
    problem = enriched(week(seed=158, workers=8, visits=8, clients=2, teams=1, slack=slack), Random(158))
    roster = scheduler.solve(problem, budget=120)
    assert "double_ups" not in {v.code for v in scheduler.check(problem, roster.assignments)}
