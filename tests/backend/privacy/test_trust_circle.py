"""The names of those a client trusts: for the client, for each other, and for the client's coordinator; nobody else."""

from collections.abc import Iterable
from uuid import UUID

import pytest
from sqlalchemy import TextClause, select, text
from sqlalchemy.exc import ProgrammingError

from backend.kit.db import Context, transaction
from backend.members.tables import MemberIdentityRow
from backend.privacy.door import Access, program_context
from tests.world import World
from tests.world_care import asked

TRUSTED = Access(purpose="CareDelivery", recipient="TrustCircle", categories=("Identity",))


@pytest.fixture
async def margaret(world: World) -> UUID:
    """A client."""
    return await world.a_client("Margaret")


@pytest.fixture
async def priya(world: World, margaret: UUID) -> UUID:
    """Her daughter, who works in another team, and for whom she asks."""
    contact = await world.a_member("Priya", "worker", team_id=await world.another_team())
    await world.trusts(margaret, contact)
    return contact


async def names_for(world: World, reader: UUID) -> set[str]:
    """Whose names the circle opens to a member, beside their own."""
    context = await program_context(
        world.engine, "", world.cooperative_id, (TRUSTED,), now=world.now, asked_by_id=reader
    )
    async with transaction(world.engine, context) as session:
        i = MemberIdentityRow
        return set(await session.scalars(select(i.given_name).where(i.member_id != reader)))


async def test_a_client_another_contact_and_the_coordinator_read_the_name_of_who_asked(
    world: World, margaret: UUID, priya: UUID
) -> None:
    dev, ruth = await world.a_member("Dev", "supporter"), await world.a_coordinator("Ruth")
    await world.trusts(margaret, dev)
    async with await world.sign_in(priya) as browser:
        await asked(browser, margaret)
    for reader in (margaret, dev):
        async with await world.sign_in(reader) as browser:
            (request,) = (await browser.get(f"/api/clients/{margaret}/care-requests")).json()
            assert request["asked_by"] == {"id": str(priya), "given_name": "Priya", "for_other": True}
            told = (await browser.get(f"/api/clients/{margaret}/trusted-contacts")).json()
            assert {one["given_name"] for one in told} == {"Priya", "Dev"}
    async with await world.sign_in(ruth) as browser:
        assert (await browser.get("/api/care-requests")).json()[0]["asked_by"]["given_name"] == "Priya"


async def test_nobody_else_reads_them(world: World, margaret: UUID, priya: UUID) -> None:
    del priya
    asha, iris = await world.a_worker("Asha"), await world.a_client("Iris")
    olive = await world.a_coordinator("Olive", team_id=await world.another_team())
    assert await names_for(world, margaret) == {"Priya"}
    for stranger in (asha, iris, olive):
        assert await names_for(world, stranger) == set()


async def test_it_opens_no_more_than_names_of_a_contact_who_also_works(
    world: World, margaret: UUID, priya: UUID
) -> None:
    del margaret
    with pytest.raises(LookupError):
        Access(purpose="CareDelivery", recipient="TrustCircle", categories=("VisitTimes",))
    ruth = await world.a_coordinator("Ruth")
    times = Access(purpose="Scheduling", recipient="Coordinator", categories=("VisitTimes", "Availability"))
    context = await program_context(world.engine, "", world.cooperative_id, (times,), now=world.now, asked_by_id=ruth)
    async with transaction(world.engine, context) as session:
        assert priya not in (await session.scalars(text("select unnest(granted('VisitTimes', 'exact'))"))).all()


async def test_once_trust_ends_the_name_is_closed(world: World, margaret: UUID, priya: UUID) -> None:
    async with await world.sign_in(margaret) as browser:
        place = f"/api/clients/{margaret}/trusted-contacts"
        assert [one["given_name"] for one in (await browser.get(place)).json()] == ["Priya"]
        async with world.writing() as session:
            me = {"me": str(margaret), "now": world.now, "contact": priya}
            await session.execute(text("select set_config('app.member', :me, true)"), me)
            await session.execute(text("update trusted_contact set ended_at = :now where contact_id = :contact"), me)
        assert (await browser.get(place)).json() == []
    assert await names_for(world, margaret) == set()


@pytest.mark.parametrize(
    "change",
    ["topics = '{times,requests,notes,data}'", "during = tstzrange(lower(during), upper(during) + interval '1 day')"],
)
async def test_whom_a_client_trusts_ends_it_and_changes_nothing_else_of_it(
    world: World, margaret: UUID, change: str
) -> None:
    dev = await world.a_member("Dev", "supporter")
    await world.trusts(margaret, dev, "times")
    hers, his = (
        Context(cooperative_id=world.cooperative_id, member_id=member_id, now=world.now)
        for member_id in (margaret, dev)
    )
    widened = text(f"update trusted_contact set {change}")  # noqa: S608
    end, again = (text(f"update trusted_contact set ended_at = {at}") for at in ("app_now()", "null"))  # noqa: S608
    for statements, refused in (([widened], True), ([end], False), ([again], True)):
        if refused:
            with pytest.raises(ProgrammingError, match="nobody changes what they were trusted with"):
                await does(world, his, statements)
        else:
            await does(world, his, statements)
    await does(world, hers, [again, widened])


async def test_nobody_trusts_themselves_with_a_client_who_did_not_invite_them(world: World, margaret: UUID) -> None:
    dev = await world.a_member("Dev", "supporter")
    his = Context(cooperative_id=world.cooperative_id, member_id=dev, now=world.now)
    taken = text(
        "insert into trusted_contact (cooperative_id, id, client_id, contact_id, topics, during) values "
        "(app_cooperative(), uuidv7(), :client, app_member(), '{data}', tstzrange(app_now(), app_now() + '1 day'))"
    ).bindparams(client=margaret)
    with pytest.raises(ProgrammingError, match="nobody changes what they were trusted with"):
        await does(world, his, [taken])


async def does(world: World, context: Context, statements: Iterable[TextClause]) -> None:
    async with transaction(world.engine, context) as session:
        for statement in statements:
            await session.execute(statement)


async def test_the_contact_reads_who_looked(world: World, margaret: UUID, priya: UUID) -> None:
    async with await world.sign_in(margaret) as browser:
        await browser.get(f"/api/clients/{margaret}/trusted-contacts")
    world.clock.pass_time(minutes=1)
    async with await world.sign_in(priya) as browser:
        looks = (await browser.get("/api/my/data/looks")).json()
    assert ("CareDelivery", "TrustCircle", "Margaret") in {
        (look["purpose"], look["recipient"], look["actor"]["given_name"]) for look in looks
    }
