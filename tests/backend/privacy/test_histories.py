"""Whatever is agreed, countered, withdrawn, decided and let expire, in any order, beside a plain model of consent.

Nothing is read without an agreement that holds and an entry the person can see, and what ends bites at the next
statement. `COMMONROTA_HISTORIES` says how many histories are tried.
"""

import asyncio
import os
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.care.tables import ServiceAddressRow, ServiceAreaRow
from backend.kit.db import Context, transaction
from backend.kit.errors import Problem
from backend.kit.ids import new_id
from backend.privacy.declaring.versions import first_rules
from backend.privacy.door import Access, Actor, open_grants
from backend.privacy.negotiating import commands, deciding, rules
from backend.privacy.negotiating.party import Party
from backend.privacy.negotiating.schemas import Answer, Answers, RuleAnswer, Terms
from backend.privacy.negotiating.tables import NegotiationRow
from backend.privacy.purposes import Precision
from backend.privacy.tables import AgreementRow
from tests.database import TestDatabase
from tests.world import World, a_world
from tests.world_data import ADDRESS, NOTES, Key, hold_data_role
from tests.world_emergency import Lived
from tests.world_rosters_views import a_home

HISTORIES = int(os.environ.get("COMMONROTA_HISTORIES", "25"))
ZONE = ZoneInfo("Europe/London")
READING = (Access(purpose="Scheduling", recipient="Coordinator", categories=("ServiceAddress", "CareNotes")),)
DECIDING = (Access(purpose="Governance", recipient="DataRole", categories=("Identity", "LegalRecord")),)
RULES = {rule.key: rule for rule in first_rules()}
# A thousand histories are lived one after another, in some 350 years.
LONG, NIGHT = 2000 * 365, 50
Steps = list[tuple[str, Any]]

_keys = st.sampled_from([ADDRESS, NOTES])
_counters = st.tuples(_keys, st.sampled_from(["area", "exact"]), st.integers(1, 400), st.integers(-2, 400))
_steps = st.one_of(
    st.tuples(st.sampled_from(["yes", "no", "withdraw"]), _keys),
    st.tuples(st.just("but"), _counters),
    st.tuples(st.just("decide"), st.booleans()),
    st.tuples(st.just("days"), st.sampled_from([1, 20, 200, 350])),
    st.tuples(st.just("minutes"), st.sampled_from([1, 119, 120])),
    st.tuples(st.just("emergency"), st.booleans()),
    st.tuples(st.just("grant"), st.none()),
)


class Holds(msgspec.Struct, frozen=True):
    """What the model says is agreed of one rule."""

    precision: Precision
    until_at: datetime
    renews: bool


class Model:
    """Consent as anybody would explain it: a rule, how finely, until when; and what waits."""

    def __init__(self, now: datetime, until_at: datetime) -> None:
        self.agreed: dict[Key, Holds] = {
            ADDRESS: Holds("exact", until_at, renews=True),
            NOTES: Holds("exact", until_at, renews=False),
        }
        self.waits: dict[Key, Terms | None] = {}
        self.now = now

    def answer(self, key: Key, answer: Answer, terms: Terms | None) -> None:
        """Yes and no and yes but, as the page says it."""
        self.waits.pop(key, None)
        required, least_days = key == ADDRESS, 90
        if answer == "no":
            if required:
                self.waits[key] = None
            else:
                self.agreed.pop(key, None)
            return
        asked = rules.asked(RULES[key], today(self.now))
        named = terms or asked
        whole = named.until_on >= asked.until_on - timedelta(days=7)
        if required and not (whole and named.retention_days >= least_days):
            self.waits[key] = named
        else:
            self.put(key, named, renews=required)

    def put(self, key: Key, terms: Terms, *, renews: bool) -> None:
        """An agreement in place of what was there."""
        self.agreed[key] = Holds(terms.precision, midnight(terms.until_on + timedelta(days=1)), renews=renews)

    def decide(self, *, accept: bool) -> None:
        """The data role answers what waits."""
        for key, terms in self.waits.items():
            if accept and terms is not None and today(self.now) <= terms.until_on:
                asked = rules.asked(RULES[key], today(self.now))
                whole = terms.until_on >= asked.until_on - timedelta(days=7)
                self.put(key, terms, renews=whole)
            elif accept:
                self.agreed.pop(key, None)
        self.waits.clear()

    def night(self) -> None:
        """What the service needs goes on while it still holds."""
        for key, held in self.agreed.items():
            if held.renews and self.now < held.until_at < self.now + timedelta(days=60):
                self.agreed[key] = msgspec.structs.replace(held, until_at=self.now + timedelta(days=365))

    def may(self, key: Key, precision: str) -> bool:
        """Whether it may be read now, so finely."""
        held = self.agreed.get(key)
        return held is not None and self.now < held.until_at and (precision == "area" or held.precision == "exact")


def today(now: datetime) -> date:
    return now.astimezone(ZONE).date()


def midnight(on: date) -> datetime:
    return datetime.combine(on, time(0), ZONE)


