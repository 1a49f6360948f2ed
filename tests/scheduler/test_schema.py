"""The JSON Schema says what the readers read: no document of ours is outside it, and no mistake of kind is inside."""

import copy
import json
from random import Random
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import scheduler
from scheduler import Problem, ProblemError
from scheduler.cli import main
from scheduler.formats import ours
from tests.builders_scheduler import a_problem
from tests.scheduler.instances import problems

SCHEMAS = {name: jsonschema_rs.validator_for(ours.schema(name)) for name in ours.KINDS}


def loaded(value: Any) -> Any:  # noqa: ANN401 - a problem or a roster
    return json.loads(ours.write(value))


@settings(max_examples=25, deadline=None)
@given(problem=problems(), seed=st.integers(0, 10_000))
def test_every_problem_fits_the_schema_and_comes_back_the_same(problem: Problem, seed: int) -> None:
    SCHEMAS["problem"].validate(loaded(problem))
    assert ours.read(ours.write(problem)) == problem
    broken = _broken(loaded(problem), Random(seed))
    assert not SCHEMAS["problem"].is_valid(broken)
    with pytest.raises(ProblemError):
        ours.read(json.dumps(broken))


def _broken(whole: dict[str, Any], random: Random) -> dict[str, Any]:
    """One value of the wrong kind, one field that nobody knows, or one that is missing."""
    whole = copy.deepcopy(whole)
    item = random.choice(whole[random.choice(("workers", "clients", "visits"))])
    kind = random.choice(("wrong", "unknown", "missing"))
    if kind == "wrong":
        item[random.choice(list(item))] = {"not": "this"}
    elif kind == "unknown":
        item["rating"] = 5
    else:
        del item["id"]
    return whole


@settings(max_examples=5, deadline=None)
@given(problem=problems())
def test_every_roster_fits_the_schema_and_comes_back_the_same(problem: Problem) -> None:
    roster = scheduler.solve(problem, budget=200)
    SCHEMAS["roster"].validate(loaded(roster))
    assert ours.read_roster(ours.write(roster)) == roster


@pytest.mark.parametrize("name", list(ours.KINDS))
def test_the_command_writes_the_schema_and_documents_say_their_version(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["schema", name]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert schema == json.loads(json.dumps(ours.schema(name)))
    assert schema["$defs"][name.capitalize()]["properties"]["version"] == {"enum": [1], "default": 1}
    assert loaded(a_problem())["version"] == 1


def test_a_document_without_a_version_is_of_the_first() -> None:
    whole = loaded(a_problem())
    del whole["version"]
    assert ours.read(json.dumps(whole)) == a_problem()
