"""What was opened in an emergency is known: to whom it is about, the data role, the ledger, the papers, the archive."""

from uuid import UUID

import httpx
import msgspec
import pytest

from backend.kit.ids import new_id
from backend.privacy.purposes import EMERGENCY
from tests.api.marked import text_of
from tests.database import TestDatabase
from tests.world import World
from tests.world_data import hold_data_role
from tests.world_emergency import REASON, House, a_house, opened
from tests.world_ledger import ask

LISTED = EMERGENCY.categories


@pytest.fixture
async def house(world: World) -> House:
    return await a_house(world)


async def test_each_look_is_an_entry_that_whoever_it_was_at_finds_and_no_other(house: House) -> None:
    world = house.world
    olive = await world.a_client("Olive")
    for whose in (house.client_id, olive):
        assert (await msgspec.structs.replace(house, client_id=whose).begin()).status_code == 201
    for _ in range(2):
        await house.look()
        world.clock.pass_time(minutes=1)
    assert await looks(house, house.client_id) == [("Ruth", sorted(LISTED), 2)]
    assert await looks(house, house.contact_id) == [("Ruth", ["Contact", "Identity"], 2)]
    assert await looks(house, olive) == []
    assert len((await house.told(house.client_id))["looked_at"]) == 2


async def looks(house: House, member_id: UUID) -> list[tuple[str | None, list[str], int]]:
    """What a member finds of looks in an emergency."""
    async with await house.world.sign_in(member_id) as browser:
        found = (await browser.get("/api/my/data/looks")).json()
    return [
        (look["actor"]["given_name"], sorted(look["categories"]), look["reads"])
        for look in found
        if look["purpose"] == "Safety"
    ]


async def test_a_look_that_finds_nothing_open_is_no_entry(house: House) -> None:
    await house.look()
    assert await looks(house, house.client_id) == []


async def test_the_client_reads_who_why_and_until_when_and_so_do_those_they_trust_with_it(house: House) -> None:
    priya = await house.world.a_member("Priya", "supporter")
    await house.world.trusts(house.client_id, priya, "times")
    await opened(house)
    told = await house.told(house.client_id)
    assert told | {"id": None, "by": None} == {
        "id": None, "by": None, "reason": REASON, "opened_at": "2026-11-23T08:00:00Z",
        "until_at": "2026-11-23T10:00:00Z", "ended_at": None, "ended_by": None, "live": True, "looked_at": [],
    }  # fmt: skip
    assert told["by"] == {"id": str(house.coordinator_id), "given_name": "Ruth"}
    assert (await house.told(house.contact_id, client_id=str(house.client_id)))["reason"] == REASON
    for other in (priya, house.coordinator_id, await house.world.a_worker()):
        async with await house.world.sign_in(other) as browser:
            answer = await browser.get("/api/my/emergencies", params={"client_id": str(house.client_id)})
            assert answer.status_code == 404
            assert (await browser.get("/api/my/emergencies")).json() == []


async def test_the_data_role_reads_those_of_the_last_thirty_days_with_each_look(house: House) -> None:
    await opened(house)
    await house.look()
    for days, count in ((0, 1), (29, 1), (2, 0)):
        house.world.clock.pass_time(days=days)
        async with await house.world.sign_in(house.holder_id) as browser:
            found = (await browser.get("/api/data-role")).json()["emergencies"]
        assert len(found) == count
        for one in found:
            assert (one["subject"]["given_name"], one["by"]["given_name"]) == ("Margaret", "Ruth")
            assert (one["reason"], len(one["looked_at"])) == (REASON, 1)


async def test_the_client_can_ask_about_a_look_in_an_emergency_and_who_made_it_does_not_answer(house: House) -> None:
    await hold_data_role(house.world, house.coordinator_id)
    await opened(house)
    await house.look()
    house.world.clock.pass_time(minutes=1)
    async with await house.world.sign_in(house.client_id) as browser:
        found = (await browser.get("/api/my/data/looks")).json()
        look = next(one for one in found if one["purpose"] == "Safety")
        asked = await browser.post(f"/api/my/looks/{look['id']}/questions", json={"id": str(new_id()), "words": "Why?"})
        assert asked.status_code == 201, asked.text
    path = f"/api/data-role/questions/{asked.json()['id']}/answer"
    async with await house.world.sign_in(house.coordinator_id) as hers:
        assert (await hers.post(path, json={"words": "You fell."})).json()["code"] == "own_question"
    async with await house.world.sign_in(house.holder_id) as browser:
        assert (await browser.post(path, json={"words": "You fell."})).status_code == 200


async def test_the_ledger_has_the_opening_and_each_look(house: House) -> None:
    await opened(house)
    await house.look()
    async with await house.world.sign_in(house.client_id) as browser:
        found = (await browser.get("/api/my/ledger")).json()
    said = [(one["kind"], one["payload"]) for one in found]
    assert [one["by_id"] for kind, one in said if kind == "emergency_opened"] == [str(house.coordinator_id)]
    assert [one["categories"] for _kind, one in said if one.get("purpose") == "Safety"] == [list(LISTED)]


async def test_the_papers_name_it_with_the_one_route_that_reads(house: House) -> None:
    async with await house.world.sign_in(house.client_id) as browser:
        for paper in ("register", "impact-assessment", "notice"):
            found = (await browser.get(f"/api/{paper}")).json()["emergency"]
            assert (tuple(found["categories"]), found["minutes"]) == (LISTED, 120)
            assert [one["path"] for one in found["routes"]] == ["/api/clients/{client_id}/emergency"]
            assert found["legal_bases"] == ["dpv:VitalInterestOfDataSubject", "gdpr:A9-2-c"]
            page = await browser.get(f"/api/{paper}", headers={"accept": "text/html"})
            assert "In an emergency, without an agreement" in page.text
        mine = (await browser.get("/api/my/data")).json()["emergency"]
    assert mine == {"categories": list(LISTED), "minutes": 120}


async def test_the_reason_stands_sealed_and_is_in_what_the_client_takes_along(
    house: House, database: TestDatabase
) -> None:
    await opened(house)
    (row,) = await ask(database, "select reason from emergency_access where client_id = $1", house.client_id)
    assert REASON.encode() not in row["reason"]
    async with await house.world.sign_in(house.client_id) as browser:
        taken: httpx.Response = await browser.get("/api/my/archive")
    assert REASON in text_of(taken.content)
