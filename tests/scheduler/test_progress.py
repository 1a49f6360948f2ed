"""What is told on the way can be kept: whole, true, and at no cost to who does not ask."""

from random import Random

import msgspec
from hypothesis import example, given, note, settings

import scheduler
from scheduler import Problem, Progress
from scheduler.formats.generated import week
from tests.scheduler.instances import enriched, problems

BUDGET = 400


def _filled_at_the_very_end() -> Problem:
    """A week whose last visit finds its place after the last stage."""
    return enriched(week(seed=9, workers=8, visits=35, clients=2, teams=1, slack=0), Random(9))


@settings(max_examples=20, deadline=None)
@given(problems())
@example(_filled_at_the_very_end())
def test_what_progress_holds_breaks_no_rule_and_covers_what_it_says(problem: Problem) -> None:
    note(f"seed {problem.seed}")
    told: list[Progress] = []
    roster = scheduler.solve(problem, budget=BUDGET, progress=told.append)
    for now in told:
        assert len(now.assignments) == now.covered
        assert not [v for v in scheduler.check(problem, now.assignments) if v.code != "pinned"]
        assert {(r.visit, r.worker) for r in now.reasons} == {(a.visit, a.worker) for a in now.assignments}
    assert (told[-1].assignments, told[-1].reasons) == (roster.assignments, roster.reasons)


@settings(max_examples=10, deadline=None)
@given(problems())
def test_asking_for_what_is_held_changes_nothing(problem: Problem) -> None:
    kept: list[object] = []
    asked = scheduler.solve(problem, budget=BUDGET, progress=lambda now: kept.append(now.assignments))
    assert asked.assignments == scheduler.solve(problem, budget=BUDGET).assignments


def test_what_is_held_is_no_part_of_the_wire() -> None:
    now = Progress(stage="hours", seconds=1, covered=2, uncovered=0, worst_share_bp=5000)
    assert set(msgspec.json.decode(msgspec.json.encode(now))) == set(Progress.__struct_fields__)
    assert (now.assignments, now.reasons) == ((), ())
