"""Rivals are judged by check and fairness alone, after what they cannot say is repaired; who is missing is told."""

from random import Random

import msgspec
import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st

import scheduler
from scheduler import Assignment, Problem
from scheduler.bench.rivals import OURS, Result, compared, judged
from scheduler.cli import main
from scheduler.formats.generated import week
from scheduler.rivals import RIVALS, rival
from scheduler.rivals.days import Days
from scheduler.rivals.present import without
from scheduler.rivals.repair import repaired
from tests.scheduler.instances import problems


@settings(max_examples=25, deadline=None)
@given(problems(), st.integers(0, 99))
def test_what_is_repaired_breaks_no_rule_and_adds_nothing(problem: Problem, seed: int) -> None:
    note(f"seed {problem.seed}")
    random = Random(seed)
    workers = [w.id for w in problem.workers]
    plain = msgspec.structs.replace(problem, links=())
    made = []
    for visit in plain.visits:
        starts = random.randrange(visit.earliest - 20, visit.latest + 21)
        made.append(
            Assignment(visit=visit.id, worker=random.choice(workers), starts=starts, ends=starts + visit.minutes)
        )
    kept = repaired(plain, made)
    assert scheduler.check(plain, kept) == []
    assert set(kept) <= set(made)


def test_a_roster_that_breaks_nothing_is_kept_whole() -> None:
    problem = week(seed=2, workers=8, visits=30, clients=5, teams=1)
    made = list(scheduler.solve(problem, budget=300).assignments)
    assert repaired(problem, made) == made


def test_who_is_not_installed_is_said_in_words() -> None:
    assert without("msgspec") is None
    assert "no_such_solver not installed" in str(without("msgspec", "no_such_solver"))


@pytest.mark.parametrize("name", RIVALS)
def test_every_rival_covers_most_of_an_easy_week(name: str) -> None:
    other = rival(name)
    why = other.missing()
    if why:
        pytest.skip(why)
    problem = week(seed=3, workers=10, visits=30, clients=6, teams=1)
    kept = repaired(problem, other.solve(problem, seconds=8, cores=1))
    assert scheduler.check(problem, kept) == []
    assert judged(problem, kept).covered > 20


def test_a_day_leaves_rest_to_the_days_beside_it() -> None:
    problem = week(seed=4, workers=6, visits=60, clients=6, teams=1)
    days = Days(problem, None)
    shift = days.shifts(1)[0]
    visit = next(v for v in problem.visits if v.day == 1 and v.id in shift.visits)
    late = shift.ends - visit.minutes
    days.keep(1, [(visit, shift.worker.id, late)])
    rested = [s for s in days.shifts(2) if s.worker.id == shift.worker.id]
    assert all(s.starts >= shift.ends + 660 for s in rested)


def test_a_rival_is_ahead_only_with_more_cover_or_as_much_and_better_shares() -> None:
    def result(covered: int, *shares: int) -> Result:
        return Result({}, covered, shares)

    said = compared(
        {
            OURS: result(10, 50, 60),
            "more": result(11, 10, 10),
            "fairer": result(10, 51, 51),
            "same": result(10, 50, 60),
            "less": result(9, 90, 90),
        }
    )
    assert [line.split()[:2] for line in said] == [
        ["more:", "ahead"],
        ["fairer:", "ahead"],
        ["same:", "behind"],
        ["less:", "behind"],
    ]


def test_the_command_compares_and_says_who_was_ahead(capsys: pytest.CaptureFixture[str]) -> None:
    size = ["--workers", "8", "--visits", "30", "--clients", "5"]
    status = main(["bench", "rivals", *size, "--seconds", "1", "--rival", "cpsat", "--cores", "1"])
    shown = capsys.readouterr().out
    assert status in {0, 1}
    assert "1 s: cpsat:" in shown
    assert OURS in shown


def test_the_fairness_of_weeks_is_the_same_for_the_same_budget(capsys: pytest.CaptureFixture[str]) -> None:
    size = ["--workers", "8", "--visits", "30", "--clients", "5", "--seeds", "2", "--budget", "300"]
    shown = []
    for _ in range(2):
        assert main(["bench", "fairness", *size]) == 0
        shown.append([line.split()[:-1] for line in capsys.readouterr().out.splitlines()])
    assert shown[0] == shown[1]
    assert [row[0] for row in shown[0]] == ["seed", "1", "2", "worst", "mean"]
