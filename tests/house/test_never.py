"""What is never collected has no place: no column, no field of the API, no input of the solver means it."""

import re
from typing import Any

import pytest

import scheduler.problem
from backend.app import create_app
from backend.kit.web.routes import document
from backend.privacy.purposes import CATEGORIES, DECLARATION, NEVER_COLLECTED, PROHIBITED_PURPOSES, PURPOSES
from backend.tables import Base
from scheduler.problem import Problem
from tests.database import TestDatabase
from tests.world import settings_for

# Words that hold one of the banned ones and mean something else.
_INNOCENT = {"start", "starts", "restart", "started", "operating", "generating", "narrating"}


def banned(name: str) -> bool:
    """True where a part of the name means something that is never collected."""
    parts = [part for part in re.split(r"[_\W]+", name.lower()) if part not in _INNOCENT]
    joined = "_".join(parts)
    return any(word == part or ("_" in word and word in joined) for word in NEVER_COLLECTED for part in parts)


@pytest.mark.parametrize("name", ["star_rating", "reliability", "acceptance", "absence_reason", "performance_index"])
def test_a_banned_word_is_noticed(name: str) -> None:
    assert banned(name)


def test_no_column_holds_what_is_never_collected() -> None:
    columns = [f"{table.name}.{column.name}" for table in Base.metadata.sorted_tables for column in table.columns]
    assert not [name for name in columns if banned(name.partition(".")[2])]


def test_no_field_of_the_api_holds_what_is_never_collected(database: TestDatabase) -> None:
    schemas: dict[str, Any] = document(create_app(settings_for(database)))["components"]["schemas"]
    named = [f"{name}.{field}" for name, schema in schemas.items() for field in schema.get("properties", {})]
    assert named
    assert not [name for name in named if banned(name.partition(".")[2])]


def test_no_input_of_the_solver_is_about_what_somebody_is_worth() -> None:
    kinds = [kind for kind in vars(scheduler.problem).values() if hasattr(kind, "__struct_fields__")]
    named = [f"{kind.__name__}.{field}" for kind in kinds for field in kind.__struct_fields__]
    assert f"{Problem.__name__}.workers" in named
    assert not [name for name in named if banned(name.partition(".")[2])]


def test_every_personal_table_says_its_category_and_nothing_of_an_unknown_one() -> None:
    guards = {table.name: table.info for table in Base.metadata.sorted_tables}
    assert not [name for name, info in guards.items() if "guard" not in info]
    used = {info["category"] for info in guards.values() if info["guard"] == "personal"}
    assert used <= set(CATEGORIES)


def test_nothing_declared_is_prohibited() -> None:
    assert not set(PURPOSES) & set(PROHIBITED_PURPOSES)
    assert not [rule for rule in DECLARATION if rule.purpose in PROHIBITED_PURPOSES]


def test_every_route_that_returns_personal_data_says_its_purpose(database: TestDatabase) -> None:
    paths = document(create_app(settings_for(database)))["paths"]
    silent = []
    for path, methods in paths.items():
        for method, operation in methods.items():
            if path.startswith("/api/") and "x-purpose" not in operation:
                silent.append(f"{method} {path}")
            if bool(operation.get("x-data-categories")) != bool(operation.get("x-purpose")):
                silent.append(f"{method} {path}: categories without a purpose, or a purpose without categories")
    assert not silent
