"""Every route x role x relation answers as the table says; foreign and nonexistent things are answered alike."""

import re
from collections.abc import AsyncIterator, Iterator
from uuid import UUID

import httpx
import msgspec
import pytest

from backend.app import create_app
from backend.kit.ids import new_id
from backend.kit.web.routes import document
from tests.database import TestDatabase
from tests.house.reach.calls import body_of, query_of
from tests.house.reach.data import data_things
from tests.house.reach.neighbourhood import Household, Neighbourhood, a_neighbourhood, an_exception
from tests.house.reach.table import ROLES, ROSTER_VISIT, TABLE, Reach
from tests.world import World, a_world, settings_for
from tests.world_circle import a_trust, an_invitation
from tests.world_emergency import an_emergency
from tests.world_passkeys import a_passkey_row
from tests.world_rosters_views import WEEK_ON

RELATIONS = {"o": "own", "t": "same team", "c": "same cooperative", "x": "another cooperative", "n": "nonexistent"}
_NAME = re.compile(r"\{(\w+)\}")
_MORE_NAMES = (
    "passkey_id", "exception_id", "subscription_id", "standing_visit_id", "member_id", "trust_id", "invitation_id",
    "agreement_id", "negotiation_id", "look_id", "question_id", "archive_id", "emergency_id",
)  # fmt: skip
_ASKED_OF = "/trust-invitations/{invitation_id}/take-back"
_DENIED = {401, 403, 404}


@pytest.fixture
async def worlds(database: TestDatabase) -> AsyncIterator[tuple[World, World]]:
    """Two cooperatives of one installation."""
    async with a_world(database) as here, a_world(database) as there:
        yield here, there


class Case(msgspec.Struct, frozen=True):
    """One cell's call, and whether it is to be let through."""

    route: str
    role: str
    relation: str
    allowed: bool


def operations(database: TestDatabase) -> set[str]:
    """Every operation of the API's document."""
    paths = document(create_app(settings_for(database)))["paths"]
    return {f"{method.upper()} {path}" for path, methods in paths.items() for method in methods}


def test_every_route_has_a_row_and_every_row_a_route(database: TestDatabase) -> None:
    assert operations(database) == set(TABLE)


def test_no_cell_is_empty() -> None:
    assert all(re.fullmatch(r"-|y|[otc]+", cell) for reach in TABLE.values() for cell in reach)


def test_nothing_is_for_another_cooperative() -> None:
    assert not any("x" in cell for reach in TABLE.values() for cell in reach)


def cases() -> Iterator[Case]:
    """Every cell; what is to be refused first, since what is let through may change the world."""
    for wanted in (False, True):
        for route, reach in TABLE.items():
            for role, cell in zip(ROLES, reach, strict=True):
                relations = "y" if _thingless(route, reach) else "otcxn"
                yield from (
                    Case(route, role, relation, wanted) for relation in relations if (relation in cell) is wanted
                )


def _thingless(route: str, reach: Reach) -> bool:
    return "y" in reach or not _NAME.search(route)


async def test_every_route_answers_each_role_and_relation_as_the_table_says(worlds: tuple[World, World]) -> None:
    here, there = worlds
    near, far = await a_neighbourhood(here), await a_neighbourhood(there)
    wrong = []
    for case in cases():
        if case.route == "GET /api/events":  # a stream: tests/backend/kit/test_live.py
            continue
        answer = await call(here, case, near, far)
        refused = answer.status_code in _DENIED
        if refused is case.allowed or answer.status_code >= 500:
            wrong.append(f"{case.route} {case.role} {case.relation}: {answer.status_code} {answer.text[:120]}")
    assert not wrong, "\n".join(wrong)


async def test_foreign_and_nonexistent_things_are_answered_with_the_same_bytes(worlds: tuple[World, World]) -> None:
    here, there = worlds
    near, far = await a_neighbourhood(here), await a_neighbourhood(there)
    different = []
    for case in cases():
        if case.allowed or case.relation not in "tcx" or case.role == "nobody":
            continue
        foreign = await call(here, case, near, far)
        nothing = await call(here, msgspec.structs.replace(case, relation="n"), near, far)
        if (foreign.status_code, foreign.content) != (nothing.status_code, nothing.content):
            different.append(f"{case.route} {case.role} {case.relation}: {foreign.text[:90]} | {nothing.text[:90]}")
    assert not different, "\n".join(different)


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
async def test_the_id_of_somebody_elses_exception_changes_nothing_of_theirs(
    worlds: tuple[World, World], method: str
) -> None:
    here, _there = worlds
    asha, ben = await here.a_worker("Asha"), await here.a_worker("Ben")
    path = f"/api/my/availability/exceptions/{await an_exception(here, asha)}"
    body = body_of("PUT /api/my/availability/exceptions/{exception_id}", {"visit_id": asha, "worker_id": asha})
    async with await here.sign_in(asha) as hers, await here.sign_in(ben) as his:
        before = (await hers.get("/api/my/availability")).json()["exceptions"]
        await his.request(method, path, json=body if method == "PUT" else None)
        assert (await hers.get("/api/my/availability")).json()["exceptions"] == before
        assert len(before) == 1


