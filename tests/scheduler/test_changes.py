"""What would change a choice is true when said: made for good, it does."""

from random import Random

import msgspec
from hypothesis import given, note, settings
from hypothesis import strategies as st

import scheduler
from scheduler import HoursWanted, Problem, Reason, Roster, Skill, Span, Worker
from scheduler.desk import Desk, desk_of
from scheduler.eligible import able
from scheduler.spans import joined, without
from scheduler.wanted import wanted_minutes
from tests.scheduler.instances import problems

replace = msgspec.structs.replace


def with_change(worker: Worker, change: Reason) -> Worker:
    params = change.params
    if change.code == "change_skill":
        return replace(worker, skills=(*worker.skills, Skill(code=str(params["skill"]))))
    if change.code == "change_hours":
        more = 60 * int(params["hours"] or 0)
        wanted = worker.hours.wanted_minutes + more
        most = max(worker.hours.most_minutes + more, wanted)
        return replace(worker, hours=replace(worker.hours, wanted_minutes=wanted, most_minutes=most))
    assert change.code == "change_availability"
    offered = joined((s.starts, s.ends) for s in worker.availability)
    asked = [(int(params["starts"] or 0), int(params["ends"] or 0))]
    more_spans = tuple(Span(starts=s, ends=e) for s, e in without(asked, offered))
    return replace(worker, availability=(*worker.availability, *more_spans))


def open_place(problem: Problem, roster: Roster, visit: str) -> Roster:
    """The roster without whoever came last to a visit that is full."""
    here = [a for a in sorted(roster.assignments, key=lambda a: (a.starts, a.ends)) if a.visit == visit]
    full = len(here) >= next(v.workers for v in problem.visits if v.id == visit)
    order = [a for w in problem.workers for a in here if a.worker == w.id]
    gone = {id(a) for a in (order[-1:] if full else ())}
    return replace(roster, assignments=tuple(a for a in roster.assignments if id(a) not in gone))


@settings(max_examples=40, deadline=None)
@given(problems(), st.randoms(use_true_random=False))
def test_a_change_that_is_named_brings_the_visit_when_it_is_made(problem: Problem, random: Random) -> None:
    note(f"seed {problem.seed}")
    roster = scheduler.solve(problem, budget=150)
    for visit in random.sample(problem.visits, 3):
        worker = random.choice(problem.workers)
        change = scheduler.why_not_me(problem, roster, visit.id, worker.id).change
        if change is not None and visit.workers == 1:
            changed = with_change(worker, change)
            again = replace(problem, workers=tuple(changed if w is worker else w for w in problem.workers))
            first = scheduler.suggest(again, open_place(problem, roster, visit.id), visit.id)[0]
            assert (first.worker, first.free) == (worker.id, True), change


@settings(max_examples=40, deadline=None)
@given(problems(), st.randoms(use_true_random=False))
def test_a_wider_window_that_is_named_lets_somebody_come(problem: Problem, random: Random) -> None:
    note(f"seed {problem.seed}")
    roster = scheduler.solve(problem, budget=30)
    for place in scheduler.uncovered(problem, roster.assignments)[:4]:
        change = scheduler.why_uncovered(problem, roster, place.visit).change
        if change is not None and change.code.startswith("change_window"):
            minutes = int(change.params["minutes"] or 0)
            visit = next(v for v in problem.visits if v.id == place.visit)
            later = change.code.endswith("later")
            wider = (
                replace(visit, latest_end=visit.latest_end + minutes)
                if later
                else replace(visit, earliest=visit.earliest - minutes)
            )
            again = replace(problem, visits=tuple(wider if v is visit else v for v in problem.visits))
            assert scheduler.suggest(again, roster, visit.id)[0].free


@settings(max_examples=40, deadline=None)
@given(problems())
def test_what_is_kept_of_a_problem_is_what_is_worked_out_of_it_anew(problem: Problem) -> None:
    note(f"seed {problem.seed}")
    desk, options = Desk(problem), able(problem)
    assert {w: desk.wanted(w) for w in desk.workers} == wanted_minutes(problem, options)
    assert desk_of(problem) is desk_of(problem)
    worker = problem.workers[0]
    hours = HoursWanted(wanted_minutes=3000, most_minutes=3000)
    changed = replace(worker, hours=hours)
    again = replace(problem, workers=(changed, *problem.workers[1:]))
    assert desk.with_worker(changed).wanted(worker.id) == Desk(again).wanted(worker.id)
    assert desk.with_worker(changed).rotation == Desk(again).rotation
    followed = desk.follow(again)
    assert {w: followed.wanted(w) for w in followed.workers} == wanted_minutes(again)
