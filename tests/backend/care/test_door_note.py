"""How to get in: written by the client, read by who comes only while they come, and by nobody else."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

import asyncpg
import httpx
import msgspec
import pytest
from sqlalchemy import select, text

from backend.care import door_note
from backend.care.tables import HomeAccessRow
from backend.kit.db import Context, transaction
from backend.privacy.door import Access, open_grants
from backend.privacy.purposes import PURPOSES, Recipient
from backend.privacy.sealing.words import unseal_all
from tests.database import TestDatabase
from tests.world import World, a_world
from tests.world_rosters_views import a_home, a_visit, publish

STARTS_AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ENDS_AT = STARTS_AT + timedelta(minutes=45)
OPENS_AT = STARTS_AT - timedelta(minutes=30)
A_MINUTE = timedelta(minutes=1)
A_MOMENT = timedelta(microseconds=1)
NOTE = "The key is in the box by the gate: 47XK."
AT_THE_DOOR = Access(purpose="CareDelivery", recipient="AssignedWorker", categories=("HomeAccess",))
FOR_THEM = Access(purpose="SubjectAccess", recipient="Self", categories=("HomeAccess",))


class House(msgspec.Struct, frozen=True):
    """A client with a note, and who comes to them at nine on Monday."""

    world: World
    client_id: UUID
    worker_id: UUID
    visit_id: UUID

    async def ask(self, member_id: UUID, at: datetime, visit_id: UUID | None = None) -> httpx.Response:
        """What a member is answered who asks at that instant how to get in."""
        self.world.clock.now = at
        async with await self.world.sign_in(member_id) as browser:
            return await browser.get(f"/api/my/visits/{visit_id or self.visit_id}/door-note")

    async def rows(self, member_id: UUID, at: datetime, access: Access = AT_THE_DOOR) -> list[str | None]:
        """What the table itself shows a member then, under a grant that was opened in the window."""
        opened_at = max(OPENS_AT, min(at, ENDS_AT - A_MOMENT))
        context = Context(cooperative_id=self.world.cooperative_id, member_id=member_id, now=opened_at)
        grants = await open_grants(self.world.engine, context, (access,))
        there = msgspec.structs.replace(context, grants=grants, now=at)
        async with transaction(self.world.engine, there) as session:
            h = HomeAccessRow
            found = (await session.execute(select(h.client_id, h.version, h.note))).all()
            kept = [(door_note.place(row.client_id, row.version), row.note) for row in found]
            return await unseal_all(session, kept)


def place(client_id: UUID) -> str:
    """Where a client's note is."""
    return f"/api/clients/{client_id}/door-note"


async def write(world: World, who_id: UUID, client_id: UUID, note: str = NOTE, version: int = 0) -> httpx.Response:
    """Somebody writes how to get in."""
    async with await world.sign_in(who_id) as browser:
        return await browser.put(place(client_id), json={"version": version, "note": note})


@pytest.fixture
async def house(database: TestDatabase) -> AsyncIterator[House]:
    """The client wrote it; the worker's visit is published."""
    async with a_world(database) as world:
        client_id, worker_id = await world.a_client("Margaret"), await world.a_worker("Asha")
        await a_home(world, client_id)
        visit_id = await a_visit(world, client_id, at="09:00", minutes=45)
        await publish(world, [(visit_id, worker_id)])
        assert (await write(world, client_id, client_id)).status_code == 200
        yield House(world, client_id, worker_id, visit_id)


async def test_it_is_there_from_half_an_hour_before_until_the_end_and_not_a_moment_longer(house: House) -> None:
    instants = (OPENS_AT - A_MINUTE, OPENS_AT - A_MOMENT, OPENS_AT, ENDS_AT - A_MOMENT, ENDS_AT)
    answers = [await house.ask(house.worker_id, at) for at in instants]
    assert [answer.status_code for answer in answers] == [404, 404, 200, 200, 404]
    assert answers[2].json() == {"note": NOTE, "until_at": ENDS_AT.isoformat().replace("+00:00", "Z")}
    assert [await house.rows(house.worker_id, at) for at in instants] == [[], [], [NOTE], [NOTE], []]


async def test_nobody_is_shut_out_by_having_asked_too_early(house: House) -> None:
    house.world.clock.now = OPENS_AT - A_MINUTE
    async with await house.world.sign_in(house.worker_id) as browser:
        at = f"/api/my/visits/{house.visit_id}/door-note"
        early = await browser.get(at)
        house.world.clock.now = OPENS_AT
        assert (early.status_code, (await browser.get(at)).status_code) == (404, 200)


async def test_a_word_that_they_come_later_lengthens_it_and_another_visit_to_the_same_client_does_not(
    house: House,
) -> None:
    evening = await a_visit(house.world, house.client_id, at="18:00")
    await publish(house.world, [(house.visit_id, house.worker_id), (evening, house.worker_id)])
    house.world.clock.now = OPENS_AT
    async with await house.world.sign_in(house.worker_id) as browser:
        visit = (await browser.get("/api/my/week?days=1")).json()["visits"][0]
        said = await browser.post(f"/api/my/assignments/{visit['assignment_id']}/late", json={"minutes": 20})
        assert said.status_code == 200, said.text
    later = ENDS_AT + timedelta(minutes=20)
    asked = [(await house.ask(house.worker_id, at)).status_code for at in (OPENS_AT, later - A_MINUTE, later)]
    assert asked == [200, 200, 404]
    assert (await house.ask(house.worker_id, STARTS_AT, evening)).status_code == 404


