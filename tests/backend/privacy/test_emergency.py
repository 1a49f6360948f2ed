"""In an emergency: a coordinator, a reason, a listed set, two hours, and everything they looked at written down."""

from datetime import timedelta
from uuid import UUID

import msgspec
import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import ProgrammingError

from backend.kit.db import Context, transaction
from backend.kit.ids import new_id
from backend.kit.tables import Base
from backend.privacy.door import Access, open_grants
from backend.privacy.purposes import DECLARATION, EMERGENCY, RECIPIENTS
from tests.database import TestDatabase
from tests.world import World, a_world
from tests.world_emergency import HIS_NUMBER, NOTE, NUMBER, REASON, House, a_house, opened
from tests.world_ledger import ask

A_MOMENT = timedelta(microseconds=1)
TWO_HOURS = timedelta(hours=2)
LISTED = ("Identity", "Contact", "ServiceAddress", "EmergencyContact", "HomeAccess", "CareNotes")


@pytest.fixture
async def house(world: World) -> House:
    return await a_house(world)


async def read(house: House, member_id: UUID | None = None) -> set[str]:
    """The tables that show anything about the client under a look that was just written."""
    who = Context(
        cooperative_id=house.world.cooperative_id, member_id=member_id or house.coordinator_id, now=house.world.now
    )
    async with transaction(house.world.engine, who) as session:
        looks = list(await session.scalars(text("select * from look_in_emergency(:id)"), {"id": house.client_id}))
    return await seen(house, msgspec.structs.replace(who, grants=tuple(looks)))


async def seen(house: House, context: Context) -> set[str]:
    """The tables of the cooperative that show rows about the client in this context."""
    found = set()
    async with transaction(house.world.engine, context) as session:
        for name, table in Base.metadata.tables.items():
            if table.info["guard"] == "personal":
                about = [table.c[one] == house.client_id for one in table.info["subjects"]]
                if any([(await session.execute(select(table).where(one).limit(1))).first() for one in about]):
                    found.add(name)
    return found


async def test_it_opens_what_is_listed_and_says_until_when(house: House) -> None:
    begun = await house.begin()
    assert (begun.status_code, begun.json()["until_at"]) == (201, "2026-11-23T10:00:00Z")
    answer = await house.look()
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    assert answer.json() == {
        "id": begun.json()["id"],
        "opened_at": "2026-11-23T08:00:00Z",
        "until_at": "2026-11-23T10:00:00Z",
        "given_name": "Margaret",
        "family_name": "Test",
        "phone": NUMBER,
        "line": "4 Mill Lane",
        "door_note": NOTE,
        "notes": [{"note": "Please ring twice.", "answer": None}],
        "contacts": [{"given_name": "Dev", "family_name": "Test", "phone": HIS_NUMBER}],
    }


async def test_nothing_else_opens_and_in_the_database_neither(house: House) -> None:
    assert await read(house) == set()
    await opened(house)
    categories = {Base.metadata.tables[name].info["category"] for name in await read(house)}
    assert categories == set(LISTED)


async def test_the_code_and_the_database_name_the_same_list(world: World, database: TestDatabase) -> None:
    (row,) = await ask(database, "select emergency_categories() as all, emergency_categories_of_contacts() as some")
    assert (tuple(row["all"]), tuple(row["some"])) == (EMERGENCY.categories, EMERGENCY.contact_categories)
    assert EMERGENCY.categories == LISTED


async def test_it_is_in_no_declaration_and_no_route_or_program_may_ask_for_it(house: House) -> None:
    assert not [rule for rule in DECLARATION if rule.purpose == "Safety"]
    for recipient in RECIPIENTS:
        with pytest.raises(LookupError):
            Access(purpose="Safety", recipient=recipient, categories=("Identity",))
    await opened(house)
    for program in ("solver", "notifier"):
        context = Context(
            cooperative_id=house.world.cooperative_id,
            member_id=house.coordinator_id,
            program=program,
            now=house.world.now,
        )
        async with transaction(house.world.engine, context) as session:
            looked = await session.execute(text("select look_in_emergency(:id)"), {"id": house.client_id})
            assert looked.all() == []


