# ruff: noqa: ANN401 - whatever a test wants to say
"""What cannot be is refused before anybody solves, in one line that names the place, what was found and the fix."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import scheduler
from scheduler import Link, Pin, ProblemError, possible
from scheduler.cli import main
from scheduler.formats import ours
from tests.builders_scheduler import a_problem, a_visit, a_worker

Document = dict[str, Any]


def document() -> Document:
    """Two workers, two visits, one link."""
    problem = a_problem(
        [a_worker(), a_worker("w2")],
        [a_visit(), a_visit("v2", "11:00", pinned=(Pin(worker="w1", starts=660),))],
        links=(Link(first="v1", second="v2"),),
    )
    return dict(json.loads(ours.write(problem)))


def put(*path: Any, value: Any) -> Callable[[Document], None]:
    def change(whole: Document) -> None:
        inner: Any = whole
        for step in path[:-1]:
            inner = inner[step]
        inner[path[-1]] = value

    return change


def circle(whole: Document) -> None:
    whole["links"] = [{"first": "v1", "second": "v2"}, {"first": "v2", "second": "v1"}]


def overlapping(whole: Document) -> None:
    whole["workers"][1]["availability"] = [{"starts": 0, "ends": 600}, {"starts": 540, "ends": 900}]


def back_in_time(whole: Document) -> None:
    whole["travel"] = {"walk": {"p1": {"p1": 0, "p2": -3}}}


def without_an_id(whole: Document) -> None:
    del whole["visits"][1]["id"]


IN_THE_PERIOD = "give minutes since starts_at, or more days"
HUGE = 10**30
W, V = "workers", "visits"
REFUSALS: list[tuple[str, Callable[[Document], None], str]] = [
    (
        "a visit longer than its window",
        put(V, 0, "minutes", value=90),
        "visits[0]: visit 'v1': 90 minutes do not fit a window of 60; widen the window",
    ),
    ("negative travel", back_in_time, "travel.walk.p1.p2 is -3; give 0 to 10080 minutes"),
    (
        "a worker who wants 200 hours",
        put(W, 1, "hours", value={"wanted_minutes": 12000, "most_minutes": 12000}),
        "workers[1].hours: worker 'w2' wants 12000 minutes, 7 days have 10080; give those of the period",
    ),
    (
        "availability that overlaps itself",
        overlapping,
        "workers[1].availability[1]: worker 'w2': 540 to 900 overlaps 0 to 600; join the two or part them",
    ),
    (
        "an unknown client",
        put(V, 1, "client", value="c9"),
        "visit 'v2': client: 'c9' is not among the clients; add it there or correct the id",
    ),
    ("a visit's id given twice", put(V, 1, "id", value="v1"), "visits[1]: id 'v1' stands twice; give each its own id"),
    (
        "a worker's id given twice",
        put(W, 1, "id", value="w1"),
        "workers[1]: id 'w1' stands twice; give each its own id",
    ),
    (
        "a window outside the period",
        put(V, 0, "latest_end", value=20000),
        "visits[0]: visit 'v1' has a window of 540 to 20000, the period is 0 to 10080; " + IN_THE_PERIOD,
    ),
    (
        "a pin on an unknown worker",
        put(V, 1, "pinned", 0, "worker", value="w9"),
        "visit 'v2': pinned: 'w9' is not among the workers; add it there or correct the id",
    ),
    (
        "links in a circle",
        circle,
        "links: 'v1' -> 'v2' -> 'v1' wait for each other in a circle; take one of these links out",
    ),
    (
        "a link back in time",
        put("links", 0, "least_minutes", value=-90),
        "link 'v1' to 'v2': least_minutes is -90, so the second may start before the first; give 0 or more",
    ),
    (
        "a huge number",
        put(V, 0, "latest_end", value=HUGE),
        "visits[0].latest_end: Expected `int` <= 10000000; correct it there",
    ),
    (
        "half a minute",
        put(V, 0, "minutes", value=7.5),
        "visits[0].minutes: Expected `int`, got `float`; correct it there",
    ),
    ("nothing", put(V, 0, "minutes", value=None), "visits[0].minutes: Expected `int`, got `null`; correct it there"),
    ("an empty id", put(W, 0, "id", value=""), "workers[0].id: Expected `str` of length >= 1; correct it there"),
    ("no id", without_an_id, "visits[1]: Object missing required field `id`; add it"),
    (
        "an offset from UTC",
        put("starts_at", value="2026-03-02T00:00:00+05:30"),
        "starts_at is '2026-03-02T00:00:00+05:30'; give an instant in UTC such as 2026-03-02T00:00:00Z",
    ),
    ("no day", put("days", value=0), "days is 0; give 1 or more"),
    ("ten years", put("days", value=3650), "days is 3650; at most 400, so split the period"),
    (
        "two days that begin at once",
        put("day_starts", value=[0, 1440, 1440, 4320, 5760, 7200, 8640]),
        "day_starts: two days begin at one minute; give each its own",
    ),
    (
        "a later version",
        put("version", value=2),
        "version: Invalid enum value 2; give one that the schema names; this scheduler reads version 1",
    ),
    (
        "an unknown way to travel",
        put(W, 0, "travel_mode", value="horse"),
        "workers[0].travel_mode: Invalid enum value 'horse'; give one that the schema names",
    ),
]


@pytest.mark.parametrize(("change", "said"), [r[1:] for r in REFUSALS], ids=[r[0] for r in REFUSALS])
def test_what_cannot_be_is_refused_in_one_exact_line(change: Callable[[Document], None], said: str) -> None:
    whole = document()
    change(whole)
    with pytest.raises(ProblemError) as fault:
        ours.read(json.dumps(whole))
    assert str(fault.value) == said


def test_the_command_puts_the_files_name_before_the_line_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = document()
    overlapping(whole)
    (tmp_path / "week.json").write_text(json.dumps(whole))
    assert main(["solve", str(tmp_path / "week.json"), "-o", str(tmp_path / "roster.json")]) == 2
    assert capsys.readouterr().err.startswith("week.json: workers[1].availability[1]: worker 'w2': 540 to 900 overlaps")
    assert not (tmp_path / "roster.json").exists()


@pytest.mark.parametrize("name", list(possible.MOST))
def test_more_than_one_machine_can_hold_is_refused_with_the_limit(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    said = "visits: 200001 of them, at most 200000 in one problem; split it by team, area or week"
    if name == "visits":
        with pytest.raises(ProblemError, match=said):
            a_problem(visits=[a_visit()] * 200_001)
    monkeypatch.setitem(possible.MOST, name, 0)
    with pytest.raises(ProblemError, match=f"{name}: . of them, at most 0 in one problem"):
        ours.read(json.dumps(document()))


def test_a_file_too_large_to_hold_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "week.json"
    path.write_text(json.dumps(document()))
    monkeypatch.setattr(ours, "MOST_BYTES", 100)
    with pytest.raises(ProblemError, match=r"^week.json: \d+ bytes, at most 100; split it by team, area or week$"):
        ours.read(path)


@pytest.mark.parametrize("empty", ["workers", "visits", "both"])
def test_empty_lists_are_a_problem_with_an_empty_roster(empty: str) -> None:
    whole = document()
    for name in ("workers", "visits") if empty == "both" else (empty,):
        whole[name] = []
    whole["links"] = []
    if empty == "workers":
        whole["visits"][1]["pinned"] = []
    roster = scheduler.solve(ours.read(json.dumps(whole)), budget=200)
    assert roster.assignments == ()
    assert roster.certificate is not None


def test_what_nobody_can_cover_gives_an_empty_roster_with_reasons() -> None:
    problem = a_problem([a_worker(), a_worker("w2")], [a_visit(skills=("stoma",)), a_visit("v2", skills=("stoma",))])
    roster = scheduler.solve(problem, budget=200)
    assert roster.assignments == ()
    assert roster.certificate is not None
    assert roster.certificate.uncovered == roster.certificate.uncovered_bound == 2
    assert [(u.visit, u.missing) for u in roster.uncovered] == [("v1", 1), ("v2", 1)]
    assert all(("rule_skills", 0) in {(r.code, r.left) for r in u.rows} for u in roster.uncovered)
    for visit in problem.visits:
        rows = scheduler.why_uncovered(problem, roster, visit.id).rows
        assert any(r.code.endswith("skills") for r in rows), rows
