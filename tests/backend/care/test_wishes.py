"""How a client likes to be helped; whom they would rather not have is nobody else's to read."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from sqlalchemy import select

from backend.care import queries
from backend.care.tables import DeclinedPairRow, MatchPreferenceRow
from backend.kit.db import transaction
from backend.kit.ids import new_id
from backend.members.tables import SpokenLanguageRow
from backend.privacy.door import Access, program_context
from tests.world import World
from tests.world_care import in_the_small_team

PREFERENCES = Access(purpose="Scheduling", recipient="Solver", categories=("MatchPreference", "Language"))
NOTHING: dict[str, Any] = {"version": 0, "languages": [], "gender": "any", "needs": [], "declined": []}
WISHES: dict[str, Any] = {**NOTHING, "languages": ["en", "gu"], "gender": "woman", "needs": ["large_print"]}


@pytest.fixture
async def margaret_id(world: World) -> UUID:
    """A client."""
    return await world.a_client("Margaret")


@pytest.fixture
async def margaret(world: World, margaret_id: UUID) -> AsyncIterator[httpx.AsyncClient]:
    """Her browser."""
    async with await world.sign_in(margaret_id) as browser:
        yield browser


@pytest.fixture
async def asha_id(world: World, margaret_id: UUID) -> UUID:
    """A worker of her small team."""
    worker_id = await world.a_worker("Asha")
    await in_the_small_team(world, margaret_id, worker_id)
    return worker_id


def place(client_id: UUID) -> str:
    """Where a client's wishes are."""
    return f"/api/clients/{client_id}/wishes"


async def test_wishes_come_back_as_said(margaret: httpx.AsyncClient, margaret_id: UUID, asha_id: UUID) -> None:
    assert (await margaret.get(place(margaret_id))).json() == NOTHING
    answer = await margaret.put(place(margaret_id), json={**WISHES, "declined": [str(asha_id)]})
    assert answer.status_code == 200, answer.text
    assert answer.json() == {
        **WISHES,
        "version": 1,
        "declined": [{"worker_id": str(asha_id), "given_name": "Asha"}],
    }
    assert (await margaret.get(place(margaret_id))).json() == answer.json()


async def test_an_older_version_is_refused_and_the_same_again_is_not(
    margaret: httpx.AsyncClient, margaret_id: UUID
) -> None:
    first = await margaret.put(place(margaret_id), json=WISHES)
    assert (await margaret.put(place(margaret_id), json=WISHES)).json() == first.json()
    late = await margaret.put(place(margaret_id), json={**WISHES, "gender": "man"})
    assert (late.status_code, late.json()["params"]) == (409, {"current": 1})
    assert (await margaret.put(place(margaret_id), json={**NOTHING, "version": 1})).json() == {**NOTHING, "version": 2}


async def test_of_ten_different_wishes_at_once_one_stands(margaret: httpx.AsyncClient, margaret_id: UUID) -> None:
    languages = ["en", "gu", "hi", "pa", "ur", "bn", "ta", "ar", "pl", "cy"]
    answers = await asyncio.gather(
        *(margaret.put(place(margaret_id), json={**NOTHING, "languages": [each]}) for each in languages)
    )
    assert sorted(answer.status_code for answer in answers) == [200] + [409] * 9


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"languages": ["english"]}, "languages[0]"),
        ({"languages": ["EN"]}, "languages[0]"),
        ({"languages": ["en\n"]}, "languages[0]"),
        ({"languages": ["en"] * 21}, "languages"),
        ({"gender": "other"}, "gender"),
        ({"needs": ["diagnosis"]}, "needs[0]"),
        ({"declined": [str(uuid4())]}, "declined[0]"),
        ({"declined": [str(uuid4())] * 101}, "declined"),
        ({"reason": "x"}, "reason"),
    ],
)
async def test_a_wish_that_makes_no_sense_is_named(
    margaret: httpx.AsyncClient, margaret_id: UUID, change: dict[str, Any], field: str
) -> None:
    answer = await margaret.put(place(margaret_id), json={**NOTHING, **change})
    assert answer.status_code == 400, answer.text
    assert [error["field"] for error in answer.json()["errors"]] == [field]
    assert (await margaret.get(place(margaret_id))).json() == NOTHING


async def test_one_cannot_decline_somebody_one_does_not_know(
    world: World, margaret: httpx.AsyncClient, margaret_id: UUID
) -> None:
    for stranger_id in (await world.a_worker("Ben"), await world.a_client("Iris"), margaret_id):
        answer = await margaret.put(place(margaret_id), json={**NOTHING, "declined": [str(stranger_id)]})
        assert answer.status_code == 400
        assert answer.json()["errors"][0]["code"] == "nobody"