async def test_it_ends_after_two_hours_and_not_a_moment_later(house: House) -> None:
    await opened(house)
    until_at = house.world.now + TWO_HOURS
    for at, status in ((until_at - A_MOMENT, 200), (until_at, 404), (until_at + A_MOMENT, 404)):
        house.world.clock.now = at
        assert (await house.look()).status_code == status
        assert bool(await read(house)) is (status == 200)


async def test_what_was_opened_a_moment_before_the_end_is_shut_at_the_next_statement(house: House) -> None:
    emergency_id = await opened(house)
    hers = Context(cooperative_id=house.world.cooperative_id, member_id=house.coordinator_id, now=house.world.now)
    async with transaction(house.world.engine, hers) as session:
        looks = tuple(await session.scalars(text("select * from look_in_emergency(:id)"), {"id": house.client_id}))
    homes = select(Base.metadata.tables["home_access"].c.client_id)
    names = select(Base.metadata.tables["member_identity"].c.member_id)
    async with transaction(house.world.engine, msgspec.structs.replace(hers, grants=looks)) as session:
        assert list(await session.scalars(homes)) == [house.client_id]
        assert (await house.end(emergency_id, house.client_id)).status_code == 200
        assert list(await session.scalars(homes)) == []
        assert list(await session.scalars(names)) == [house.coordinator_id]


async def test_it_is_not_lengthened_and_a_new_one_has_its_own_reason(house: House) -> None:
    first = await opened(house)
    again = await house.begin(reason="It takes longer.")
    assert (again.status_code, again.json()["code"]) == (409, "emergency_live")
    same = await house.begin(id=first)
    assert (same.status_code, same.json()["until_at"]) == (200, "2026-11-23T10:00:00Z")
    other = await house.begin(id=first, reason="Something else.")
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")
    house.world.clock.pass_time(hours=2)
    assert (await house.begin(reason="It takes longer.")).status_code == 201


@pytest.mark.parametrize(
    ("reason", "code"),
    [
        ("", "too_short"),
        ("   \n ", "too_short"),
        ("x" * 501, "too_long"),
        ("a\x00b", "bad_format"),
        (None, "wrong_type"),
        (7, "wrong_type"),
        (["help"], "wrong_type"),
    ],
)
async def test_without_a_reason_that_says_something_nothing_opens(house: House, reason: object, code: str) -> None:
    answer = await house.begin(reason=reason)
    (error,) = answer.json()["errors"]
    assert (answer.status_code, error["field"], error["code"]) == (400, "reason", code)
    assert (await house.look()).status_code == 404


async def test_a_body_without_a_reason_or_with_more_than_one_knows_is_refused_in_ones_language(house: House) -> None:
    path = f"/api/clients/{house.client_id}/emergency-access"
    async with await house.world.sign_in(house.coordinator_id) as browser:
        missing = await browser.post(path, json={"id": str(new_id())}, headers={"accept-language": "gu"})
        more = await browser.post(path, json={"id": str(new_id()), "reason": REASON, "hours": 12})
    assert [(each["field"], each["code"]) for each in missing.json()["errors"]] == [("reason", "missing")]
    assert any("\u0a80" <= letter <= "\u0aff" for letter in missing.json()["errors"][0]["message"])
    assert [(each["field"], each["code"]) for each in more.json()["errors"]] == [("hours", "unknown")]


async def test_only_a_coordinator_of_a_team_the_client_is_in_may(house: House, database: TestDatabase) -> None:
    world = house.world
    hillside = await world.a_coordinator("Hari", team_id=await world.another_team())
    for who, status in (
        (hillside, 404), (await world.a_worker(), 403), (house.contact_id, 403), (house.holder_id, 403),
        (house.client_id, 403),
    ):  # fmt: skip
        assert (await house.begin(who)).status_code == status
        assert (await house.look(who)).status_code == 404
    async with a_world(database) as there:
        stranger = await there.a_coordinator()
        over_there = msgspec.structs.replace(house, world=there)
        assert (await over_there.begin(stranger)).status_code == 404
        assert (await over_there.look(stranger)).status_code == 404


async def test_nobody_but_who_opened_it_reads_under_it_whoever_else_coordinates(house: House) -> None:
    await opened(house)
    second = await house.world.a_coordinator("Rosa")
    for who in (second, house.contact_id, house.holder_id, await house.world.a_worker()):
        assert (await house.look(who)).status_code == 404
        assert await read(house, who) == set() or who == house.contact_id
    assert (await house.begin(second)).status_code == 201