async def test_no_other_worker_coordinator_or_cooperative_ever_reads_it(house: House, database: TestDatabase) -> None:
    world = house.world
    for other in (await world.a_worker("Ben"), await world.a_coordinator("Ruth"), await world.a_client("Olive")):
        assert (await house.ask(other, STARTS_AT)).status_code in {403, 404}
        assert await house.rows(other, STARTS_AT) == []
        async with await world.sign_in(other) as browser:
            assert (await browser.get(place(house.client_id))).status_code == 404
    async with a_world(database) as there:
        stranger = House(there, house.client_id, await there.a_worker("Fatou"), house.visit_id)
        assert (await stranger.ask(stranger.worker_id, STARTS_AT)).status_code == 404


@pytest.mark.parametrize("recipient", ["Coordinator", "CareTeam", "Solver", "HostingProcessor"])
def test_nobody_else_may_even_be_declared_to_read_it(recipient: Recipient) -> None:
    for purpose in PURPOSES:
        with pytest.raises(LookupError):
            Access(purpose=purpose, recipient=recipient, categories=("HomeAccess",))


async def test_who_is_taken_off_the_visit_reads_it_no_more_nor_anybody_once_it_is_called_off(house: House) -> None:
    ben = await house.world.a_worker("Ben")
    await publish(house.world, [(house.visit_id, ben)])
    assert [(await house.ask(each, OPENS_AT)).status_code for each in (house.worker_id, ben)] == [404, 200]
    async with await house.world.sign_in(house.client_id) as browser:
        assert (await browser.post(f"/api/visits/{house.visit_id}/cancel")).status_code == 200
    assert (await house.ask(ben, STARTS_AT)).status_code == 404


async def test_each_read_stands_in_who_looked_of_whose_door_it_is_and_of_no_other(house: House) -> None:
    world, looked = house.world, []
    olive = await world.a_client("Olive")
    evening = await a_visit(world, olive, at="18:00")
    await publish(world, [(house.visit_id, house.worker_id), (evening, house.worker_id)])
    for at in (OPENS_AT - A_MINUTE, STARTS_AT, STARTS_AT + A_MINUTE):
        await house.ask(house.worker_id, at)
    world.clock.now = STARTS_AT + 2 * A_MINUTE
    for client_id in (house.client_id, olive):
        async with await world.sign_in(client_id) as browser:
            looks = (await browser.get("/api/my/data/looks")).json()
            reads = [
                (look["actor"]["given_name"], look["reads"]) for look in looks if "HomeAccess" in look["categories"]
            ]
            looked.append(reads)
    assert looked == [[("Asha", 2)], []]


async def test_a_withdrawn_agreement_shuts_the_door_and_says_no_more_than_that_nothing_is_there(house: House) -> None:
    mine = Context(cooperative_id=house.world.cooperative_id, member_id=house.client_id, now=house.world.now)
    async with transaction(house.world.engine, mine) as session:
        await session.execute(
            text(
                "update agreement set withdrawn_at = now() "
                "where category = 'HomeAccess' and recipient = 'AssignedWorker' and subject_id = :client_id"
            ),
            {"client_id": house.client_id},
        )
    answer = await house.ask(house.worker_id, STARTS_AT)
    assert (answer.status_code, answer.json()["note"]) == (200, None)
    assert await house.rows(house.worker_id, STARTS_AT) == []


async def test_whom_they_trust_with_notes_writes_it_and_others_they_trust_do_not(house: House) -> None:
    world, note = house.world, "Ring at Dev's, next door."
    dev, priya = await world.a_member("Dev", "supporter"), await world.a_member("Priya", "supporter")
    await world.trusts(house.client_id, dev, "notes")
    await world.trusts(house.client_id, priya, "times", "requests")
    written = await write(world, dev, house.client_id, note, 1)
    assert (written.status_code, written.json()["version"]) == (200, 2)
    async with await world.sign_in(priya) as browser:
        assert (await browser.get(place(house.client_id))).status_code == 404
        assert (await browser.delete(place(house.client_id))).status_code == 404
    assert (await write(world, priya, house.client_id, "Come in.", 2)).status_code == 404
    assert [await house.rows(each, STARTS_AT, FOR_THEM) for each in (dev, priya)] == [[note], []]


async def test_the_same_again_changes_nothing_an_older_version_is_refused_and_what_is_taken_back_is_gone(
    house: House,
) -> None:
    world, margaret = house.world, house.client_id
    assert (await write(world, margaret, margaret, f" {NOTE} ")).json()["version"] == 1
    late = await write(world, margaret, margaret, "Another")
    assert (late.status_code, late.json()["params"]) == (409, {"current": 1})
    async with await world.sign_in(margaret) as browser:
        for _twice in range(2):
            gone = await browser.delete(place(margaret))
            assert (gone.status_code, gone.json()["note"], gone.json()["version"]) == (200, None, 2)
    assert await house.rows(house.worker_id, STARTS_AT) == [None]
    assert (await write(world, margaret, margaret, NOTE, 1)).status_code == 409
    assert (await write(world, margaret, margaret, NOTE, 2)).json()["version"] == 3
    for note, code in (("", "too_short"), ("  ", "too_short"), ("x" * 301, "too_long"), ("a\x00", "bad_format")):
        answer = await write(world, margaret, margaret, note, 3)
        assert (answer.status_code, [each["code"] for each in answer.json()["errors"]]) == (400, [code])


async def test_with_the_client_goes_the_way_into_their_home(house: House, database: TestDatabase) -> None:
    async with await house.world.sign_in(house.client_id) as browser:
        left = await browser.post(f"/api/members/{house.client_id}/leave", json={"on": "2026-11-23"})
        assert left.json()["left"], left.text
    connection = await asyncpg.connect(database.backup_url)
    assert await connection.fetchval("select count(*) from home_access where client_id = $1", house.client_id) == 0
    await connection.close()
