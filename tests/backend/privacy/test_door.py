"""The one door to personal data: no entry in the ledger, no row."""

from collections.abc import AsyncIterator
from uuid import UUID

import pytest
from sqlalchemy import select, text

from backend.kit.db import Context, connect, transaction
from backend.members.tables import MemberIdentityRow
from backend.privacy.door import Access, open_grants
from tests.database import TestDatabase
from tests.world import World, a_world

NAMES = Access(purpose="CareDelivery", recipient="CareTeam", categories=("Identity",))


@pytest.fixture
async def world(database: TestDatabase) -> AsyncIterator[World]:
    """A cooperative with two workers who share a team."""
    async with a_world(database) as made:
        yield made


async def names_seen(world: World, context: Context) -> set[UUID]:
    """Whose names a program in `context` gets."""
    async with transaction(world.engine, context) as session:
        return set(await session.scalars(select(MemberIdentityRow.member_id)))


async def test_without_a_grant_a_member_sees_only_their_own_row(world: World) -> None:
    asha, _denise = await world.a_worker("Asha"), await world.a_worker("Denise")
    context = Context(cooperative_id=world.cooperative_id, member_id=asha, now=world.now)
    assert await names_seen(world, context) == {asha}


async def test_a_committed_grant_opens_the_circle_and_nobody_else(world: World) -> None:
    asha, denise = await world.a_worker("Asha"), await world.a_worker("Denise")
    await world.a_worker("Fatou", team_id=await world.another_team())
    context = Context(cooperative_id=world.cooperative_id, member_id=asha, now=world.now)
    grants = await open_grants(world.engine, context, (NAMES,))
    seen = await names_seen(
        world, Context(cooperative_id=world.cooperative_id, member_id=asha, now=world.now, grants=grants)
    )
    assert seen == {asha, denise}


async def test_a_grant_opens_nothing_in_the_transaction_that_made_it(world: World) -> None:
    asha, _denise = await world.a_worker("Asha"), await world.a_worker("Denise")
    context = Context(cooperative_id=world.cooperative_id, member_id=asha, now=world.now)
    async with transaction(world.engine, context) as session:
        grant = await session.scalar(text("select open_access('CareDelivery', 'CareTeam', array['Identity'])"))
        await session.execute(text("select set_config('app.grant', :grant, true)"), {"grant": str(grant)})
        assert set(await session.scalars(select(MemberIdentityRow.member_id))) == {asha}


async def test_somebody_elses_grant_opens_nothing(world: World) -> None:
    asha, denise = await world.a_worker("Asha"), await world.a_worker("Denise")
    grants = await open_grants(
        world.engine, Context(cooperative_id=world.cooperative_id, member_id=asha, now=world.now), (NAMES,)
    )
    stolen = Context(cooperative_id=world.cooperative_id, member_id=denise, now=world.now, grants=grants)
    assert await names_seen(world, stolen) == {denise}


async def test_withdrawal_bites_inside_an_open_grant(world: World) -> None:
    asha, denise = await world.a_worker("Asha"), await world.a_worker("Denise")
    me = Context(cooperative_id=world.cooperative_id, member_id=asha, now=world.now)
    grants = await open_grants(world.engine, me, (NAMES,))
    async with transaction(
        world.engine, Context(cooperative_id=world.cooperative_id, member_id=denise, now=world.now)
    ) as hers:
        await hers.execute(text("update agreement set withdrawn_at = now() where subject_id = :me"), {"me": denise})
    seen = await names_seen(
        world, Context(cooperative_id=world.cooperative_id, member_id=asha, now=world.now, grants=grants)
    )
    assert seen == {asha}


async def test_a_read_through_the_api_is_in_the_ledger_of_the_person_it_is_about(world: World) -> None:
    asha, denise = await world.a_worker("Asha"), await world.a_worker("Denise")
    async with await world.sign_in(asha) as her:
        assert (await her.get("/api/my/data/looks")).status_code == 200
    world.clock.pass_time(minutes=1)
    async with await world.sign_in(denise) as hers:
        looks = (await hers.get("/api/my/data/looks")).json()
    assert [(look["purpose"], look["recipient"], look["actor"]["given_name"]) for look in looks] == [
        ("CareDelivery", "CareTeam", "Asha")
    ]
    assert asha != denise


async def test_a_role_above_row_level_security_is_refused_at_start(database: TestDatabase) -> None:
    from backend.kit.db import refuse_all_powerful  # noqa: PLC0415

    engine = connect(database.backup_url, name="tests")
    with pytest.raises(PermissionError):
        await refuse_all_powerful(engine)
    await engine.dispose()


async def test_what_the_service_needs_is_renewed_in_time_and_what_was_optional_ends(world: World) -> None:
    asha = await world.a_worker("Asha")
    later = world.clock.pass_time(days=330)
    async with transaction(
        world.engine, Context(cooperative_id=world.cooperative_id, member_id=asha, now=later)
    ) as hers:
        await hers.execute(text("select renew_required(:now)"), {"now": later})
        far = world.clock.pass_time(days=60)
        rows = await hers.execute(
            text("select necessity, bool_and(upper(valid) > :far) as holds from agreement group by necessity"),
            {"far": far},
        )
        assert {row.necessity: row.holds for row in rows} == {"required": True, "optional": False}