async def test_of_somebody_who_is_no_client_nothing_is_kept_for_an_emergency(house: House) -> None:
    for other in (await house.world.a_worker(), house.coordinator_id, new_id()):
        answer = await msgspec.structs.replace(house, client_id=other).begin()
        assert answer.status_code == 404


async def test_who_coordinates_no_more_reads_no_more_nor_does_anybody_once_the_client_has_left(house: House) -> None:
    await opened(house)
    async with house.world.writing() as session:
        await session.execute(
            text("update team_membership set ended_at = :now where member_id = :id and role = 'coordinator'"),
            {"now": house.world.now, "id": house.coordinator_id},
        )
    assert ((await house.look()).status_code, await read(house)) == (404, set())
    async with house.world.writing() as session:
        await session.execute(text("update team_membership set ended_at = null where role = 'coordinator'"))
    assert (await house.look()).status_code == 200
    async with await house.world.sign_in(house.client_id) as browser:
        left = await browser.post(f"/api/members/{house.client_id}/leave", json={"on": "2026-11-23"})
        assert left.json()["left"], left.text
    assert ((await house.look()).status_code, await read(house)) == (404, set())


@pytest.mark.parametrize("who", ["client_id", "contact_id", "coordinator_id", "holder_id"])
async def test_whoever_it_concerns_ends_it_at_once_and_it_stays_ended(house: House, who: str) -> None:
    emergency_id = await opened(house)
    assert (await house.look()).status_code == 200
    for _twice in range(2):
        assert (await house.end(emergency_id, getattr(house, who))).status_code == 200
    assert ((await house.look()).status_code, await read(house)) == (404, set())
    one = await house.told(house.client_id)
    names = {"client_id": "Margaret", "contact_id": "Dev", "coordinator_id": "Ruth", "holder_id": "Devi"}
    assert (one["live"], one["ended_at"]) == (False, "2026-11-23T08:00:00Z")
    assert one["ended_by"]["given_name"] == names[who]


async def test_nobody_else_ends_it(house: House) -> None:
    world, emergency_id = house.world, await opened(house)
    priya = await world.a_member("Priya", "supporter")
    await world.trusts(house.client_id, priya, "times", "requests")
    for other in (priya, await world.a_coordinator("Rosa"), await world.a_worker()):
        answer = await house.end(emergency_id, other)
        nothing = await house.end(str(new_id()), other)
        assert (answer.status_code, answer.content) == (404, nothing.content)
    assert (await house.look()).status_code == 200


async def test_no_statement_of_a_request_writes_changes_or_hides_one(house: House) -> None:
    emergency_id = await opened(house)
    for member_id in (house.coordinator_id, house.client_id):
        context = Context(cooperative_id=house.world.cooperative_id, member_id=member_id, now=house.world.now)
        for statement in (
            f"update emergency_access set until_at = until_at + interval '1 day' where id = '{emergency_id}'",  # noqa: S608
            "delete from emergency_access",
            "insert into emergency_access select * from emergency_access",
        ):
            with pytest.raises(ProgrammingError, match="permission denied"):
                async with transaction(house.world.engine, context) as session:
                    await session.execute(text(statement))


async def test_what_is_agreed_is_read_as_before_and_no_more_by_workers_and_programs(house: House) -> None:
    worker = await house.world.a_worker()
    everything = tuple(
        Access(purpose=rule.purpose, recipient=rule.recipient, categories=(rule.category,)) for rule in DECLARATION
    )
    hers = Context(cooperative_id=house.world.cooperative_id, member_id=worker, now=house.world.now)
    solver = Context(cooperative_id=house.world.cooperative_id, program="solver", now=house.world.now)
    hosts = Context(cooperative_id=house.world.cooperative_id, member_id=house.coordinator_id, now=house.world.now)
    before = [await under(house, context, everything) for context in (hers, solver, hosts)]
    await opened(house)
    assert [await under(house, context, everything) for context in (hers, solver, hosts)] == before
    assert not [found for found in before if "home_access" in found]


async def under(house: House, context: Context, accesses: tuple[Access, ...]) -> set[str]:
    """What somebody sees of the client under every grant that can be asked for."""
    grants = await open_grants(house.world.engine, context, accesses)
    return await seen(house, msgspec.structs.replace(context, grants=grants))
