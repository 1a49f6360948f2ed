"""Shares, burdens and envy are what the design says, to the minute."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from scheduler import Busy, Ledger, Policy, Problem, Span, Stretch
from scheduler.fairness import Fairness, gini, jain, measure, opening
from tests.builders_scheduler import a_problem, a_visit, a_worker, at, on

fractions = st.lists(st.fractions(0, 1), min_size=1, max_size=12)


def burden(fair: Fairness, kind: str) -> dict[str, int]:
    return {b.worker: b.ratio_bp for b in fair.burdens if b.kind == kind}


def shares(problem: Problem, *rows: object) -> list[int]:
    return [s.share_bp for s in measure(problem, rows).shares]  # type: ignore[arg-type]


def test_a_share_is_hours_given_against_hours_wanted() -> None:
    visits = [a_visit("v1", "09:00"), a_visit("v2", "12:00")]
    problem = a_problem([a_worker(wanted=120)], visits)
    assert shares(problem, on(visits[0])) == [5000]


def test_hours_wanted_count_only_as_far_as_availability_can_hold_them() -> None:
    visit = a_visit("v1", "09:00")
    problem = a_problem([a_worker(wanted=1200), a_worker("w2", wanted=1200, availability=())], [visit])
    assert shares(problem, on(visit)) == [10_000, 10_000]


def test_a_share_is_never_above_one() -> None:
    visit = a_visit("v1", "09:00")
    assert shares(a_problem([a_worker(wanted=30)], [visit]), on(visit)) == [10_000]


def test_the_ledger_adds_to_what_was_given_and_wanted() -> None:
    visit = a_visit("v1", "09:00")
    ledger = Ledger(minutes_given=60, minutes_wanted=180)
    assert shares(a_problem([a_worker(wanted=60, ledger=ledger)], [visit]), on(visit)) == [5000]


def test_work_already_there_counts_as_given() -> None:
    busy = (Busy(starts=at(1, "09:00"), ends=at(1, "10:00")),)
    problem = a_problem([a_worker(wanted=120, busy=busy)], [a_visit("v1", "09:00")])
    assert shares(problem) == [5000]


def test_a_joiner_starts_at_the_median() -> None:
    ledgers = [(100, 1000), (500, 1000), (900, 1000)]
    old = [a_worker(f"w{g}", ledger=Ledger(minutes_given=g, minutes_wanted=w)) for g, w in ledgers]
    assert opening(a_problem([*old, a_worker("new")]))["new"] == (500, 1000)


def test_a_preferred_span_carries_no_burden() -> None:
    evening = Stretch(starts=at(0, "18:00"), ends=at(0, "22:00"))
    policy = Policy(burden_spans={"evenings": (evening,)})
    visits = [a_visit("v1", "18:00"), a_visit("v2", "20:00")]
    spans = (Span(starts=at(0, "17:00"), ends=at(0, "19:30"), level="prefer"), Span(starts=1170, ends=1320))
    problem = a_problem([a_worker(availability=spans), a_worker("w2")], visits, policy=policy)
    fair = measure(problem, [on(v) for v in visits])
    assert burden(fair, "evenings") == {"w1": 10_000 * 60 // 150, "w2": 0}


def test_a_burden_counts_against_the_minutes_a_worker_is_able() -> None:
    policy = Policy(burden_spans={"weekends": (Stretch(starts=at(5, "00:00"), ends=at(6, "00:00") + 1440),)})
    visit = a_visit(day=5)
    little = (Span(starts=at(5, "08:00"), ends=at(5, "12:00")),)
    problem = a_problem([a_worker(availability=little)], [visit], policy=policy)
    assert burden(measure(problem, [on(visit)]), "weekends") == {"w1": 2500}


def test_long_ways_split_days_and_short_notice_are_burdens() -> None:
    visits = [a_visit("v1", "08:00"), a_visit("v2", "14:00", short_notice=True)]
    problem = a_problem(visits=visits)
    fair = {b.kind: b.minutes for b in measure(problem, [on(v) for v in visits]).burdens}
    assert (fair["split_days"], fair["short_notice"], fair["long_travel"]) == (300, 60, 0)


def test_work_before_and_after_the_period_is_no_burden_of_it() -> None:
    visit = a_visit("v1", "08:00")
    around = (Busy(starts=at(7, "08:00"), ends=at(7, "09:00")), Busy(starts=at(7, "20:00"), ends=at(7, "21:00")))
    before = (Busy(starts=-900, ends=-840), Busy(starts=-300, ends=-240))
    problem = a_problem([a_worker(busy=(*before, *around))], [visit])
    fair = {b.kind: b.minutes for b in measure(problem, [on(visit)]).burdens}
    assert fair["split_days"] == 0


def test_envy_is_what_is_left_when_one_visit_is_taken_away() -> None:
    visits = [a_visit(f"v{i}", f"{8 + 2 * i:02}:00") for i in range(4)]
    problem = a_problem([a_worker(wanted=240), a_worker("w2", wanted=240)], visits)
    assert measure(problem, [on(v) for v in visits]).envy_bp == 7500
    even = [on(v, f"w{1 + i % 2}") for i, v in enumerate(visits)]
    assert measure(problem, even).envy_bp == 0


def test_nobody_envies_visits_they_cannot_do() -> None:
    visits = [a_visit(f"v{i}", f"{8 + 2 * i:02}:00", skills=("hoist",)) for i in range(4)]
    problem = a_problem([a_worker(wanted=240, skills=["hoist"]), a_worker("w2", wanted=240)], visits)
    assert measure(problem, [on(v) for v in visits]).envy_bp == 0


def test_no_worst_share_is_above_its_proven_bound() -> None:
    visits = [a_visit(f"v{i}", f"{8 + 2 * i:02}:00") for i in range(4)]
    problem = a_problem([a_worker(wanted=240), a_worker("w2", wanted=240)], visits)
    fair = measure(problem, [on(v, f"w{1 + i % 2}") for i, v in enumerate(visits)])
    assert fair.worst_share_bp == fair.most_worst_bp == 5000


@given(fractions)
def test_jain_and_gini_stay_between_nothing_and_one(values: list[Fraction]) -> None:
    assert 0 <= jain(values) <= 1
    assert 0 <= gini(values) <= 1


@given(st.fractions("0.01", 1), st.integers(1, 9))
def test_equal_shares_are_perfectly_fair(value: Fraction, count: int) -> None:
    assert (jain([value] * count), gini([value] * count)) == (Fraction(1), Fraction(0))
