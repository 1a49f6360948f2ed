"""Builders for tests of access in an emergency."""

from contextlib import AbstractAsyncContextManager
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import msgspec
from sqlalchemy import text, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.db import Context, transaction
from backend.kit.ids import new_id
from backend.members.phones import with_sealed_phones
from backend.members.tables import MemberContactRow
from tests.world import World
from tests.world_care import asked
from tests.world_data import a_holder
from tests.world_rosters_views import a_home

REASON = "She does not open, and her neighbour heard a fall."
NOTE = "The key is in the box by the gate: 47XK."
NUMBER, HIS_NUMBER = "+44 1632 960 111", "+44 1632 960 222"
Json = dict[str, Any]


class House(msgspec.Struct, frozen=True):
    """A client with everything that is kept for an emergency, and whoever has to do with one."""

    world: World
    client_id: UUID
    contact_id: UUID
    coordinator_id: UUID
    holder_id: UUID

    async def begin(self, member_id: UUID | None = None, *, reason: object = REASON, **more: object) -> httpx.Response:
        """Somebody (the coordinator) opens what is known of the client."""
        body = msgspec.to_builtins({"id": new_id(), "reason": reason, **more})
        async with await self.world.sign_in(member_id or self.coordinator_id) as browser:
            return await browser.post(f"/api/clients/{self.client_id}/emergency-access", json=body)

    async def look(self, member_id: UUID | None = None) -> httpx.Response:
        """Somebody (the coordinator) reads."""
        async with await self.world.sign_in(member_id or self.coordinator_id) as browser:
            return await browser.get(f"/api/clients/{self.client_id}/emergency")

    async def end(self, emergency_id: str, member_id: UUID) -> httpx.Response:
        """Somebody ends it."""
        async with await self.world.sign_in(member_id) as browser:
            return await browser.post(f"/api/emergencies/{emergency_id}/end", json={})

    async def told(self, member_id: UUID, **asking: str) -> Json:
        """The one emergency there is, as a member reads it."""
        async with await self.world.sign_in(member_id) as browser:
            answer = await browser.get("/api/my/emergencies", params=asking)
        assert answer.status_code == 200, answer.text
        (found,) = answer.json()
        one: Json = found
        return one


async def a_house(world: World) -> House:
    """Margaret, with Dev next door, who is trusted with notes; Ruth, who coordinates; Devi, who holds the data role."""
    margaret, dev = await world.a_client("Margaret"), await world.a_member("Dev", "supporter")
    await world.trusts(margaret, dev, "notes")
    await a_home(world, margaret)
    await a_number(world, margaret, NUMBER)
    await a_number(world, dev, HIS_NUMBER)
    async with await world.sign_in(margaret) as browser:
        said = await browser.put(f"/api/clients/{margaret}/door-note", json={"version": 0, "note": NOTE})
        assert said.status_code == 200, said.text
        await asked(browser, margaret)
    return House(world, margaret, dev, await world.a_coordinator("Ruth"), await a_holder(world))


async def a_number(world: World, member_id: UUID, number: str) -> None:
    """The member is reached by this number."""
    c, own = MemberContactRow, Context(cooperative_id=world.cooperative_id, member_id=member_id, now=world.now)
    async with transaction(world.engine, own) as session:
        (row,) = await with_sealed_phones(session, [{"member_id": member_id, "phone": number}], now=world.now)
        await session.execute(update(c).where(c.id == member_id).values(phone=row["phone"]))


async def an_emergency(world: World, coordinator_id: UUID, client_id: UUID) -> UUID:
    """One about this client that is live, opened by their coordinator: the one there is, else a new one."""
    context = Context(cooperative_id=world.cooperative_id, member_id=coordinator_id, now=world.now)
    async with transaction(world.engine, context) as session:
        live = await session.scalar(text("select id from in_emergency() where client_id = :id"), {"id": client_id})
    if live:
        return UUID(str(live))
    emergency_id = new_id()
    async with await world.sign_in(coordinator_id) as browser:
        body = {"id": str(emergency_id), "reason": REASON}
        opened = await browser.post(f"/api/clients/{client_id}/emergency-access", json=body)
        assert opened.status_code == 201, opened.text
    return emergency_id


class Lived:
    """Emergencies about one client in a history, beside the plainest model there is: open until then, or not."""

    def __init__(self, world: World, coordinator_id: UUID, client_id: UUID) -> None:
        self.world, self.coordinator_id, self.client_id = world, coordinator_id, client_id
        self.until_at: datetime | None = None
        self.looks: tuple[UUID, ...] = ()
        self.is_gone = False

    @property
    def live(self) -> bool:
        """Whether the model says that one is open now."""
        return self.until_at is not None and self.world.now < self.until_at

    async def begin(self) -> None:
        """The coordinator opens one; while one is live nothing changes."""
        async with self.acting(self.coordinator_id) as session:
            said = {"id": new_id(), "client": self.client_id}
            query = text("select outcome from open_emergency(:id, :client, 'sealed'::bytea)")
            outcome = "refused" if self.is_gone else "live" if self.live else "opened"
            assert await session.scalar(query, said) == outcome
        if outcome == "opened":
            self.until_at = self.world.now + timedelta(hours=2)

    async def end(self) -> None:
        """The client ends every one there is."""
        async with self.acting(self.client_id) as session:
            await session.execute(text("select end_emergency(e.id) from emergency_access e"))
        self.until_at = None

    def gone(self) -> None:
        """The client is no member any more: what was open is not, and none is opened again."""
        self.until_at, self.is_gone = None, True

    async def look(self) -> tuple[UUID, ...]:
        """A new look, if one is live; those of before stay to be tried again."""
        async with self.acting(self.coordinator_id) as session:
            found = tuple(await session.scalars(text("select * from look_in_emergency(:id)"), {"id": self.client_id}))
        assert bool(found) is self.live
        tried, self.looks = self.looks, found or self.looks
        return found or tried

    def acting(self, member_id: UUID) -> AbstractAsyncContextManager[AsyncSession]:
        """A transaction of this member."""
        return transaction(
            self.world.engine,
            Context(cooperative_id=self.world.cooperative_id, member_id=member_id, now=self.world.now),
        )


async def opened(house: House, member_id: UUID | None = None) -> str:
    """The id of an emergency that was opened."""
    answer = await house.begin(member_id)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])
