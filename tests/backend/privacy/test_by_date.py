"""What goes on by itself goes on as was declared, and what ends by its day bites at the next statement."""

from datetime import timedelta
from uuid import UUID

import msgspec
import pytest
from sqlalchemy import select, text, update

from backend.kit.db import Context, transaction
from backend.members.tables import MemberIdentityRow, TrustedContactRow
from backend.privacy.door import Access, open_grants
from tests.database import TestDatabase
from tests.world import World
from tests.world_data import hold_data_role
from tests.world_ledger import ask

DECIDING = Access(purpose="Governance", recipient="DataRole", categories=("Identity",))
FOR_HER = Access(purpose="SubjectAccess", recipient="Self", categories=("Identity",))
AROUND_HER = Access(purpose="CareDelivery", recipient="TrustCircle", categories=("Identity",))
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(("months", "days"), [(1, 30), (3, 91), (12, 365), (24, 730)])
async def test_what_goes_on_by_itself_goes_on_for_as_long_as_is_asked(
    world: World, database: TestDatabase, months: int, days: int
) -> None:
    margaret = await world.a_client("Margaret")
    declared = "update declared_rule set months = $2 where cooperative_id = $1 and necessity = 'required'"
    await ask(database, declared, world.cooperative_id, months)
    ends = "update agreement set valid = tstzrange(lower(valid), $2) where subject_id = $1 and renews"
    whole, soon = timedelta(days=days), min(timedelta(days=60), timedelta(days=days // 2))
    for left, then in ((soon + MINUTE, soon + MINUTE), (soon - MINUTE, whole)):
        await ask(database, ends, margaret, world.now + left)
        await renew(world)
        assert await until(database, margaret) == world.now + then


async def renew(world: World) -> None:
    async with world.writing() as session:
        await session.execute(text("select renew_required(:now)"), {"now": world.now})


async def until(database: TestDatabase, who: UUID) -> object:
    """When everything ends that goes on by itself; it is one instant."""
    (row,) = await ask(database, "select distinct upper(valid) from agreement where subject_id = $1 and renews", who)
    return row[0]


async def read(world: World, context: Context) -> set[str]:
    """Whose names the grants of this context open now."""
    async with transaction(world.engine, msgspec.structs.replace(context, now=world.now)) as session:
        i = MemberIdentityRow
        return set(await session.scalars(select(i.given_name).where(i.member_id != context.member_id)))


async def an_open_grant(world: World, reader: UUID, access: Access) -> Context:
    context = Context(cooperative_id=world.cooperative_id, member_id=reader, now=world.now)
    return msgspec.structs.replace(context, grants=await open_grants(world.engine, context, (access,)))


async def trusts_until_soon(world: World, client: UUID, contact: UUID) -> None:
    """The client trusts the contact, for another minute."""
    await world.trusts(client, contact)
    t, during = TrustedContactRow, text("tstzrange(lower(during), :soon)").bindparams(soon=world.now + MINUTE)
    async with world.writing() as session:
        await session.execute(text("select set_config('app.member', :me, true)"), {"me": str(client)})
        await session.execute(update(t).where(t.client_id == client).values(during=during))


async def test_a_trust_that_ends_by_its_day_opens_nothing_at_the_next_statement_and_another_stays(world: World) -> None:
    margaret, olive = await world.a_client("Margaret"), await world.a_client("Olive")
    priya, ruth = await world.a_member("Priya", "supporter"), await world.a_coordinator()
    await trusts_until_soon(world, margaret, priya)
    await world.trusts(olive, priya)
    hers = await an_open_grant(world, priya, FOR_HER)
    around = [await an_open_grant(world, reader, AROUND_HER) for reader in (margaret, olive)]
    assert await read(world, hers) == {"Margaret", "Olive"}
    assert [await read(world, one) for one in around] == [{"Priya"}, {"Priya"}]
    world.clock.now += MINUTE
    assert await read(world, hers) == {"Olive"}
    assert [await read(world, one) for one in around] == [set(), {"Priya"}]
    assert await read(world, await an_open_grant(world, ruth, AROUND_HER)) == {"Priya"}


async def test_whoever_holds_the_data_role_no_more_reads_no_more_at_the_next_statement(world: World) -> None:
    margaret, devi = await world.a_client("Margaret"), await world.a_member("Devi", "supporter")
    await hold_data_role(world, devi)
    waits = (
        "insert into negotiation (cooperative_id, id, subject_id, by_id, declaration_version, state, opened_at, "
        "request_hash, answer_by_at) values (:cooperative, uuidv7(), :who, :who, 1, 'offered', :now, '', :now)"
    )
    said = {"cooperative": world.cooperative_id, "who": margaret, "now": world.now}
    async with world.writing() as session:
        await session.execute(text(waits), said)
        during = {"who": devi, "soon": world.now + MINUTE}
        await session.execute(
            text("update data_role set during = tstzrange(lower(during), :soon) where member_id = :who"), during
        )
    hers = await an_open_grant(world, devi, DECIDING)
    assert await read(world, hers) == {"Margaret"}
    world.clock.now += MINUTE
    assert await read(world, hers) == set()
