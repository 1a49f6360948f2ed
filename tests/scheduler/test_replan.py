"""Replanning: a rule is never broken, and nothing moves that need not."""

from collections import Counter
from random import Random

import msgspec
import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st

import scheduler
from scheduler import Added, Cancelled, Link, Pin, Pinned, Problem, ProblemError, Replanned, Roster, Sick
from tests.builders_scheduler import a_client, a_problem, a_visit, a_worker, at, on
from tests.scheduler.instances import problems

replace = msgspec.structs.replace


@st.composite
def cases(draw: st.DrawFn) -> tuple[Problem, Roster, scheduler.Change]:
    problem = draw(problems())
    note(f"seed {problem.seed}")
    roster = scheduler.solve(problem, budget=120)
    kind = draw(st.sampled_from(("sick", "cancelled", "added")))
    visit = draw(st.sampled_from(problem.visits))
    if kind == "cancelled":
        return problem, roster, Cancelled(visit=visit.id)
    if kind == "added":
        return problem, roster, Added(visit=replace(visit, id="urgent", pinned=(), published=(), critical=3))
    day = draw(st.integers(0, 6))
    ends = draw(st.sampled_from((None, at(day, "00:00") + 1440)))
    return problem, roster, Sick(worker=draw(st.sampled_from(problem.workers)).id, starts=at(day, "00:00"), ends=ends)


def broken(problem: Problem, roster: Roster) -> Counter[str]:
    return Counter(v.code for v in scheduler.check(problem, roster.assignments))


def places(roster: Roster) -> set[tuple[str, str, int]]:
    return {(a.visit, a.worker, a.starts) for a in roster.assignments}


@settings(max_examples=60, deadline=None)
@given(cases())
def test_a_replan_breaks_no_rule(case: tuple[Problem, Roster, scheduler.Change]) -> None:
    found = scheduler.replan(*case)
    assert broken(found.problem, found.roster) == Counter()


@settings(max_examples=60, deadline=None)
@given(cases())
def test_what_is_neither_affected_nor_a_takers_stays_as_it_is(case: tuple[Problem, Roster, scheduler.Change]) -> None:
    problem, roster, change = case
    found = scheduler.replan(problem, roster, change)
    affected = {m.visit for m in found.moves if m.cause in {"affected", "freed"}}
    takers = {m.after for m in found.moves if m.cause == "affected"}
    moved = {m.visit for m in found.moves if m.cause == "room"}
    assert all(m.before in takers for m in found.moves if m.cause == "room")
    before = {p for p in places(roster) if p[0] not in affected | moved}
    assert before == {p for p in places(found.roster) if p[0] not in affected | moved}


@settings(max_examples=40, deadline=None)
@given(cases())
def test_only_affected_places_lose_their_cover(case: tuple[Problem, Roster, scheduler.Change]) -> None:
    found = scheduler.replan(*case)
    affected = {m.visit for m in found.moves if m.cause == "affected"}
    lacking = {u.visit for u in scheduler.uncovered(found.problem, found.roster.assignments)}
    before = {u.visit for u in scheduler.uncovered(case[0], case[1].assignments)}
    assert lacking <= before | affected | {"urgent"}
    assert {u.visit for u in found.uncovered} <= affected | {"urgent"}


@settings(max_examples=15, deadline=None)
@given(cases())
def test_the_same_question_has_the_same_answer(case: tuple[Problem, Roster, scheduler.Change]) -> None:
    again = msgspec.json.decode(msgspec.json.encode(case[0]), type=Problem)
    assert scheduler.replan(*case) == scheduler.replan(again, *case[1:])


@settings(max_examples=40, deadline=None)
@given(problems(), st.randoms(use_true_random=False))
def test_a_pinned_choice_is_kept_or_refused_by_name(problem: Problem, random: Random) -> None:
    note(f"seed {problem.seed}")
    roster = scheduler.solve(problem, budget=120)
    visit, worker = random.choice(problem.visits), random.choice(problem.workers)
    try:
        found = scheduler.replan(problem, roster, Pinned(visit=visit.id, worker=worker.id))
    except ProblemError as refused:
        fault = str(refused)
    else:
        fault = ""
    if fault:
        assert f"visit {visit.id!r}" in fault
        return
    assert broken(found.problem, found.roster) == Counter()
    assert any(a.worker == worker.id for a in found.roster.assignments if a.visit == visit.id)


def test_a_pin_that_would_part_visits_of_one_worker_is_refused_by_name() -> None:
    visits = [a_visit("v1", "09:00"), a_visit("v2", "14:00")]
    link = Link(first="v1", second="v2", least_minutes=30, same_worker=True)
    problem = a_problem([a_worker("w1"), a_worker("w2")], visits, links=(link,))
    roster = Roster(problem=problem.id, assignments=(on(visits[0], "w1"),))
    with pytest.raises(ProblemError, match=r"visit 'v2' cannot be pinned to 'w2': it would break 'links'"):
        scheduler.replan(problem, roster, Pinned(visit="v2", worker="w2"))


