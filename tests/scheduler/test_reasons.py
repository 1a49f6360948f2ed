"""Reasons are true when said: each is tried on the roster it speaks of."""

import msgspec
import pytest
from hypothesis import given, note, settings

import scheduler
from scheduler import Assignment, Busy, Explanation, Limits, Problem, Reason, Roster, Span
from scheduler.codes import REASONS, VIOLATIONS
from scheduler.constraints import CONSTRAINTS
from tests.builders_scheduler import a_client, a_problem, a_visit, a_worker, at, on
from tests.scheduler.cases import CASES
from tests.scheduler.instances import problems

replace = msgspec.structs.replace


def roster(problem: Problem, *rows: Assignment) -> Roster:
    return Roster(problem=problem.id, assignments=rows)


def stop(explanation: Explanation) -> str:
    return explanation.rows[-1].code


def test_why_me_counts_down_to_one() -> None:
    workers = [a_worker("w1", skills=["hoist"]), a_worker("w2"), a_worker("w3", skills=["hoist"], availability=())]
    problem = a_problem(workers, [a_visit(skills=("hoist",))])
    rows = scheduler.why_me(problem, roster(problem, on(problem.visits[0])), "v1", "w1").rows
    expected = [("everyone", 3), ("rule_skills", 2), ("rule_availability", 1), ("only_you", 1)]
    assert [(r.code, r.left) for r in rows] == expected


def test_why_me_names_the_stage_at_which_the_choice_was_made() -> None:
    problem = a_problem([a_worker("w1"), a_worker("w2")])
    found = scheduler.solve(problem, budget=200)
    worker = found.assignments[0].worker
    assert stop(scheduler.why_me(problem, found, "v1", worker)).startswith("stage_")


@pytest.mark.parametrize("code", [c.code for c in CONSTRAINTS if c.scope == "pair" and c.code != "window"])
def test_why_not_me_names_the_first_rule_that_ruled_a_worker_out(code: str) -> None:
    problem, _ = CASES[code].broken
    able = a_worker("w2", skills=["hoist"], languages=("en", "gu"), gender="woman")
    both = replace(problem, workers=(*problem.workers, able))
    held = roster(both, on(both.visits[0], "w2"))
    answer = scheduler.why_not_me(both, held, "v1", "w1")
    assert (stop(answer), answer.rows[-1].stops) == (f"rule_{code}", True)


def test_why_not_me_names_the_aim_where_no_rule_stands_in_the_way() -> None:
    workers = [a_worker("w1", wanted=600), a_worker("w2", wanted=600)]
    visits = [a_visit("v1", "09:00"), a_visit("v2", "11:00"), a_visit("v3", "13:00")]
    problem = a_problem(workers, visits)
    held = roster(problem, on(visits[0], "w1"), on(visits[1], "w2"), on(visits[2], "w1"))
    assert stop(scheduler.why_not_me(problem, held, "v2", "w1")) == "aim_hours"


def test_why_not_me_names_continuity_where_another_is_in_the_agreed_team() -> None:
    problem = a_problem([a_worker("w1"), a_worker("w2")], clients=[a_client(team=("w2",))])
    held = roster(problem, on(problem.visits[0], "w2"))
    assert stop(scheduler.why_not_me(problem, held, "v1", "w1")) == "aim_continuity"


def test_what_would_change_it_is_true_when_said() -> None:
    narrow = (Span(starts=at(0, "09:00"), ends=at(0, "09:30")),)
    problem = a_problem([a_worker("w1", availability=narrow), a_worker("w2", wanted=120)])
    other = a_visit("v2", "12:00")
    problem = replace(problem, visits=(*problem.visits, other))
    held = roster(problem, on(problem.visits[0], "w2"), on(other, "w2"))
    answer = scheduler.why_not_me(problem, held, "v1", "w1")
    assert answer.change == Reason(
        code="change_availability", params={"starts": at(0, "09:00"), "ends": at(0, "10:00")}
    )
    wider = replace(problem.workers[0], availability=(*narrow, Span(starts=at(0, "09:30"), ends=at(0, "10:00"))))
    again = replace(problem, workers=(wider, problem.workers[1]))
    first = scheduler.suggest(again, roster(again, on(other, "w2")), "v1")[0]
    assert (first.worker, first.free) == ("w1", True)


