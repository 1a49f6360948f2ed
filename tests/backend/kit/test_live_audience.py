"""Of a change hears who could read what it is about: by relation, by trust, by office; others learn not even an id."""

from collections.abc import Mapping
from uuid import UUID

import pytest

from backend.kit.db import Context, transaction
from backend.kit.events import announce
from backend.kit.ids import new_id
from backend.privacy.audience import hears
from backend.privacy.door import Actor
from tests.backend.kit.test_live import heard_after, looking, until_heard
from tests.world import World
from tests.world_emergency import House, a_house, opened

MINE, NOTES, DATA, HOLDER, RUTH = "Margaret", "Dev", "Priya", "Devi", "Ruth"


@pytest.fixture
async def house(world: World) -> House:
    return await a_house(world)


async def people(house: House) -> Mapping[str, UUID]:
    """All who have to do with a client, and some who have not."""
    world = house.world
    priya = await world.a_member(DATA, "supporter")
    await world.trusts(house.client_id, priya, "data")
    hillside = await world.another_team()
    return {
        MINE: house.client_id,
        NOTES: house.contact_id,
        DATA: priya,
        HOLDER: house.holder_id,
        RUTH: house.coordinator_id,
        "Asha, a worker of the team": await world.a_worker(),
        "Olive, another client": await world.a_client("Olive"),
        "Rob, who coordinates another team": await world.a_coordinator("Rob", team_id=hillside),
    }


async def told(world: World, who: Mapping[str, UUID], kind: str, payload: Mapping[str, object]) -> set[str]:
    """Who of them hears it."""
    found = set()
    for name, member_id in who.items():
        coordinates = (new_id(),) if name.startswith(("Ruth", "Rob")) else ()
        actor = Actor(
            session_id=new_id(),
            member_id=member_id,
            cooperative_id=world.cooperative_id,
            classes=(),
            coordinates=coordinates,
            zone="Europe/London",
        )
        context = Context(cooperative_id=world.cooperative_id, member_id=member_id, now=world.now)
        async with transaction(world.engine, context) as session:
            if await hears(session, actor, kind, payload):
                found.add(name)
    return found


async def test_each_kind_of_change_is_told_to_those_who_could_read_it(house: House) -> None:
    who = await people(house)
    await opened(house)  # the data role reads of whom there is something to answer or to know
    mine: dict[str, object] = {"id": new_id(), "client_id": house.client_id}
    data: dict[str, object] = {"id": new_id(), "member_id": house.client_id}
    expected: dict[tuple[str, str], dict[str, object]] = {
        ("care_request_made", MINE): mine,
        ("visit_cancelled", MINE): mine,
        ("availability_changed", MINE): {"worker_id": house.client_id},
        ("passkey_added", MINE): data,
        ("emergency_opened", MINE): mine,
        ("data_answered", MINE): data,
        ("question_answered", MINE): data,
    }
    beside = {
        "care": {RUTH}, "visit": {RUTH}, "availability": {RUTH}, "passkey": set(),
        "emergency": {NOTES, DATA, HOLDER}, "data": {DATA, HOLDER}, "question": {DATA, HOLDER},
    }  # fmt: skip
    for (kind, whose), payload in expected.items():
        assert await told(house.world, who, kind, payload) == {whose, *beside[kind.partition("_")[0]]}, kind


async def test_who_is_named_in_it_hears_it_and_of_what_names_nobody_those_who_coordinate(house: House) -> None:
    who = await people(house)
    by = {"id": new_id(), "client_id": house.client_id, "by_id": house.coordinator_id}
    assert RUTH in await told(house.world, who, "emergency_ended", by)
    roster = {"id": new_id(), "week_on": "2026-11-23"}
    assert await told(house.world, who, "roster", roster) == {RUTH, "Rob, who coordinates another team"}


async def test_trust_and_office_that_have_ended_hear_nothing(house: House) -> None:
    who = await people(house)
    mine = {"id": new_id(), "client_id": house.client_id}
    house.world.clock.pass_time(days=400)
    assert await told(house.world, who, "emergency_opened", mine) == {MINE}


async def say(world: World, kind: str, payload: Mapping[str, object]) -> None:
    async with world.writing() as session:
        await announce(session, world.cooperative_id, kind, payload)


async def test_a_stream_tells_a_client_of_an_emergency_at_once_and_another_team_s_coordinator_nothing(
    house: House,
) -> None:
    world = house.world
    hillside = await world.another_team()
    rob = await world.a_coordinator("Rob", team_id=hillside)
    client_secret = (await world.a_session(house.client_id))[1]
    rob_secret = (await world.a_session(rob))[1]
    async with looking(world, client_secret) as hers, looking(world, rob_secret) as his:
        assert (await hers.status(), await his.status()) == (200, 200)
        await until_heard(world, hers, member_id=house.client_id)
        await until_heard(world, his)
        emergency_id = await opened(house)
        assert await heard_after(hers, "emergency_opened") == {"kind": "emergency_opened", "id": emergency_id}
        await say(world, "roster", {"id": new_id()})
        assert (await heard_after(his, "roster") or {})["kind"] == "roster"
