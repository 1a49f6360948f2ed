"""Laws of fairness over time and between people; renaming, more availability and cover are in test_laws."""

from fractions import Fraction
from random import Random
from statistics import median_low

import msgspec
from hypothesis import example, given, note, settings
from hypothesis import strategies as st

import scheduler
from scheduler import Ledger, Policy, Problem, Slacks, Span, Stretch
from scheduler.fairness import measure, opening
from scheduler.formats.generated import week
from scheduler.simulate.carry import Carried
from scheduler.simulate.hand import first_come
from tests.builders_scheduler import DAY, a_client, a_problem, a_visit, a_worker, at
from tests.scheduler.instances import enriched, problems

BUDGET = 2000
replace = msgspec.structs.replace
STRICT = Policy(stages=("cover", "hours"), slacks=Slacks(continuity_bp=0, hours_bp=0, burdens_bp=0))
ledgers = st.builds(
    lambda given, wanted: Ledger(minutes_given=given, minutes_wanted=wanted),
    st.integers(1, 3000),
    st.integers(600, 3000),
)


def debts(carried: Carried) -> dict[str, Fraction]:
    """How far each stands below the middle of all, in parts of the hours wanted."""
    shares = {w: Fraction(x.minutes_given, x.minutes_wanted) for w, x in carried.ledgers.items()}
    middle = median_low(shares.values())
    return {w: middle - s for w, s in shares.items() if s < middle}


@settings(max_examples=6, deadline=None)
@given(st.integers(200, 900), st.integers(3, 5), st.integers(4, 7))
def test_a_ledgers_debt_shrinks_over_eight_weeks(behind: int, people: int, a_day: int) -> None:
    names = [f"w{i}" for i in range(people)]
    even = Ledger(minutes_given=2000, minutes_wanted=4000)
    owed = {"w0": replace(even, minutes_given=2000 - behind)}
    carried = Carried(ledgers=dict.fromkeys(names, even) | owed)
    visits = [a_visit(f"v{d}{i}", f"{8 + 2 * i:02}:00", day=d) for d in range(5) for i in range(a_day)]
    plain = a_problem([a_worker(n) for n in names], visits)
    course = [debts(carried)["w0"]]
    for _ in range(8):
        problem = carried.into(plain)
        roster = scheduler.solve(problem, budget=BUDGET)
        carried = carried.after(problem, roster.assignments, measure(problem, roster.assignments))
        course.append(debts(carried).get("w0", Fraction(0)))
    note(str([float(x) for x in course]))
    assert course[-1] < course[0] / 2
    assert all(later <= course[0] for later in course[1:])


# The soonest start of the one place lies within the rest after the day before, a later one does not.
@settings(max_examples=20, deadline=None)
@example(enriched(week(seed=1, workers=6, visits=23, clients=2, teams=1, slack=60), Random(1)))
@given(problems())
def test_nobody_can_be_given_an_uncovered_place_without_breaking_a_rule(problem: Problem) -> None:
    note(f"seed {problem.seed}")
    roster = scheduler.solve(problem, budget=BUDGET)
    for place in scheduler.uncovered(problem, roster.assignments):
        free = [c.worker for c in scheduler.suggest(problem, roster, place.visit) if c.free]
        assert free == [], place.visit


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_no_single_handover_helps_somebody_worse_off_than_the_giver_is_after_it(data: st.DataObject) -> None:
    """Leximin by single handovers: who takes stood lower than both do afterwards, so there is no such pair left."""
    count = data.draw(st.integers(2, 4))
    visits = [a_visit(f"v{i}", f"{8 + i:02}:00", minutes=30) for i in range(data.draw(st.integers(3, 8)))]
    workers = [
        a_worker(f"w{i}", availability=_hours(data.draw(st.sets(st.integers(0, 7), min_size=2))), wanted=120, most=600)
        for i in range(count)
    ]
    problem = a_problem(workers, visits, [a_client()], policy=STRICT)
    roster = scheduler.solve(problem, budget=BUDGET)
    shares = {s.worker: s.share for s in measure(problem, roster.assignments).shares}
    for a in roster.assignments:
        for taker, had in shares.items():
            rest = [b for b in roster.assignments if b is not a]
            handed = [*rest, replace(a, worker=taker)]
            if taker != a.worker and not scheduler.check(problem, handed):
                after = {s.worker: s.share for s in measure(problem, handed).shares}
                assert min(after[taker], after[a.worker]) <= had, f"{a.visit} to {taker}"


@given(st.lists(ledgers, min_size=1, max_size=9))
def test_a_joiner_stands_where_the_middle_of_the_others_stands(held: list[Ledger]) -> None:
    others = [a_worker(f"w{i}", ledger=ledger) for i, ledger in enumerate(held)]
    carried = opening(a_problem([*others, a_worker("new")]))["new"]
    ratios = [Fraction(x.minutes_given, x.minutes_wanted) for x in held]
    mine = Fraction(*carried)
    assert sum(r <= mine for r in ratios) * 2 >= len(ratios)
    assert sum(r >= mine for r in ratios) * 2 >= len(ratios)


@settings(max_examples=15, deadline=None)
@given(problems())
def test_work_in_what_a_worker_prefers_is_no_burden_whoever_made_the_roster(problem: Problem) -> None:
    likes = problem.workers[0].id
    gladly = tuple(
        replace(w, availability=tuple(replace(s, level="prefer") for s in w.availability)) if w.id == likes else w
        for w in problem.workers
    )
    problem = replace(problem, workers=gladly, links=())
    fair = measure(problem, first_come(problem))
    assert [b for b in fair.burdens if b.worker == likes and b.kind in {"evenings", "weekends"} and b.minutes] == []


@settings(max_examples=8, deadline=None)
@given(st.integers(2, 4), st.integers(0, 3))
def test_an_evening_goes_to_whoever_carried_fewest_where_hours_are_even(people: int, first: int) -> None:
    evening = Stretch(starts=at(0, "18:00"), ends=at(0, "22:00"))
    least = f"w{first % people}"
    workers = [
        a_worker(
            f"w{i}",
            availability=(Span(starts=0, ends=DAY),),
            wanted=60,
            most=60,
            ledger=_carried(0 if f"w{i}" == least else 400),
        )
        for i in range(people)
    ]
    visits = [a_visit(f"d{i}", "09:00") for i in range(people - 1)] + [a_visit("late", "19:00")]
    problem = a_problem(workers, visits, policy=Policy(burden_spans={"evenings": (evening,)}))
    roster = scheduler.solve(problem, budget=BUDGET)
    assert [a.worker for a in roster.assignments if a.visit == "late"] == [least]


def _carried(evenings: int) -> Ledger:
    burdens, able = {"evenings": evenings}, {"evenings": 2000}
    return Ledger(minutes_given=600, minutes_wanted=600, burdens=burdens, able=able)


def _hours(hours: set[int]) -> tuple[Span, ...]:
    return tuple(Span(starts=at(0, f"{8 + h:02}:00"), ends=at(0, f"{9 + h:02}:00")) for h in sorted(hours))