async def test_a_declined_pair_is_read_by_the_client_and_the_solver_and_by_nobody_else(
    world: World, margaret: httpx.AsyncClient, margaret_id: UUID, asha_id: UUID
) -> None:
    await margaret.put(place(margaret_id), json={**WISHES, "declined": [str(asha_id)]})
    ruth_id = await world.a_coordinator("Ruth")
    for other_id in (asha_id, ruth_id):
        async with await world.sign_in(other_id) as other:
            assert (await other.get(place(margaret_id))).status_code == 404
        context = await program_context(world.engine, "", world.cooperative_id, (), now=world.now, asked_by_id=other_id)
        async with transaction(world.engine, context) as session:
            assert (await session.scalars(select(DeclinedPairRow.worker_id))).all() == []
            assert await queries.declined_pairs(session) == set()
    context = await program_context(world.engine, "solver", world.cooperative_id, (PREFERENCES,), now=world.now)
    async with transaction(world.engine, context) as session:
        assert await queries.declined_pairs(session) == {(margaret_id, asha_id)}
        assert await queries.asked_genders(session, [margaret_id, asha_id]) == {margaret_id: "woman"}
        assert await queries.languages(session, [margaret_id], "needs") == {margaret_id: ("en", "gu")}


def test_no_coordinator_may_ever_be_declared_to_read_preferences() -> None:
    with pytest.raises(LookupError):
        Access(purpose="Scheduling", recipient="Coordinator", categories=("MatchPreference",))


async def test_whom_they_trust_with_requests_sets_wishes_for_them(
    world: World, margaret: httpx.AsyncClient, margaret_id: UUID, asha_id: UUID
) -> None:
    dev_id, priya_id = await world.a_member("Dev", "supporter"), await world.a_member("Priya", "supporter")
    await world.trusts(margaret_id, dev_id, "requests")
    await world.trusts(margaret_id, priya_id, "times", "notes")
    async with await world.sign_in(dev_id) as dev, await world.sign_in(priya_id) as priya:
        answer = await dev.put(place(margaret_id), json={**WISHES, "declined": [str(asha_id)]})
        assert answer.status_code == 200, answer.text
        assert (await priya.get(place(margaret_id))).status_code == 404
        assert (await priya.put(place(margaret_id), json=WISHES)).status_code == 404
    assert (await margaret.get(place(margaret_id))).json() == answer.json()


async def test_who_gives_and_receives_care_keeps_what_they_said_as_a_worker(world: World) -> None:
    both_id = await world.a_member("Nasreen", "worker", "client")
    client_id = await world.a_client("Iris")
    async with world.writing() as session:
        session.add(
            DeclinedPairRow(
                cooperative_id=world.cooperative_id,
                id=uuid4(),
                said_by_id=both_id,
                client_id=client_id,
                worker_id=both_id,
            )
        )
    async with await world.sign_in(both_id) as both:
        assert (await both.put(place(both_id), json=WISHES)).json()["declined"] == []
    context = await program_context(world.engine, "solver", world.cooperative_id, (PREFERENCES,), now=world.now)
    async with transaction(world.engine, context) as session:
        assert await queries.declined_pairs(session) == {(client_id, both_id)}


async def test_who_gives_and_receives_care_has_both_what_they_are_and_what_they_ask_for(world: World) -> None:
    both = await world.a_member("Bea", "worker", "client")
    async with world.writing() as session:
        where = {"cooperative_id": world.cooperative_id, "member_id": both}
        session.add(MatchPreferenceRow(**where, id=both, gender="man", version=1))
        session.add(SpokenLanguageRow(**where, id=new_id(), part="speaks", language="en"))
    async with await world.sign_in(both) as browser:
        stands = (await browser.get(place(both))).json()
        assert (stands["gender"], stands["languages"]) == ("any", [])
        wished = {**NOTHING, "version": stands["version"], "gender": "woman", "languages": ["gu"]}
        assert (await browser.put(place(both), json=wished)).status_code == 200
        read = (await browser.get(place(both))).json()
    assert (read["gender"], read["languages"]) == ("woman", ["gu"])
    context = await program_context(world.engine, "solver", world.cooperative_id, (PREFERENCES,), now=world.now)
    async with transaction(world.engine, context) as session:
        assert await queries.stated_genders(session, [both]) == {both: "man"}
        assert await queries.asked_genders(session, [both]) == {both: "woman"}
        assert await queries.languages(session, [both], "speaks") == {both: ("en",)}
        assert await queries.languages(session, [both], "needs") == {both: ("gu",)}