def told(found: Replanned) -> list[tuple[str, str, str | None, str | None]]:
    return [(m.visit, m.cause, m.before, m.after) for m in found.moves]


def test_whose_turn_it_is_takes_what_a_sick_worker_had() -> None:
    visits = [a_visit("v1", "09:00"), a_visit("v2", "14:00")]
    problem = a_problem([a_worker("w1"), a_worker("w2"), a_worker("w3")], visits)
    roster = Roster(problem=problem.id, assignments=(on(visits[0], "w1"), on(visits[1], "w2")))
    found = scheduler.replan(problem, roster, Sick(worker="w1", starts=0))
    assert told(found) == [("v1", "affected", "w1", "w3")]
    assert found.moves[0].reasons[0].code == "free"
    assert found.workers == ("w1", "w3")


def test_a_taker_hands_one_visit_on_where_nobody_is_free() -> None:
    visits = [a_visit("v1", "09:00", skills=("hoist",)), a_visit("v2", "09:30")]
    workers = [a_worker("w1", skills=["hoist"]), a_worker("w2", skills=["hoist"]), a_worker("w3")]
    problem = a_problem(workers, visits)
    roster = Roster(problem=problem.id, assignments=(on(visits[0], "w1"), on(visits[1], "w2")))
    found = scheduler.replan(problem, roster, Sick(worker="w1", starts=0))
    assert sorted(told(found)) == [("v1", "affected", "w1", "w2"), ("v2", "room", "w2", "w3")]
    assert next(m.room_for for m in found.moves if m.cause == "room") == "v1"


def test_what_nobody_can_take_is_named() -> None:
    problem = a_problem([a_worker("w1"), a_worker("w2")], clients=[a_client(declined=("w2",))])
    roster = Roster(problem=problem.id, assignments=(on(problem.visits[0]),))
    found = scheduler.replan(problem, roster, Sick(worker="w1", starts=0))
    assert [u.visit for u in found.uncovered] == ["v1"]


def test_visits_over_before_the_sickness_begins_stay() -> None:
    visits = [a_visit("v1", "09:00"), a_visit("v2", "14:00")]
    problem = a_problem([a_worker("w1"), a_worker("w2")], visits)
    roster = Roster(problem=problem.id, assignments=(on(visits[0]), on(visits[1])))
    found = scheduler.replan(problem, roster, Sick(worker="w1", starts=at(0, "12:00")))
    assert told(found) == [("v2", "affected", "w1", "w2")]


def test_without_a_roster_what_is_published_stands() -> None:
    visit = a_visit(published=(Pin(worker="w1", starts=at(0, "09:00")),))
    problem = a_problem([a_worker("w1"), a_worker("w2")], [visit])
    assert told(scheduler.replan(problem, None, Sick(worker="w1", starts=0))) == [("v1", "affected", "w1", "w2")]


def test_whoever_becomes_free_is_offered_what_nobody_has() -> None:
    visits = [a_visit("v1", "09:00"), a_visit("v2", "09:30")]
    problem = a_problem([a_worker("w1")], visits)
    roster = Roster(problem=problem.id, assignments=(on(visits[0]),))
    found = scheduler.replan(problem, roster, Cancelled(visit="v1"))
    assert told(found) == [("v1", "affected", "w1", None), ("v2", "freed", None, "w1")]


def test_a_pin_moves_what_stands_in_its_way_to_somebody_else() -> None:
    visits = [a_visit("v1", "09:00"), a_visit("v2", "09:30")]
    problem = a_problem([a_worker("w1"), a_worker("w2")], visits)
    roster = Roster(problem=problem.id, assignments=(on(visits[0], "w1"), on(visits[1], "w2")))
    found = scheduler.replan(problem, roster, Pinned(visit="v1", worker="w2"))
    assert sorted(told(found)) == [("v1", "affected", "w1", "w2"), ("v2", "affected", "w2", "w1")]
    assert scheduler.check(found.problem, found.roster.assignments) == []


@pytest.mark.parametrize(
    "change", [Sick(worker="nobody", starts=0), Cancelled(visit="none"), Pinned(visit="v1", worker="nobody")]
)
def test_a_change_that_names_nothing_known_is_refused(change: scheduler.Change) -> None:
    with pytest.raises(ProblemError, match=r"no (worker|visit) has the id"):
        scheduler.replan(a_problem(), Roster(problem="test", assignments=()), change)
