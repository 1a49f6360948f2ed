"""A federation: parts by themselves, borders that only ever help, and the same answer over any number of processes."""

from collections import Counter
from fractions import Fraction
from random import Random

import msgspec
import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st

import scheduler
from scheduler import Assignment, Link, Pin, Place, Problem, ProblemError, federation
from scheduler.desk import Desk
from scheduler.federation import Areas, made_up
from scheduler.federation.borders import Borders
from scheduler.federation.worst_first import WorstFirst
from tests.builders_scheduler import a_client, a_problem, a_visit, a_worker, at
from tests.scheduler.instances import problems

replace = msgspec.structs.replace


@st.composite
def federations(draw: st.DrawFn) -> tuple[Problem, Areas]:
    seed = draw(st.integers(0, 1000))
    note(f"seed {seed}")
    count = draw(st.integers(2, 3))
    return made_up.federation(seed=seed, workers=5 * count, visits=draw(st.integers(20, 60)) * count, count=count)


def cover(problem: Problem, rows: tuple[Assignment, ...]) -> Counter[str]:
    return Counter(a.visit for a in rows)


@settings(max_examples=10, deadline=None)
@given(problems())
def test_a_federation_of_one_part_is_solved_as_any_problem(problem: Problem) -> None:
    note(f"seed {problem.seed}")
    alone = scheduler.solve(problem, budget=200)
    found = federation.solve(problem, budget=200, processes=1)
    assert found.roster.assignments == alone.assignments
    assert found.roster.reasons == alone.reasons


@settings(max_examples=15, deadline=None)
@given(federations())
def test_no_roster_of_a_federation_breaks_a_rule(made: tuple[Problem, Areas]) -> None:
    found = federation.solve(made[0], areas=made[1], budget=300, processes=1)
    assert scheduler.check(made[0], found.roster.assignments) == []
    assert found.uncovered == sum(u.missing for u in scheduler.uncovered(made[0], found.roster.assignments))


@settings(max_examples=15, deadline=None)
@given(federations())
def test_crossing_borders_only_adds_cover_and_never_lowers_the_worst_share(made: tuple[Problem, Areas]) -> None:
    problem, areas = made
    parts = federation.partition(problem, areas)
    rows = [a for p in parts for a in scheduler.solve(p.problem, budget=100).assignments]
    borders = Borders(Desk(problem), rows, areas.workers, lambda: True)
    lowest = min(borders.share(w.id) for w in problem.workers)
    before = cover(problem, tuple(rows))
    crossed = borders.cover()
    after = cover(problem, tuple(borders.mender.assignments))
    assert after >= before
    assert after.total() == before.total() + crossed
    borders.raise_worst(50)
    assert cover(problem, tuple(borders.mender.assignments)) == after
    assert min(borders.share(w.id) for w in problem.workers) >= lowest


def test_the_answer_does_not_depend_on_how_many_processes_there_are() -> None:
    problem, areas = made_up.federation(seed=5, workers=18, visits=150, count=3)
    one, two = (federation.solve(problem, areas=areas, budget=300, processes=n) for n in (1, 2))
    assert one.roster.assignments == two.roster.assignments
    assert one.shares_bp == two.shares_bp


def test_a_neighbour_comes_where_a_part_cannot() -> None:
    clients = [a_client("c1"), a_client("c2", place="p2")]
    workers = [a_worker("w1", start="p1", travel_mode="bike"), a_worker("w2", start="p2", availability=())]
    problem = a_problem(workers, [a_visit("v2", client="c2")], clients)
    areas = Areas(clients={"c1": "a", "c2": "b"}, workers={"w1": "a", "w2": "b"})
    found = federation.solve(problem, areas=areas, budget=50, processes=1)
    assert (found.uncovered_before, found.uncovered, found.crossed) == (1, 0, 1)
    assert [a.worker for a in found.roster.assignments] == ["w1"]


def test_who_has_least_takes_from_a_better_off_neighbour() -> None:
    clients = [a_client("c1"), a_client("c2", place="p2")]
    workers = [a_worker(f"w{i}", start=f"p{min(i, 2)}", wanted=240, travel_mode="bike") for i in (1, 2, 3)]
    visits = [a_visit(f"v{i}", f"{9 + 2 * i:02}:00", client="c1") for i in range(4)]
    problem = a_problem(workers, [*visits, a_visit("v9", client="c2", day=1)], clients)
    areas = Areas(clients={"c1": "a", "c2": "b"}, workers={"w1": "a", "w2": "b", "w3": "b"})
    found = federation.solve(problem, areas=areas, budget=50, processes=1)
    assert (found.worst_before_bp, found.shares_bp) == (0, (7500, 10000, 10000))


