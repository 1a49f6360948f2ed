"""Fair hours: continuity is a floor under them, who is above their wanted hours gives first, the ceiling is honest."""

import msgspec
import pytest
from hypothesis import given, note, settings

import scheduler
from scheduler import Ledger, Policy, Problem, Roster, Slacks
from scheduler.certificate import continuity_outside
from scheduler.formats.generated import week
from scheduler.policy import Stage
from tests.builders_scheduler import a_client, a_problem, a_visit, a_worker
from tests.scheduler.instances import problems

BUDGET = 3000
replace = msgspec.structs.replace
STRICT = Slacks(continuity_bp=0, hours_bp=0, burdens_bp=0)


def given_to(roster: Roster, worker: str) -> int:
    return sum(a.ends - a.starts for a in roster.assignments if a.worker == worker)


def ten_visits(policy: Policy) -> Problem:
    """One client with an agreed team of one, and somebody else who wants as much; all in one part of the day."""
    visits = [a_visit(f"v{d}{h}", f"{h}:00", day=d) for d in range(5) for h in ("09", "10")]
    workers = [a_worker("agreed", wanted=600), a_worker("other", wanted=600)]
    return a_problem(workers, visits, [a_client(team=("agreed",))], policy=policy)


def test_what_continuity_has_above_its_floor_goes_to_fair_hours() -> None:
    problem = ten_visits(Policy(continuity_bp=7000, slacks=STRICT))
    roster = scheduler.solve(problem, budget=BUDGET)
    assert (given_to(roster, "agreed"), given_to(roster, "other")) == (420, 180)


def test_continuity_above_its_floor_is_wished_for_where_hours_do_not_mind() -> None:
    full = Ledger(minutes_given=60_000, minutes_wanted=6000)
    problem = ten_visits(Policy(continuity_bp=0, slacks=STRICT))
    problem = replace(problem, workers=tuple(replace(w, ledger=full) for w in problem.workers))
    roster = scheduler.solve(problem, budget=BUDGET)
    assert given_to(roster, "agreed") == 600


def test_hours_before_continuity_in_the_policy_ask_for_no_floor() -> None:
    stages: tuple[Stage, ...] = ("cover", "hours", "continuity", "burdens", "wishes", "travel", "stability")
    roster = scheduler.solve(ten_visits(Policy(stages=stages, slacks=STRICT)), budget=BUDGET)
    assert given_to(roster, "agreed") == given_to(roster, "other") == 300


def test_a_worker_above_their_wanted_hours_is_not_given_more_while_an_able_one_stands_below() -> None:
    above, below = Ledger(minutes_given=1300, minutes_wanted=1000), Ledger(minutes_given=600, minutes_wanted=1000)
    visits = [a_visit(f"v{i}", f"{8 + 2 * i:02}:00") for i in range(5)]
    for names in (("above", "below"), ("below", "above")):
        ledgers = {"above": above, "below": below}
        workers = [a_worker(name, wanted=300, ledger=ledgers[name]) for name in names]
        roster = scheduler.solve(a_problem(workers, visits), budget=BUDGET)
        assert (given_to(roster, "above"), given_to(roster, "below")) == (0, 300)


def test_who_is_furthest_above_their_wanted_hours_gives_first() -> None:
    ledgers = {"far": (2000, 1000), "near": (1350, 1000), "below": (100, 1000)}
    workers = [
        a_worker(name, wanted=60, most=300, ledger=Ledger(minutes_given=g, minutes_wanted=w))
        for name, (g, w) in ledgers.items()
    ]
    visits = [a_visit(f"v{i}", f"{8 + 2 * i:02}:00") for i in range(8)]
    roster = scheduler.solve(a_problem(workers, visits), budget=BUDGET)
    assert given_to(roster, "below") == 300
    assert given_to(roster, "far") <= given_to(roster, "near")


@pytest.mark.parametrize("seed", [1, 2])
def test_the_worst_share_is_given_back_to_no_later_aim(seed: int) -> None:
    problem = week(seed=seed, workers=15, visits=120, clients=20, teams=1)
    until_hours = replace(problem.policy, stages=("cover", "continuity", "hours"))
    worst = [
        certificate.worst_share_bp
        for policy in (until_hours, problem.policy)
        if (certificate := scheduler.solve(replace(problem, policy=policy), budget=20_000).certificate)
    ]
    assert worst[1] >= worst[0]


@settings(max_examples=15, deadline=None)
@given(problems())
def test_fair_hours_keep_the_continuity_floor_but_for_its_slack(problem: Problem) -> None:
    note(f"seed {problem.seed}")
    strict = replace(problem.policy, slacks=STRICT, stages=("cover", "continuity"))
    both = replace(strict, stages=("cover", "continuity", "hours", "burdens", "wishes"))
    before, after = (scheduler.solve(replace(problem, policy=policy), budget=BUDGET) for policy in (strict, both))
    assert continuity_outside(problem, after.assignments) <= continuity_outside(problem, before.assignments)


@settings(max_examples=25, deadline=None)
@given(problems())
def test_no_roster_has_a_worst_share_above_the_ceiling(problem: Problem) -> None:
    certificate = scheduler.solve(problem, budget=400).certificate
    assert certificate is not None
    assert certificate.worst_share_bp <= certificate.most_worst_bp


def test_the_ceiling_knows_the_most_a_worker_asked_for() -> None:
    """Somebody who had little for weeks cannot be made whole in one; the certificate says how far they could come."""
    behind = a_worker("behind", wanted=300, most=420, ledger=Ledger(minutes_given=200, minutes_wanted=2100))
    level = Ledger(minutes_given=2000, minutes_wanted=2100)
    visits = [a_visit(f"v{d}{h}", f"{h}:00", day=d) for d in range(5) for h in ("09", "14")]
    certificate = scheduler.solve(
        a_problem([behind, a_worker("w2", wanted=300, ledger=level)], visits), budget=BUDGET
    ).certificate
    assert certificate is not None
    assert certificate.worst_share_bp == certificate.most_worst_bp == (200 + 420) * 10_000 // 2400
