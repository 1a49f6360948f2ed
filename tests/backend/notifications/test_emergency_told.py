"""What is opened in an emergency is told at once to the client, to whom they trust with it, and to the data role."""

from uuid import UUID

import pytest

from tests.database import TestDatabase
from tests.world import World, settings_for
from tests.world_data import hold_data_role
from tests.world_emergency import House, a_house
from tests.world_notifications import Phone, Worker, a_mail_server, a_push_service, rows


@pytest.fixture
async def house(world: World) -> House:
    return await a_house(world)


async def told(world: World, worker: Worker, *members: UUID) -> list[list[tuple[str, str]]]:
    """What each was told by now: kind and page."""
    await worker.run("deliver_event")
    query = "select kind, path from notice where member_id = app_member() and kind like 'emergency%'"
    return [[(row.kind, row.path) for row in await rows(world, one, query)] for one in members]


async def test_all_concerned_are_told_and_who_opened_it_is_not(house: House, database: TestDatabase) -> None:
    world = house.world
    priya, both = await world.a_member("Priya", "supporter"), await world.a_member("Both", "supporter")
    await world.trusts(house.client_id, priya, "times", "requests")
    await world.trusts(house.client_id, both, "data")
    await hold_data_role(world, both)
    await hold_data_role(world, house.coordinator_id)
    assert (await house.begin()).status_code == 201
    worker = Worker(world, settings_for(database))
    theirs = [("emergency_opened", f"/for/{house.client_id}/emergency")]
    assert await told(
        world, worker, house.client_id, house.contact_id, both, house.holder_id, priya, house.coordinator_id
    ) == [theirs, theirs, theirs, [("emergency_opened", "/coop/data-role")], [], []]
    assert (await house.begin(reason="Again.")).status_code == 409
    assert len((await told(world, worker, house.client_id))[0]) == 1


async def unwatched(world: World, worker: Worker, *members: UUID) -> list[list[str]]:
    """The kinds each was told of."""
    return [[kind for kind, _path in each] for each in await told(world, worker, *members)]


@pytest.mark.parametrize("role", ["held by who opens it", "held by nobody"])
async def test_where_nobody_else_holds_the_data_role_another_coordinator_is_told(
    world: World, database: TestDatabase, role: str
) -> None:
    margaret, ruth = await world.a_client("Margaret"), await world.a_coordinator("Ruth")
    near, far = await world.a_coordinator("Nia"), await world.a_coordinator("Rob", team_id=await world.another_team())
    if role == "held by who opens it":
        await hold_data_role(world, ruth)
    house = House(world, margaret, margaret, ruth, ruth)
    assert (await house.begin()).status_code == 201
    worker = Worker(world, settings_for(database))
    assert await unwatched(world, worker, margaret, near, far, ruth) == [
        ["emergency_opened"], ["emergency_unwatched"], [], [],
    ]  # fmt: skip


async def test_where_no_other_coordinates_the_client_any_other_coordinator_is_told_and_not_about_whom(
    world: World, database: TestDatabase
) -> None:
    margaret, ruth = await world.a_client("Margaret"), await world.a_coordinator("Ruth")
    far = await world.a_coordinator("Rob", team_id=await world.another_team())
    assert (await House(world, margaret, margaret, ruth, ruth).begin()).status_code == 201
    worker = Worker(world, settings_for(database))
    assert await told(world, worker, far) == [[("emergency_unwatched", "/desk/week")]]


async def test_where_the_office_has_a_second_holder_no_coordinator_is_told(
    house: House, database: TestDatabase
) -> None:
    nia = await house.world.a_coordinator("Nia")
    assert (await house.begin()).status_code == 201
    assert await told(house.world, Worker(house.world, settings_for(database)), nia) == [[]]


async def test_it_goes_to_the_phone_and_by_mail_whatever_was_chosen_and_neither_says_who_or_why(
    house: House, database: TestDatabase
) -> None:
    async with a_push_service() as push, a_mail_server() as (smtp_url, inbox):
        settings = settings_for(database, smtp_url=smtp_url, push_hosts=(push.host,), mail_from="rota@willow.example")
        house.world.app.state["settings"] = settings
        phone = Phone(push)
        async with await house.world.sign_in(house.client_id) as browser:
            await browser.put("/api/my/channels", json={"push": True, "email": False})
            set_up = await browser.put(f"/api/my/push-subscriptions/{phone.id}", json=phone.subscription())
            assert set_up.status_code == 200, set_up.text
            assert (await house.begin()).status_code == 201
            await Worker(house.world, settings).run()
        (shown,) = phone.shown()
        letters = [each.content.decode() for each in inbox.got if isinstance(each.content, bytes)]
    assert "margaret" in " ".join(str(each.rcpt_tos) for each in inbox.got)
    assert shown["title"] == "Opened in an emergency"
    for text in (str(shown), *(letter.partition("\n\n")[2] for letter in letters)):
        assert not [word for word in ("Margaret", "Ruth", "fall", "Mill Lane") if word in text]