@settings(max_examples=15, deadline=None)
@given(problems(), st.integers(6, 20))
def test_parts_by_place_hold_everybody_once_and_keep_linked_clients_together(problem: Problem, most: int) -> None:
    note(f"seed {problem.seed}")
    parts = federation.partition(problem, most_visits=most)
    assert Counter(w.id for p in parts for w in p.problem.workers) == Counter(w.id for w in problem.workers)
    assert Counter(c.id for p in parts for c in p.problem.clients) == Counter(c.id for c in problem.clients)
    assert sum(len(p.problem.links) for p in parts) == len(problem.links)


def test_a_pin_across_the_border_is_kept_and_its_worker_is_busy_at_home() -> None:
    clients = [a_client("c1"), a_client("c2", place="p2")]
    pinned = a_visit("v1", "09:00", pinned=(Pin(worker="w2", starts=at(0, "09:00")),), workers=2)
    visits = [pinned, a_visit("v2", "09:30", client="c2")]
    problem = a_problem([a_worker("w1", start="p1"), a_worker("w2", start="p2")], visits, clients)
    areas = Areas(clients={"c1": "a", "c2": "b"}, workers={"w1": "a", "w2": "b"})
    found = federation.solve(problem, areas=areas, budget=50, processes=1)
    assert scheduler.check(problem, found.roster.assignments) == []
    assert sorted((a.visit, a.worker) for a in found.roster.assignments) == [("v1", "w1"), ("v1", "w2")]


def test_who_joins_starts_at_the_median_of_all_parts() -> None:
    ledger = scheduler.Ledger
    workers = [
        a_worker("w1", ledger=ledger(minutes_given=100, minutes_wanted=200)),
        a_worker("w2", ledger=ledger(minutes_given=100, minutes_wanted=200)),
        a_worker("new"),
    ]
    problem = a_problem(workers, clients=[a_client("c1"), a_client("c2", place="p2")])
    areas = Areas(clients={"c1": "a", "c2": "b"}, workers={"w1": "a", "w2": "a", "new": "b"})
    (joiner,) = federation.partition(problem, areas)[1].problem.workers
    assert (joiner.ledger.minutes_given, joiner.ledger.minutes_wanted) == (100, 200)


def test_somebody_without_an_area_is_named() -> None:
    with pytest.raises(ProblemError, match="worker 'w1' has none"):
        federation.partition(a_problem(), Areas(clients={"c1": "a"}, workers={}))


def test_linked_clients_far_apart_are_one_area() -> None:
    clients = [a_client(f"c{i}", place=f"q{i}") for i in range(4)]
    places = {f"q{i}": Place(x_metres=5000 * i, y_metres=0) for i in range(4)}
    visits = [a_visit(f"v{i}", f"{9 + 2 * i:02}:00", client=f"c{i}") for i in range(4)]
    links = (Link(first="v0", second="v3"),)
    problem = a_problem([a_worker("w1")], visits, clients, places=places, links=links)
    parts = federation.partition(problem, most_visits=2)
    assert any({"c0", "c3"} <= {c.id for c in p.problem.clients} for p in parts)


def test_the_same_seed_makes_the_same_federation() -> None:
    one, two = (made_up.federation(seed=3, workers=Random(1).randrange(6, 9), visits=60, count=2) for _ in range(2))
    assert one == two


def test_an_area_that_is_too_large_is_split_by_place_and_no_agreed_team_is_cut_though_their_homes_mix() -> None:
    metres = {"a0": 0, "b0": 2000, "a1": 8000, "b1": 10_000}
    workers = [a_worker(name, start=name) for name in metres]
    clients = [a_client(f"c{name}", place=name, team=(f"{name[0]}0", f"{name[0]}1")) for name in metres]
    visits = [a_visit(f"v{c.id}{d}", client=c.id, day=d) for c in clients for d in range(3)]
    places = {name: Place(x_metres=x, y_metres=0) for name, x in metres.items()}
    problem = a_problem(workers, visits, clients, places=places)
    areas = Areas(clients=dict.fromkeys((c.id for c in clients), "x"), workers=dict.fromkeys(metres, "x"))
    parts = federation.partition(problem, areas, most_visits=7)
    assert [p.name for p in parts] == ["x/11", "x/12"]
    for part, team in zip(parts, "ab", strict=True):
        assert {c.id[1] for c in part.problem.clients} == {w.id[0] for w in part.problem.workers} == {team}
        assert all(len(c.team) == len(part.problem.workers) for c in part.problem.clients)


def test_who_cannot_be_helped_rests_until_somebody_was_and_is_not_asked_for_ever() -> None:
    line = WorstFirst({w: Fraction(n, 10) for n, w in enumerate("abcdef")}, {w: n for n, w in enumerate("abcdef")})
    asked = [line.next()]
    line.rest("a")
    asked.append(line.next())
    line.moved({"b": Fraction(9, 10)})
    asked.append(line.next())
    line.rest("c")
    asked.append(line.next())
    line.rest("a")
    asked.append(line.next())
    line.rest("c")
    assert [*asked, line.next()] == ["a", "b", "c", "a", "c", None]
