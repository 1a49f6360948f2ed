"""The literature's shift instances: what is written is read back, and judged as their own judge does."""

import importlib.util
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.faults import ProblemError
from scheduler.formats import shifts
from scheduler.shifts import Cover, Instance, Request, Rows, Shift, Worker, broken, cost
from scheduler.shifts.engine import solve
from scheduler.shifts.watch import Limits

BENCH = Path(__file__).resolve().parents[2].parent / "shared" / "bench" / "shifts"
judged_there = pytest.mark.skipif(not BENCH.is_dir(), reason="../shared/bench/shifts is not there")
# Their judge leaves its file for the collector to close.
pytestmark = [
    pytest.mark.filterwarnings(f"ignore::{w}") for w in ("ResourceWarning", "pytest.PytestUnraisableExceptionWarning")
]
WEEKS = 14
TEXT = """# a comment
SECTION_HORIZON
14

SECTION_SHIFTS
E,480,
N,600,E

SECTION_STAFF
A,E=14|N=3,4800,1920,5,2,2,1
B,E=14|N=0,4800,1920,5,2,2,1

SECTION_DAYS_OFF
A,3

SECTION_SHIFT_ON_REQUESTS
A,0,E,2

SECTION_COVER
0,E,1,100,1
13,N,-0,100,1
"""
ids = st.sampled_from(["E", "D", "N"])
small = st.integers(0, 5)


@st.composite
def instances(draw: st.DrawFn) -> Instance:
    kinds = [
        Shift(id=i, minutes=draw(st.integers(1, 12)) * 60, not_followed_by=tuple(draw(st.sets(ids)))) for i in "EDN"
    ]
    requests = draw(st.lists(st.builds(_request, st.booleans(), st.sampled_from("AB"), ids), max_size=6))
    covered = draw(st.sets(st.tuples(st.integers(0, WEEKS - 1), ids), min_size=1))
    cover = [Cover(day=d, shift=s, wanted=draw(small), under=100, over=1) for d, s in sorted(covered)]
    workers = tuple(_worker(name, draw) for name in "AB")
    ordered = tuple(sorted(requests, key=lambda r: not r.wanted))
    return Instance(days=WEEKS, shifts=tuple(kinds), workers=workers, requests=ordered, cover=tuple(cover))


def _request(wanted: bool, worker: str, shift: str) -> Request:  # noqa: FBT001 - drawn
    return Request(worker=worker, day=len(shift), shift=shift, weight=3, wanted=wanted)


def _worker(name: str, draw: st.DrawFn) -> Worker:
    numbers = {k: draw(small) for k in ("most_in_row", "least_in_row", "least_off_in_row", "most_weekends")}
    most = draw(st.dictionaries(ids, st.integers(0, WEEKS), min_size=1))
    off = tuple(sorted(draw(st.sets(st.integers(0, WEEKS - 1), max_size=2))))
    return Worker(id=name, most=most, most_minutes=4800, least_minutes=1200, days_off=off, **numbers)


def rows_of(instance: Instance) -> st.SearchStrategy[Rows]:
    day = st.sampled_from(["", *(s.id for s in instance.shifts)])
    row = st.lists(day, min_size=instance.days, max_size=instance.days)
    return st.fixed_dictionaries({w.id: row for w in instance.workers})


def judge() -> Any:  # noqa: ANN401 - a module
    spec = importlib.util.spec_from_file_location("shifts_score", BENCH / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def text_file(folder: Path, text: str) -> Path:
    path = folder / "small.txt"
    path.write_text(text, encoding="utf-8")
    return path


@given(instance=instances())
def test_an_instance_that_is_written_is_read_back_the_same(instance: Instance, tmp_path_factory: Any) -> None:  # noqa: ANN401
    path = text_file(tmp_path_factory.getbasetemp(), shifts.write(instance))
    assert shifts.read(path) == instance


@judged_there
@given(data=st.data())
def test_rows_cost_and_break_what_the_literature_s_judge_says(data: st.DataObject, tmp_path_factory: Any) -> None:  # noqa: ANN401
    instance = data.draw(instances())
    rows = json.loads(shifts.write_solution(data.draw(rows_of(instance))))
    module = judge()
    found = module.score(module.parse(str(text_file(tmp_path_factory.getbasetemp(), shifts.write(instance)))), rows)
    assert (found["cost"], len(found["errors"])) == (cost(instance, rows), len(broken(instance, rows)))


@pytest.mark.parametrize(
    ("before", "after", "line", "says"),
    [
        ("N,600,E", "N,600,X", "line 7", "no shift has the id 'X'"),
        ("N,600,E", "E,600,", "line 7", "given twice"),
        ("E,480,", "E,long,", "line 6", "'long' is no whole number"),
        ("A,E=14|N=3,4800,1920", "A,E=14|N=3,1000,1920", "line 10", "least minutes 1920 are above"),
        ("A,E=14|N=3,", "A,", "line 10", "fields"),
        ("A,3", "C,3", "line 14", "no worker has the id 'C'"),
        ("A,0,E,2", "A,14,E,2", "line 17", "day 14 is not among the 14 days"),
        ("13,N,-0,100,1", "0,E,1,100,1", "SECTION_COVER", "twice"),
        ("SECTION_DAYS_OFF", "SECTION_HOLIDAYS", "line 13", "no section is called 'HOLIDAYS'"),
        ("SECTION_HORIZON\n14", "14\nSECTION_HORIZON", "line 2", "before the first section"),
        ("SECTION_HORIZON\n14", "", "small.txt", "SECTION_HORIZON is missing"),
    ],
)
def test_a_mistake_is_one_line_with_its_place_and_the_fix(
    before: str, after: str, line: str, says: str, tmp_path: Path
) -> None:
    with pytest.raises(ProblemError, match=re.escape(says)) as told:
        shifts.read(text_file(tmp_path, TEXT.replace(before, after, 1)))
    assert line in str(told.value)
    assert "\n" not in str(told.value)
    assert ";" in str(told.value)


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 1000))
def test_the_same_seed_and_budget_give_the_same_rows_which_break_nothing(seed: int, tmp_path_factory: Any) -> None:  # noqa: ANN401
    instance = shifts.read(text_file(tmp_path_factory.getbasetemp(), TEXT))
    rows = [solve(instance, Limits(None, 3), seed=seed) for _ in range(2)]
    assert rows[0] == rows[1]
    assert broken(instance, rows[0]) == []


def test_a_worker_whose_own_limits_leave_no_row_is_named(tmp_path: Path) -> None:
    instance = shifts.read(text_file(tmp_path, TEXT.replace("B,E=14", "B,E=2", 1)))
    with pytest.raises(ProblemError, match="worker B"):
        solve(instance, Limits(None, 1))


def test_who_stops_at_once_still_gets_rows_that_break_nothing(tmp_path: Path) -> None:
    instance = shifts.read(text_file(tmp_path, TEXT))
    assert broken(instance, solve(instance, Limits(None, 100, cancelled=lambda: True))) == []


@judged_there
@pytest.mark.parametrize(("number", "most"), [(1, 650), (3, 1300)])
def test_a_short_search_on_the_literature_breaks_no_hard_rule(number: int, most: int) -> None:
    path, module = BENCH / "instances" / f"Instance{number}.txt", judge()
    rows = solve(shifts.read(path), Limits(None, 60))
    found = module.score(module.parse(str(path)), rows)
    assert found["errors"] == []
    assert found["cost"] <= most
