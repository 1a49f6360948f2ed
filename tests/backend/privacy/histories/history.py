"""A client's days, step by step, beside another of whom nothing is said, and with a coordinator's screen open."""

from copy import copy
from datetime import timedelta
from typing import Any
from uuid import UUID

import msgspec
import pytest
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.care.tables import ServiceAddressRow, ServiceAreaRow
from backend.kit.db import Context, transaction
from backend.kit.errors import Problem
from backend.kit.ids import new_id
from backend.privacy.door import Access, Actor, open_grants
from backend.privacy.negotiating import commands, deciding, rules
from backend.privacy.negotiating.party import Party
from backend.privacy.negotiating.schemas import Answer, Answers, RuleAnswer, Terms
from backend.privacy.negotiating.tables import NegotiationRow
from backend.privacy.purposes import Precision
from backend.privacy.tables import AgreementRow
from tests.backend.privacy.histories.backup import Archive
from tests.backend.privacy.histories.model import EVERYTHING, RULES, ZONE, Model, today
from tests.world import World
from tests.world_data import ADDRESS, NOTES, Key
from tests.world_emergency import Lived

READING = (Access(purpose="Scheduling", recipient="Coordinator", categories=("ServiceAddress", "CareNotes")),)
DECIDING = (Access(purpose="Governance", recipient="DataRole", categories=("Identity", "LegalRecord")),)
NIGHT = 50
Steps = list[tuple[str, Any]]
Seen = set[tuple[Key, Precision]]


