"""A simulated year: the same every time, every rule kept by each way of assigning, ledgers carried as agreed."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import scheduler
from scheduler import Ledger, Problem
from scheduler.cli import main
from scheduler.fairness import measure, opening
from scheduler.formats.generated import week
from scheduler.simulate import Week, simulate, year
from scheduler.simulate.carry import MILLION, Carried, weight
from scheduler.simulate.hand import first_come, lowest_cost
from scheduler.simulate.run import WAYS
from tests.scheduler.instances import problems

SMALL = {"weeks": 3, "workers": 9, "visits": 40}


def small(tell: list[Week]) -> list[Week]:
    return simulate(year(**SMALL), budget=300, tell=tell.append)


def test_no_way_of_assigning_breaks_a_rule_in_any_week() -> None:
    for told in small([]):
        assert {way: told.figures[way].violations for way in WAYS} == dict.fromkeys(WAYS, 0)


def test_the_same_seed_gives_the_same_year() -> None:
    assert small([]) == small([])


def test_cancelling_keeps_the_weeks_that_are_whole() -> None:
    told: list[Week] = []
    weeks = simulate(year(**SMALL), budget=300, tell=told.append, cancelled=lambda: len(told) >= 2)
    assert weeks == told == small([])[:2]


@settings(max_examples=10, deadline=None)
@given(problems())
def test_first_come_and_lowest_cost_keep_every_rule(problem: Problem) -> None:
    plain = msgspec.structs.replace(problem, links=())
    for way in (first_come, lowest_cost):
        assert scheduler.check(plain, way(plain)) == []


def test_first_come_serves_the_head_of_the_list_first() -> None:
    problem = week(seed=2, workers=8, visits=20, clients=5, teams=1)
    given_to = [a.worker for a in first_come(problem)]
    assert given_to
    turned = msgspec.structs.replace(problem, workers=problem.workers[::-1])
    assert [a.worker for a in first_come(turned)] != given_to


@given(st.integers(1, 60))
def test_after_a_half_life_a_minute_counts_half(weeks: int) -> None:
    left = (weight(weeks) / MILLION) ** weeks
    assert left == pytest.approx(0.5, abs=0.0005)


def test_who_is_away_keeps_their_ledger_as_it_was() -> None:
    of = year(**SMALL)
    away, *there = of.problem(0).workers
    problem = msgspec.structs.replace(
        of.problem(0),
        workers=tuple(there),
        clients=tuple(
            msgspec.structs.replace(
                c,
                team=tuple(w for w in c.team if w != away.id),
                declined=tuple(w for w in c.declined if w != away.id),
                familiarity={w: n for w, n in c.familiarity.items() if w != away.id},
            )
            for c in of.problem(0).clients
        ),
    )
    carried = Carried(ledgers=of.ledgers)
    given_out = first_come(carried.into(problem))
    after = carried.after(problem, given_out, measure(carried.into(problem), given_out))
    assert after.ledgers[away.id] == of.ledgers[away.id]
    assert all(after.ledgers[w.id] != of.ledgers[w.id] for w in there)


def test_who_joins_carries_the_median_on() -> None:
    of = year(**SMALL)
    without = {w: ledger for w, ledger in of.ledgers.items() if w != "w000"}
    carried = Carried(ledgers=without)
    problem = carried.into(of.problem(0))
    middle = opening(problem)["w000"]
    assert middle in {(x.minutes_given, x.minutes_wanted) for x in without.values()}
    after = carried.after(problem, [], measure(problem, [])).ledgers["w000"]
    assert after.minutes_given == middle[0] * weight(8) // MILLION
    assert after != Ledger()


def test_work_of_the_week_before_is_rested_from() -> None:
    of = year(**SMALL)
    carried = Carried(ledgers=of.ledgers)
    for number in range(2):
        problem = carried.into(of.problem(number))
        given_out = lowest_cost(problem)
        assert scheduler.check(problem, given_out) == []
        carried = carried.after(problem, given_out, measure(problem, given_out))
    assert carried.busy
    assert all(b.ends <= 0 for work in carried.busy.values() for b in work)


def test_the_command_prints_a_table_and_draws_what_can_be_read_without_seeing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drawn, written = tmp_path / "year.svg", tmp_path / "year.json"
    asked = [f"--{name}={value}" for name, value in SMALL.items()]
    assert main(["simulate", *asked, "--budget", "300", "--svg", str(drawn), "--json", str(written)]) == 0
    shown = capsys.readouterr().out
    assert re.search(r"spread of burdens .* (falls and stays down|does not both)", shown)
    root = ET.fromstring(drawn.read_text())  # noqa: S314 - drawn a line above
    named = {e.tag.rpartition("}")[2]: e.text or "" for e in root[:2]}
    assert root.get("role") == "img"
    assert "3 weeks" in named["title"]
    assert all(f"{way} from" in named["desc"] for way in WAYS)
    document = msgspec.json.decode(written.read_bytes())
    assert document["asked"]["seed"] == 1
    assert len(document["weeks"]) == 3
    assert {"python", "versions", "cores"} <= set(document["machine"])


@pytest.mark.parametrize("wrong", [["--weeks", "53"], ["--weeks", "0"], ["--visits", "-1"]])
def test_a_year_that_cannot_be_is_refused_in_one_line(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["simulate", *wrong]) == 2
    assert capsys.readouterr().err.count("\n") == 1