def test_no_change_is_named_where_somebody_declined_the_pairing() -> None:
    problem = a_problem([a_worker("w1"), a_worker("w2")], clients=[a_client(declined=("w1",))])
    answer = scheduler.why_not_me(problem, roster(problem, on(problem.visits[0], "w2")), "v1", "w1")
    assert answer.change is None


def test_why_uncovered_counts_everybody_once() -> None:
    workers = [a_worker("w1", availability=()), a_worker("w2"), a_worker("w3", languages=())]
    visits = [a_visit("v1", "09:00"), a_visit("v2", "09:00")]
    problem = a_problem(workers, visits, [a_client(languages=("en",))])
    rows = scheduler.why_uncovered(problem, roster(problem, on(visits[1], "w2")), "v1").rows
    expected = [("everyone", 3), ("rule_languages", 2), ("rule_availability", 1), ("rule_overlap", 0)]
    assert [(r.code, r.left) for r in rows] == expected


def test_the_relaxation_named_for_an_uncovered_visit_covers_it() -> None:
    visits = [a_visit("v1", "09:00"), a_visit("v2", "09:50")]
    problem = a_problem(visits=visits)
    answer = scheduler.why_uncovered(problem, roster(problem, on(visits[0])), "v2")
    assert answer.change == Reason(code="change_window_later", params={"minutes": 15})
    wider = replace(problem, visits=(visits[0], replace(visits[1], latest_end=visits[1].latest_end + 15)))
    assert not scheduler.uncovered(wider, scheduler.solve(wider, budget=99).assignments)


def test_suggestions_come_in_the_fair_order_and_name_the_rule_that_stops_the_others() -> None:
    workers = [a_worker("w1"), a_worker("w2"), a_worker("w3", availability=())]
    visits = [a_visit("v1", "09:00"), a_visit("v2", "14:00")]
    problem = a_problem(workers, visits)
    found = scheduler.suggest(problem, roster(problem, on(visits[0], "w1")), "v2")
    assert [(c.worker, c.free) for c in found] == [("w2", True), ("w1", True), ("w3", False)]
    assert found[-1].reasons[0].code == "rule_availability"


@settings(max_examples=15, deadline=None)
@given(problems())
def test_whoever_is_said_to_be_free_breaks_no_rule_by_coming(problem: Problem) -> None:
    note(f"seed {problem.seed}")
    found = scheduler.solve(problem, budget=200)
    for visit in problem.visits[:4]:
        for candidate in scheduler.suggest(problem, found, visit.id):
            if candidate.free and candidate.starts is not None:
                rows = [a for a in found.assignments if a.visit != visit.id]
                rows.append(on(visit, candidate.worker, candidate.starts))
                broken = {v.code for v in scheduler.check(problem, rows)}
                assert not broken


def test_nobody_is_free_whose_work_that_stands_is_too_long_already() -> None:
    long = a_worker(busy=(Busy(starts=at(0, "12:00"), ends=at(0, "18:00")),), limits=Limits(spread_minutes=300))
    problem = a_problem([long], [a_visit(time="10:00")])
    found = scheduler.suggest(problem, roster(problem), "v1")
    assert [(c.free, c.reasons[0].code) for c in found] == [(False, "rule_spread")]


@settings(max_examples=10, deadline=None)
@given(problems())
def test_every_code_that_is_said_is_listed_with_its_params(problem: Problem) -> None:
    found = scheduler.solve(problem, budget=100)
    said: list[tuple[str, set[str]]] = []
    for visit in problem.visits[:3]:
        for worker in problem.workers[:4]:
            for ask in (scheduler.why_me, scheduler.why_not_me):
                answer = ask(problem, found, visit.id, worker.id)
                said += [(r.code, set(r.params)) for r in answer.rows]
                said += [(answer.change.code, set(answer.change.params))] if answer.change else []
        said += [(r.code, set(r.params)) for c in scheduler.suggest(problem, found, visit.id) for r in c.reasons]
    for code, params in said:
        assert params <= set(REASONS[code]), code
    assert {c.code for c in CONSTRAINTS} <= set(VIOLATIONS)
