"""No input breaks the server; what is refused is said to be, quickly, and changes nothing."""

import time
from collections import defaultdict
from collections.abc import Iterator

import httpx
import msgspec
import pytest

from backend.kit.ids import new_id
from backend.kit.tables import Base
from tests.api.corpus import PLACES, bodies
from tests.api.fingerprint import Fingerprint
from tests.api.street import APART, NAME, Street, a_street, role_of
from tests.api.test_described import is_a_problem
from tests.database import TestDatabase
from tests.house.reach.calls import body_of
from tests.house.reach.table import TABLE

ROUTES = [route for route in TABLE if route not in APART]
UNSAFE = [route for route in ROUTES if not route.startswith("GET")]
_JSON = {"content-type": "application/json"}
_LONGEST_SECONDS = 2.0
_QUERIES = ("from", "days", "weeks", "team", "state", "before", "worker_id")


@pytest.fixture(scope="module")
def street(module_database: TestDatabase) -> Iterator[Street]:
    with a_street(module_database) as made:
        yield made


def well_answered(answer: httpx.Response, took: float) -> str | None:
    """What is wrong with an answer, if anything is."""
    if answer.status_code >= 500:
        return f"{answer.status_code} {answer.text[:100]}"
    if answer.status_code >= 400:
        is_a_problem(answer)
    return f"{took:.1f} s" if took > _LONGEST_SECONDS else None


def test_no_bad_body_breaks_an_unsafe_route_and_what_is_refused_changes_nothing(
    database: TestDatabase, street: Street
) -> None:
    look, wrong = Fingerprint(database.admin_url, Base.metadata), []
    for route in UNSAFE:
        method, role, path = route.split(" ")[0], role_of(route), street.path(route)
        before, refused = look.taken(), True
        for body in bodies(street.body(route) or {}):
            began = time.monotonic()
            answer = street.send(role, method, path, content=body, headers=_JSON)
            fault = well_answered(answer, time.monotonic() - began)
            if fault:
                wrong.append(f"{route} {body[:200]!r}: {fault}")
            refused = refused and answer.status_code >= 400
        if refused and look.taken() != before:
            wrong.append(f"{route}: refused, and yet {look.differences(before)} changed")
    assert not wrong, "\n".join(wrong[:40])


@pytest.mark.parametrize("place", PLACES)
def test_no_bad_address_breaks_a_route(database: TestDatabase, street: Street, place: str) -> None:
    wrong = []
    for route in ROUTES:
        names = NAME.findall(route)
        paths = [street.path(route, **{name: place}) for name in names]
        if route.startswith("GET"):
            paths += [f"{street.path(route)}?{name}={place}" for name in _QUERIES]
        for path in paths:
            body = {} if route.startswith("GET") else {"json": street.body(route)}
            answer = street.send(role_of(route), route.split(" ")[0], path, **body)
            if answer.status_code >= 500:
                wrong.append(f"{route} {path}: {answer.status_code}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("route", [route for route in UNSAFE if body_of(route, defaultdict(new_id))])
def test_a_field_nobody_knows_is_refused_by_name(database: TestDatabase, street: Street, route: str) -> None:
    body = {**(street.body(route) or {}), "unheard_of": 1}
    answer = street.send(role_of(route), route.partition(" ")[0], street.path(route), json=body)
    assert answer.status_code == 400, answer.text
    errors = msgspec.json.decode(answer.content)["errors"]
    assert [error["code"] for error in errors] == ["unknown"], errors
    assert "unheard_of" in errors[0]["field"]


def test_a_body_of_ten_million_letters_is_refused(database: TestDatabase, street: Street) -> None:
    body = b'{"note":"' + b"x" * 10_000_000 + b'"}'
    route = "POST /api/care-requests/{request_id}/refuse"
    assert street.send("coordinator", "POST", street.path(route), content=body, headers=_JSON).status_code == 413