async def call(world: World, case: Case, near: Neighbourhood, far: Neighbourhood) -> httpx.Response:
    """One call of a fresh browser of that role."""
    member_id = actor_of(case.role, near)
    things = {**await things_of(world, case, near, far), "cooperative_id": world.cooperative_id}
    method, path = case.route.split(" ")
    target = _NAME.sub(lambda found: str(things.get(found.group(1), WEEK_ON)), path)
    browser = world.browser() if member_id is None else await world.sign_in(member_id)
    async with browser:
        body = body_of(case.route, things, version=near.roster_version)
        return await browser.request(method, target, params=query_of(case.route, things), json=body)


def actor_of(role: str, near: Neighbourhood) -> UUID | None:
    """Who plays the role."""
    own = near.own
    who = {
        "worker": own.worker_id,
        "client": own.client_id,
        "contact": own.contact_id,
        "coordinator": near.coordinator_id,
        "supporter": near.supporter_id,
    }
    return who.get(role)


async def things_of(world: World, case: Case, near: Neighbourhood, far: Neighbourhood) -> dict[str, UUID]:
    """The things that stand in this relation to the actor."""
    # Where a route names a roster and a visit in it, it is the visit that stands in the relation.
    in_roster = TABLE[case.route] is ROSTER_VISIT
    if case.relation == "n":
        names = ("client_id", "worker_id", "visit_id", "assignment_id", "request_id", "roster_id", "session_id")
        nothing = {name: new_id() for name in (*names, *_MORE_NAMES)}
        return {**nothing, "roster_id": near.roster_id} if in_roster else nothing
    houses = {"t": near.same_team, "c": near.same_cooperative, "x": far.own}
    house = houses.get(case.relation, near.own)
    things = {
        "member_id": (actor_of(case.role, near) if case.relation == "o" else None) or house.worker_id,
        "client_id": house.client_id,
        "worker_id": house.worker_id,
        "visit_id": house.next_visit_id if "roster_id" in case.route else house.visit_id,
        "assignment_id": house.assignment_id,
        "request_id": house.request_id,
        "standing_visit_id": house.standing_visit_id,
        "roster_id": far.roster_id if case.relation == "x" and not in_roster else near.roster_id,
    }
    return {**things, **await _small_things(world, case, house, near)}


async def _small_things(world: World, case: Case, house: Household, near: Neighbourhood) -> dict[str, UUID]:
    """A session, an exception and a subscription of the right person, made for this call."""
    found = {"subscription_id": new_id()}
    if "exception_id" in case.route and case.relation != "x":
        found["exception_id"] = await an_exception(world, house.worker_id)
    found.setdefault("exception_id", new_id())
    actor_id = actor_of(case.role, near)
    whose = actor_id if case.relation == "o" and actor_id else house.worker_id
    elsewhere = "session_id" not in case.route or case.relation == "x"
    found |= await _trust_things(world, case, house)
    found |= await data_things(world, case, whose, house)
    opened = "emergency_id" in case.route and case.relation not in "cx"
    found["emergency_id"] = await an_emergency(world, near.coordinator_id, house.client_id) if opened else new_id()
    found["session_id"] = new_id() if elsewhere else (await world.a_session(whose))[0]
    theirs = "passkey_id" in case.route and case.relation != "x"
    found["passkey_id"] = await a_passkey_row(world, whose) if theirs else new_id()
    return found


async def _trust_things(world: World, case: Case, house: Household) -> dict[str, UUID]:
    """A trust that the household's client gave, and an invitation of theirs, made for this call."""
    fresh = case.relation != "x"
    return {
        "trust_id": await a_trust(world, house.client_id) if fresh and "trust_id" in case.route else new_id(),
        "invitation_id": await an_invitation(world, house.client_id) if fresh and _ASKED_OF in case.route else new_id(),
    }
