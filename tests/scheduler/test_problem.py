# ruff: noqa: ANN401 - whatever a test wants to say
"""A problem that cannot be right is refused with the place and the fix."""

from typing import Any

import pytest

from scheduler import Busy, Client, HoursWanted, Limits, Link, Pin, Policy, Problem, ProblemError, Span, Stretch
from scheduler.formats import ours
from scheduler.formats.generated import week
from tests.builders_scheduler import a_client, a_problem, a_visit, a_worker


def _apart() -> list[Client]:
    return [a_client(), a_client("c2", place="p2")]


MISTAKES: list[tuple[str, Any]] = [
    ("availability: ends 5 is not after starts 9", lambda: Span(starts=9, ends=5)),
    ("least_minutes <= wanted_minutes", lambda: HoursWanted(least_minutes=9, wanted_minutes=5, most_minutes=9)),
    ("worker 'w1': two busy", lambda: a_worker(busy=(Busy(starts=0, ends=9), Busy(starts=8, ends=12)))),
    ("visit 'v1': minutes is 0", lambda: a_visit(minutes=0)),
    ("do not fit a window", lambda: a_visit(minutes=60, slack=-1)),
    ("workers is 5; give 1 to 4", lambda: a_visit(workers=5)),
    ("pinned to more workers", lambda: a_visit(pinned=(Pin(worker="a", starts=0), Pin(worker="b", starts=0)))),
    ("linked to itself", lambda: Link(first="v1", second="v1")),
    ("most is below least", lambda: Link(first="v1", second="v2", least_minutes=9, most_minutes=5)),
    ("workers[1]: id 'w1' stands twice", lambda: a_problem([a_worker(), a_worker()])),
    ("client 'c1': team: 'w9' is not among the workers", lambda: a_problem(clients=[a_client(team=("w9",))])),
    ("client 'c1': place: 'p9'", lambda: a_problem(clients=[a_client(place="p9")])),
    ("visit 'v1': client: 'c9'", lambda: a_problem(visits=[a_visit(client="c9")])),
    ("links[0]: 'v9'", lambda: a_problem(links=(Link(first="v1", second="v9"),))),
    ("day is 7; give 0 to 6", lambda: a_problem(visits=[a_visit(day=7)])),
    ("day_starts has 1 entries for 7 days", lambda: a_problem(day_starts=(0,))),
    ("daily_rest_minutes is below 0", lambda: Limits(daily_rest_minutes=-1)),
    ("cover comes first", lambda: Policy(stages=("hours",))),
    ("['teas'] is not a kind", lambda: Policy(burden_spans={"teas": (Stretch(starts=0, ends=1),)})),
    (
        "travel: walk from 'p1' to 'p2' is missing",
        lambda: a_problem(clients=_apart(), travel={"walk": {"p1": {}, "p2": {}}}),
    ),
    ("worker 'w1': no 'walk' in travel", lambda: a_problem(travel={"car": {"p1": {"p1": 0}}})),
]


@pytest.mark.parametrize(("said", "make"), MISTAKES, ids=[m[0] for m in MISTAKES])
def test_a_mistake_is_named_with_its_place_and_its_fix(said: str, make: Any) -> None:
    with pytest.raises(ProblemError) as fault:
        make()
    assert said in str(fault.value)
    assert ";" in str(fault.value) or "give" in str(fault.value)


@pytest.mark.parametrize("instant", ["2026-03-02", "2026-03-02T00:00:00", "2026-03-02T00:00:00+01:00", "soon"])
def test_a_problem_starts_at_an_instant_in_utc(instant: str) -> None:
    with pytest.raises(ProblemError, match="give an instant in UTC"):
        Problem(id="x", starts_at=instant, days=1, workers=(), clients=(), visits=())


def test_a_problem_and_its_json_are_the_same() -> None:
    problem = week(seed=4, workers=6, visits=20, clients=4, teams=1)
    assert ours.read(ours.write(problem)) == problem


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (b'"minutes": 60', b'"minutes": "60"', "visits[0].minutes: Expected `int`, got `str`"),
        (b'"minutes": 60', b'"minute": 60', "visits[0]: Object contains unknown field `minute`; take it out"),
        (b'"days": 7', b'"days": 0', "days is 0; give 1 or more"),
        (b'"days": 7', b'"days": 7,,', "object keys must be strings at line 5, column 12; correct the JSON there"),
        (b'"days": 7', b'"days": NaN', "invalid character at line "),
    ],
)
def test_a_mistake_in_json_is_one_line_that_names_the_place(before: bytes, after: bytes, said: str) -> None:
    text = ours.write(a_problem())
    assert before in text
    with pytest.raises(ProblemError) as fault:
        ours.read(text.replace(before, after, 1))
    assert said in str(fault.value)
    assert "\n" not in str(fault.value)


def test_the_json_schema_names_every_part_of_a_problem() -> None:
    parts = ours.schema()["$defs"]
    assert {"Problem", "Worker", "Client", "Visit", "Link", "Policy", "Roster", "Certificate"} <= set(parts)
