"""Who joins agrees to what the service needs and to nothing else: the rest is asked, and waits for a yes of theirs."""

from uuid import UUID

import httpx

from backend.kit.db import Context, transaction
from backend.kit.ids import new_id
from backend.members.joining import Joining, join
from backend.privacy.declaring.versions import first_rules
from tests.world import World
from tests.world_care import asked as asks_for_care
from tests.world_data import NOTES, Json, key_of, my_data, rule_of, say, sent

NOTE = "Ring twice, please."


async def asked(browser: httpx.AsyncClient) -> int:
    """How many questions wait, as the first page asks it."""
    answer = await browser.get("/api/my/data/asked")
    assert answer.status_code == 200, answer.text
    return int(answer.json()["count"])


def in_state(data: Json, state: str) -> set[tuple[str, str, str]]:
    return {key_of(rule) for rule in data["rules"] if rule["state"] == state}


async def notes_read(ruth: httpx.AsyncClient, client_id: UUID) -> list[str]:
    """What the coordinator reads of what a client wrote."""
    found = (await ruth.get("/api/care-requests")).json()
    return [one["note"] for one in found if one["client"]["id"] == str(client_id) and one["note"]]


async def test_joining_agrees_to_what_is_required_and_asks_the_rest(world: World) -> None:
    member_id = new_id()
    context = Context(cooperative_id=world.cooperative_id, member_id=member_id, now=world.now)
    async with transaction(world.engine, context) as session:
        person = Joining(
            given_name="Iris", family_name="Test", email="iris@example.org", language="en", classes=("client",)
        )
        await join(session, context, person, now=world.now)
    async with await world.sign_in(member_id) as iris:
        data, count = await my_data(iris), await asked(iris)
    concerned = [rule for rule in first_rules() if "client" in rule.classes]
    assert in_state(data, "agreed") == {rule.key for rule in concerned if rule.necessity == "required"}
    assert in_state(data, "asked") == {rule.key for rule in concerned if rule.necessity == "optional"}
    assert count == len(in_state(data, "asked")) > 0


async def test_what_is_optional_is_read_by_nobody_before_a_yes_and_by_those_named_after_it(world: World) -> None:
    ruth_id, margaret_id = await world.a_coordinator(), await world.a_member("Margaret", "client", said_yes=False)
    async with await world.sign_in(margaret_id) as margaret, await world.sign_in(ruth_id) as ruth:
        await asks_for_care(margaret, margaret_id, note=NOTE)
        assert await notes_read(ruth, margaret_id) == []
        before = await asked(margaret)
        await sent(margaret, say(NOTES, "yes"))
        assert await notes_read(ruth, margaret_id) == [NOTE]
        assert await asked(margaret) == before - 1


async def test_a_no_is_an_answer_too_and_is_not_asked_again(world: World) -> None:
    async with await world.sign_in(await world.a_member("Margaret", "client", said_yes=False)) as margaret:
        before = await asked(margaret)
        await sent(margaret, say(NOTES, "no"))
        assert rule_of(await my_data(margaret), NOTES)["state"] == "declined"
        assert await asked(margaret) == before - 1


async def test_whom_a_client_trusts_with_data_answers_for_them_and_nobody_else_does(world: World) -> None:
    margaret_id = await world.a_member("Margaret", "client", said_yes=False)
    priya_id, dev_id = await world.a_member("Priya", "supporter"), await world.a_member("Dev", "supporter")
    await world.trusts(margaret_id, priya_id, "data")
    await world.trusts(margaret_id, dev_id, "times")
    async with await world.sign_in(priya_id) as priya, await world.sign_in(dev_id) as dev:
        await sent(priya, say(NOTES, "yes"), client_id=margaret_id)
        assert rule_of(await my_data(priya, margaret_id), NOTES)["state"] == "agreed"
        assert (await dev.get("/api/my/data", params={"client_id": str(margaret_id)})).status_code == 404