class History:
    """One client, lived through step by step, with the coordinator's screen open beside them."""

    def __init__(self, world: World, ruth: UUID, devi: UUID, margaret: UUID) -> None:
        self.world, self.ruth, self.devi, self.margaret = world, ruth, devi, margaret
        self.model = Model(world.now, world.now + timedelta(days=365))
        self.grants: tuple[UUID, ...] = ()
        self.emergencies = Lived(world, ruth, margaret)

    async def live(self, steps: Steps) -> None:
        """Every step, and after each a look through the grant that was open before it and through a new one."""
        for name, what in [("grant", None), *steps]:
            await getattr(self, name)(what)
            await self.look(self.grants)
            fresh = await self.open(self.ruth, READING)
            seen = await self.look(fresh)
            assert seen == {one for one in _EVERYTHING if self.model.may(*one)}, (name, what)
            await self.in_emergency()

    async def in_emergency(self) -> None:
        """Through a new look all that is listed, while one is live; through the last one nothing, once none is."""
        looks = await self.emergencies.look()
        async with transaction(self.world.engine, self.context(self.ruth, looks)) as session:
            assert await self.seen(session) == (set(_EVERYTHING) if self.emergencies.live else set())

    async def emergency(self, begin: bool) -> None:  # noqa: FBT001 -- a step is a name and a value
        await (self.emergencies.begin() if begin else self.emergencies.end())

    async def minutes(self, minutes: int) -> None:
        self.model.now = self.world.clock.pass_time(minutes=minutes)

    async def yes(self, key: Key) -> None:
        await self.say(key, "yes", None)

    async def no(self, key: Key) -> None:
        await self.say(key, "no", None)

    async def but(self, what: tuple[Key, Precision, int, int]) -> None:
        key, precision, days, ahead = what
        until_on = today(self.world.now) + timedelta(days=ahead)
        await self.say(key, "but", Terms(precision=precision, retention_days=days, until_on=until_on))

    async def say(self, key: Key, answer: Answer, terms: Terms | None) -> None:
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
            assert bool(waits) is bool(self.model.waits)
            for one in waits:
                await verb(session, one, "So be it.", actor=self.actor, now=self.world.now)
        self.model.decide(accept=accept)

    async def days(self, days: int) -> None:
        for passed in range(0, days, NIGHT):
            self.model.now = self.world.clock.pass_time(days=min(NIGHT, days - passed))
            async with self.world.writing() as session:
                await session.execute(text("select renew_required(:now)"), {"now": self.world.now})
            self.model.night()

    async def grant(self, _: None) -> None:
        self.grants = await self.open(self.ruth, READING)

    async def look(self, grants: tuple[UUID, ...]) -> set[tuple[Key, Precision]]:
        """What the coordinator reads under these grants; each of it agreed to now, and in the ledger."""
        async with transaction(self.world.engine, self.context(self.ruth, grants)) as session:
            seen = await self.seen(session)
        assert all(self.model.may(*one) for one in seen), seen
        if seen:
            later = self.world.now + timedelta(seconds=1)
            async with self.hers() as session:
                looks = await session.scalars(
                    text("select id from who_looked(:me, :later, 1000)"), {"me": self.margaret, "later": later}
                )
                assert set(looks) & set(grants)
        return seen

    async def seen(self, session: AsyncSession) -> set[tuple[Key, Precision]]:
        found = set[tuple[Key, Precision]]()
        for row, precision in ((ServiceAddressRow, "exact"), (ServiceAreaRow, "area")):
            if await session.scalar(select(row.id).where(row.client_id == self.margaret)):
                found.add((ADDRESS, msgspec.convert(precision, Precision)))
        if self.margaret in (await session.scalar(text("select granted('CareNotes', 'exact')")) or ()):
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


_EVERYTHING: tuple[tuple[Key, Precision], ...] = ((ADDRESS, "area"), (ADDRESS, "exact"), (NOTES, "exact"))


@pytest.fixture
def living(database: TestDatabase) -> Iterator[tuple[asyncio.Runner, World, UUID, UUID]]:
    """A cooperative with a coordinator and somebody who holds the data role, in a loop of its own."""
    with asyncio.Runner() as runner:
        entered = a_world(database)
        world = runner.run(entered.__aenter__())
        ruth = runner.run(world.a_coordinator())
        devi = runner.run(world.a_member("Devi", "supporter"))
        runner.run(hold_data_role(world, devi, days=LONG))
        yield runner, world, ruth, devi
        runner.run(entered.__aexit__(None, None, None))


def test_nothing_is_read_but_what_is_agreed_and_each_read_stands_in_the_ledger(
    living: tuple[asyncio.Runner, World, UUID, UUID],
) -> None:
    runner, world, ruth, devi = living

    @settings(max_examples=HISTORIES, suppress_health_check=list(HealthCheck))
    @given(steps=st.lists(_steps, min_size=2, max_size=10))
    def histories(steps: Steps) -> None:
        runner.run(_live(world, ruth, devi, steps))

    histories()


async def _live(world: World, ruth: UUID, devi: UUID, steps: Steps) -> None:
    margaret = await world.a_client()
    await a_home(world, margaret)
    await History(world, ruth, devi, margaret).live(steps)