class History:
    """Margaret, through whose days the steps go; Nell, of whom nobody says anything; and Ruth, who coordinates."""

    def __init__(self, world: World, archive: Archive, ruth: UUID, devi: UUID, clients: tuple[UUID, UUID]) -> None:
        self.world, self.archive, self.ruth, self.devi = world, archive, ruth, devi
        self.margaret, self.nell = clients
        self.model, self.other = Model(world.now), Model(world.now)
        self.grants: tuple[UUID, ...] = ()
        self.emergencies = Lived(world, ruth, self.margaret)

    async def live(self, steps: Steps) -> None:
        """Every step, and after each a look through the grant that was open before it and through a new one."""
        begin: Steps = [("grant", None), *([("backup", None)] if ("restore", None) in steps else [])]
        for name, what in [*begin, *steps]:
            await getattr(self, name)(what)
            await self.look(self.grants)
            fresh = await self.open(self.ruth, READING)
            seen = await self.look(fresh)
            assert seen == self.model.all_that_may_be_read(), (name, what)
            await self.in_emergency()
            await self.beside_her(fresh)

    async def beside_her(self, fresh: tuple[UUID, ...]) -> None:
        """Whatever was said of Margaret, of Nell the same is read as if nothing was."""
        async with transaction(self.world.engine, self.context(self.ruth, fresh)) as session:
            assert await self.seen(session, self.nell) == self.other.all_that_may_be_read()

    async def forget(self, leaves: bool) -> None:  # noqa: FBT001 -- a step is a name and a value
        """She asks to be forgotten; who stays a member keeps what the service needs, of who leaves nothing is left."""
        if self.model.gone:
            return
        await self.archive.forget(self.margaret, leaves=leaves)
        if leaves:
            self.model.forget()
            self.emergencies.gone()
            assert await self.archive.rows_about(self.margaret) == []

    async def backup(self, _: None) -> None:
        await self.archive.take()
        self.before = copy(self.model), copy(self.other), self.emergencies.until_at

    async def restore(self, _: None) -> None:
        """All is as in the backup, but nobody is known again who was forgotten since."""
        await self.archive.bring_back()
        for now, before in zip((self.model, self.other), self.before[:2], strict=True):
            now.back_at(before)
        self.emergencies.until_at = self.before[2]
        if self.model.gone:
            self.emergencies.gone()
            assert await self.archive.rows_about(self.margaret) == []

    async def in_emergency(self) -> None:
        """Through a new look all that is listed, while one is live; through the last one nothing, once none is."""
        looks = await self.emergencies.look()
        async with transaction(self.world.engine, self.context(self.ruth, looks)) as session:
            assert await self.seen(session, self.margaret) == (set(EVERYTHING) if self.emergencies.live else set())

    async def emergency(self, begin: bool) -> None:  # noqa: FBT001 -- a step is a name and a value
        await (self.emergencies.begin() if begin else self.emergencies.end())

    async def minutes(self, minutes: int) -> None:
        self.model.now = self.other.now = self.world.clock.pass_time(minutes=minutes)

    async def yes(self, key: Key) -> None:
        await self.say(key, "yes", None)

    async def no(self, key: Key) -> None:
        await self.say(key, "no", None)

    async def but(self, what: tuple[Key, Precision, int, int]) -> None:
        key, precision, days, ahead = what
        until_on = today(self.world.now) + timedelta(days=ahead)
        await self.say(key, "but", Terms(precision=precision, retention_days=days, until_on=until_on))

    async def say(self, key: Key, answer: Answer, terms: Terms | None) -> None:
        if self.model.gone:
            return
        category, purpose, recipient = key
        said = RuleAnswer(category=category, purpose=purpose, recipient=recipient, answer=answer, terms=terms)
        data = Answers(id=new_id(), declaration_version=1, answers=(said,))
        refused = list(rules.faults(RULES[key], said, today(self.world.now)))
        async with self.hers() as session:
            if refused:
                with pytest.raises(Problem):
                    await commands.answer(session, data, party=self.party, now=self.world.now)
                return
            await commands.answer(session, data, party=self.party, now=self.world.now)
        self.model.answer(key, answer, terms)

    async def withdraw(self, key: Key) -> None:
        a = AgreementRow
        async with self.hers() as session:
            mine = (a.subject_id == self.margaret, a.category == key[0], a.recipient == key[2])
            found = await session.scalar(select(a.id).where(*mine, a.purpose == key[1], a.withdrawn_at.is_(None)))
            if found is None:
                return
            if key == ADDRESS:
                with pytest.raises(Problem):
                    await commands.withdraw(session, found, party=self.party, now=self.world.now)
                return
            await commands.withdraw(session, found, party=self.party, now=self.world.now)
        self.model.agreed.pop(key, None)

    async def decide(self, accept: bool) -> None:  # noqa: FBT001 -- a step is a name and a value
        grants = await self.open(self.devi, DECIDING)
        verb, n = deciding.accept if accept else deciding.refuse, NegotiationRow
        async with transaction(self.world.engine, self.context(self.devi, grants)) as session:
            waits = (
                await session.scalars(select(n.id).where(n.state == "offered", n.subject_id == self.margaret))
            ).all()
            assert bool(waits) is bool(self.model.waiting())
            for one in waits:
                await verb(session, one, "So be it.", actor=self.actor, now=self.world.now)
        self.model.decide(accept=accept)

    async def days(self, days: int) -> None:
        for passed in range(0, days, NIGHT):
            self.model.now = self.other.now = self.world.clock.pass_time(days=min(NIGHT, days - passed))
            async with self.world.writing() as session:
                await session.execute(text("select renew_required(:now)"), {"now": self.world.now})
            self.model.night()
            self.other.night()

    async def grant(self, _: None) -> None:
        self.grants = await self.open(self.ruth, READING)

    async def look(self, grants: tuple[UUID, ...]) -> Seen:
        """What the coordinator reads under these grants; each of it agreed to now, and in the ledger."""
        async with transaction(self.world.engine, self.context(self.ruth, grants)) as session:
            seen = await self.seen(session, self.margaret)
        assert all(self.model.may(*one) for one in seen), seen
        if seen:
            later = self.world.now + timedelta(seconds=1)
            async with self.hers() as session:
                looks = await session.scalars(
                    text("select id from who_looked(:me, :later, 1000)"), {"me": self.margaret, "later": later}
                )
                assert set(looks) & set(grants)
        return seen

    @staticmethod
    async def seen(session: AsyncSession, who: UUID) -> Seen:
        found = Seen()
        for row, precision in ((ServiceAddressRow, "exact"), (ServiceAreaRow, "area")):
            if await session.scalar(select(row.id).where(row.client_id == who)):
                found.add((ADDRESS, msgspec.convert(precision, Precision)))
        if who in (await session.scalar(text("select granted('CareNotes', 'exact')")) or ()):
            found.add((NOTES, "exact"))
        return found

    async def open(self, member_id: UUID, accesses: tuple[Access, ...]) -> tuple[UUID, ...]:
        return await open_grants(self.world.engine, self.context(member_id), accesses)

    def hers(self) -> Any:  # noqa: ANN401 -- a context manager
        return transaction(self.world.engine, self.context(self.margaret))

    def context(self, member_id: UUID, grants: tuple[UUID, ...] = ()) -> Context:
        return Context(cooperative_id=self.world.cooperative_id, member_id=member_id, now=self.world.now, grants=grants)

    @property
    def party(self) -> Party:
        who = {"subject_id": self.margaret, "by_id": self.margaret}
        return Party(cooperative_id=self.world.cooperative_id, classes=("client",), zone=ZONE.key, **who)

    @property
    def actor(self) -> Actor:
        where = {"cooperative_id": self.world.cooperative_id, "zone": ZONE.key}
        return Actor(session_id=new_id(), member_id=self.devi, classes=("supporter",), coordinates=(), **where)  # type: ignore[arg-type]
