"""Who holds the data role answers by name, with words, by a day, never their own; and writes the declaration."""

import httpx
import pytest
from sqlalchemy import select, text

from backend.kit.db import Context, transaction
from backend.privacy.negotiating.tables import NegotiationRow, NegotiationRuleRow
from tests.world import World
from tests.world_data import (
    ADDRESS,
    LANGUAGE,
    NOTES,
    RECORDS,
    TASKS,
    Key,
    a_holder,
    changed,
    desk,
    hold_data_role,
    key_of,
    my_data,
    named,
    narrower,
    outcomes,
    proposal,
    rule_of,
    say,
    send,
    sent,
)  # fmt: skip

WORDS = {"words": "We can do with that."}


async def decide(browser: httpx.AsyncClient, negotiation: dict[str, str], how: str) -> httpx.Response:
    return await browser.post(f"/api/data-role/negotiations/{negotiation['id']}/{how}", json=WORDS)


async def test_what_waits_is_at_the_desk_with_its_day_and_goes_when_it_is_accepted(world: World) -> None:
    devi, margaret = await a_holder(world), await world.a_client()
    async with await world.sign_in(devi) as holder, await world.sign_in(margaret) as client:
        assert (await desk(holder))["counters"] == []
        waits = await sent(client, await narrower(client, TASKS, until_on="2027-01-31"))
        (counter,) = (await desk(holder))["counters"]
        assert (counter["subject"]["given_name"], counter["answer_by_on"]) == ("Margaret", "2026-12-07")
        assert (counter["own"], counter["late"]) == (False, False)
        assert (await decide(holder, waits, "accept")).json()["counters"] == []
        data = await my_data(client)
    assert rule_of(data, TASKS)["agreed"]["until"] == "2027-02-01T00:00:00Z"
    (ended,) = data["negotiations"]
    assert (ended["state"], outcomes(ended), ended["words"]) == ("finalized", ["agreed"], WORDS["words"])
    assert ended["ended_by"] == {"id": str(devi), "given_name": "Devi"}


async def test_an_end_that_was_accepted_is_not_renewed_by_the_night(world: World) -> None:
    devi, margaret = await a_holder(world), await world.a_client()
    async with await world.sign_in(devi) as holder, await world.sign_in(margaret) as client:
        waits = await sent(client, await narrower(client, TASKS, until_on="2027-01-02"))
        assert (await decide(holder, waits, "accept")).status_code == 200
    async with world.writing() as session:
        await session.execute(text("select renew_required(:now)"), {"now": world.now})
    async with await world.sign_in(margaret) as client:
        assert rule_of(await my_data(client), TASKS)["agreed"]["until"] == "2027-01-03T00:00:00Z"


async def test_refused_with_words_and_a_name_and_what_was_agreed_stays(world: World) -> None:
    devi, margaret = await a_holder(world), await world.a_client()
    async with await world.sign_in(devi) as holder, await world.sign_in(margaret) as client:
        before = rule_of(await my_data(client), TASKS)["agreed"]
        waits = await sent(client, say(TASKS, "no"))
        assert (await decide(holder, waits, "refuse")).status_code == 200
        data = await my_data(client)
        again = await decide(holder, waits, "accept")
    (ended,) = data["negotiations"]
    assert (ended["state"], outcomes(ended), ended["ended_by"]["given_name"]) == ("terminated", ["refused"], "Devi")
    assert (rule_of(data, TASKS)["agreed"], rule_of(data, TASKS)["state"]) == (before, "agreed")
    assert (again.status_code, again.json()["code"]) == (409, "negotiation_over")


async def test_an_objection_that_is_accepted_ends_the_agreement(world: World) -> None:
    devi, margaret = await a_holder(world), await world.a_client()
    async with await world.sign_in(devi) as holder, await world.sign_in(margaret) as client:
        waits = await sent(client, say(TASKS, "no"))
        assert (await decide(holder, waits, "accept")).status_code == 200
        assert rule_of(await my_data(client), TASKS)["agreed"] is None


@pytest.mark.parametrize("rule", [RECORDS, ("LegalRecord", "Governance", "DataRole")])
async def test_nobody_lets_anybody_off_what_a_law_asks_for(world: World, rule: Key) -> None:
    devi, margaret = await a_holder(world), await world.a_client()
    async with await world.sign_in(devi) as holder, await world.sign_in(margaret) as client:
        waits = await sent(client, say(rule, "no"))
        answer = await decide(holder, waits, "accept")
    assert (answer.status_code, answer.json()["code"]) == (409, "needed_by_law")


@pytest.mark.parametrize("who", ["the member", "who answered for them", "whom they trust"])
async def test_nobody_answers_their_own_counter_nor_that_of_whom_they_act_for(world: World, who: str) -> None:
    margaret = await world.a_client()
    devi = await hold_data_role(world, margaret) if who == "the member" else await a_holder(world)
    await a_holder(world, "Tom")
    if devi != margaret:
        await world.trusts(margaret, devi, "data" if who == "who answered for them" else "times")
    says = devi if who == "who answered for them" else margaret
    async with await world.sign_in(says) as browser:
        waits = await sent(browser, say(TASKS, "no"), client_id=margaret)
    async with await world.sign_in(devi) as browser:
        assert [counter["own"] for counter in (await desk(browser))["counters"]] == [True]
        for how in ("accept", "refuse"):
            answer = await decide(browser, waits, how)
            assert (answer.status_code, answer.json()["code"]) == (403, "own_counter")


async def test_of_one_holder_alone_their_own_counter_waits_and_they_are_told_so(world: World) -> None:
    margaret = await hold_data_role(world, await world.a_client())
    async with await world.sign_in(margaret) as browser:
        await sent(browser, say(TASKS, "no"))
        assert (await my_data(browser))["answerable"] is False
        await a_holder(world)
        assert (await my_data(browser))["answerable"] is True


async def test_what_waits_of_who_leaves_is_taken_back_with_the_day_and_is_at_the_desk_no_more(world: World) -> None:
    devi, margaret = await a_holder(world), await world.a_client()
    async with await world.sign_in(margaret) as browser:
        both = await sent(browser, say(TASKS, "no"), say(NOTES, "yes"))
        one = await sent(browser, await narrower(browser, ADDRESS, retention_days=1))
        left = await browser.post(f"/api/members/{margaret}/leave", json={"on": world.now.date().isoformat()})
        assert left.status_code == 200, left.text
    async with await world.sign_in(devi) as holder:
        assert (await desk(holder))["counters"] == []
        assert (await decide(holder, both, "accept")).status_code in {404, 409}
    hers, n = Context(cooperative_id=world.cooperative_id, member_id=margaret, now=world.now), NegotiationRow
    async with transaction(world.engine, hers) as session:
        ended = (await session.execute(select(n.id, n.state, n.ended_by_id))).all()
        said = (await session.scalars(select(NegotiationRuleRow.outcome).where(NegotiationRuleRow.step == 2))).all()
    assert {(str(row.id), row.state, row.ended_by_id) for row in ended} == {
        (both["id"], "finalized", margaret),
        (one["id"], "terminated", margaret),
    }
    assert said == ["taken_back", "taken_back"]


async def test_who_does_not_hold_the_role_finds_nothing_of_it(world: World) -> None:
    await a_holder(world)
    async with await world.sign_in(await world.a_client()) as client:
        waits = await sent(client, say(TASKS, "no"))
    async with await world.sign_in(await world.a_coordinator()) as browser:
        assert (await browser.get("/api/data-role")).json()["code"] == "not_data_role"
        assert (await decide(browser, waits, "accept")).status_code == 403
        assert (await browser.put("/api/data-role/declaration", json=await proposal(browser))).status_code == 403
        assert (await browser.get("/api/me")).json()["data_role"] is False


async def test_the_role_ends_on_its_day(world: World) -> None:
    devi = await world.a_member("Devi", "supporter")
    await hold_data_role(world, devi, days=10)
    async with await world.sign_in(devi) as browser:
        assert (await browser.get("/api/me")).json()["data_role"] is True
        world.clock.pass_time(days=11)
        assert (await browser.get("/api/me")).json()["data_role"] is False
        assert (await browser.get("/api/data-role")).status_code == 403


async def test_a_broader_version_offers_again_and_what_was_agreed_stays_until_answered(world: World) -> None:
    devi, margaret = await a_holder(world), await world.a_client()
    async with await world.sign_in(devi) as holder, await world.sign_in(margaret) as client:
        before = rule_of(await my_data(client), NOTES)["agreed"]
        wanted = changed(await proposal(holder), NOTES, retention_days=180)
        tried = (await holder.post("/api/data-role/declaration/try", json=wanted)).json()
        assert (tried["broader"], tried["asked_again"]) == ([named(NOTES)], [{"member_class": "client", "members": 1}])
        made = (await holder.put("/api/data-role/declaration", json=wanted)).json()
        assert (made["version"], made["made_by"]["given_name"]) == (2, "Devi")
        rule = rule_of(await my_data(client), NOTES)
        assert (rule["state"], rule["agreed"], rule["asked"]["retention_days"]) == ("asked", before, 180)
        assert rule_of(await my_data(client), LANGUAGE)["state"] == "agreed"
        old = await send(client, say(NOTES, "yes"))
        assert old.status_code == 409
        await sent(client, say(NOTES, "yes"), declaration_version=2)
        assert rule_of(await my_data(client), NOTES)["agreed"]["retention_days"] == 180


async def test_narrower_terms_hold_for_new_agreements_at_once_and_nobody_is_asked_again(world: World) -> None:
    devi, margaret = await a_holder(world), await world.a_client()
    async with await world.sign_in(devi) as holder:
        wanted = changed(await proposal(holder), ADDRESS, precision="area")
        tried = (await holder.post("/api/data-role/declaration/try", json=wanted)).json()
        assert (tried["narrower"], tried["asked_again"]) == ([named(ADDRESS)], [])
        assert (await holder.put("/api/data-role/declaration", json=wanted)).status_code == 200
    async with await world.sign_in(margaret) as client:
        assert rule_of(await my_data(client), ADDRESS)["state"] == "agreed"
    async with await world.sign_in(await world.a_client("Olive")) as client:
        assert rule_of(await my_data(client), ADDRESS)["agreed"]["precision"] == "area"
    world.clock.pass_time(days=330)
    async with world.writing() as session:
        await session.execute(text("select renew_required(:now)"), {"now": world.now})
    async with await world.sign_in(margaret) as client:
        renewed = rule_of(await my_data(client), ADDRESS)["agreed"]
    assert (renewed["precision"], renewed["until"] > "2027-11-23") == ("area", True)


async def test_what_is_asked_for_no_more_is_read_no_more(world: World) -> None:
    devi, margaret = await a_holder(world), await world.a_client()
    async with await world.sign_in(devi) as holder, await world.sign_in(margaret) as client:
        before, wanted = await proposal(holder), await proposal(holder, without=[NOTES])
        assert (await holder.put("/api/data-role/declaration", json=wanted)).status_code == 200
        assert NOTES not in {key_of(rule) for rule in (await my_data(client))["rules"]}
        live = (await client.get("/api/my/data/agreements")).json()
        assert NOTES not in {key_of(one) for one in live}
        again = {**await proposal(holder), "rules": before["rules"]}
        assert (await holder.put("/api/data-role/declaration", json=again)).status_code == 200
        assert rule_of(await my_data(client), NOTES)["state"] == "asked"


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ({"purpose": "PersonnelPerformanceMonitoring"}, "prohibited_purpose"),
        ({"purpose": "Marketing"}, "prohibited_purpose"),
        ({"category": "ReliabilityScore"}, "never_collected"),
        ({"category": "Mood"}, "never_collected"),
        ({"recipient": "MainstreamPlatform"}, "not_in_the_code"),
        ({"least_precision": "area", "least_retention_days": 10}, "service_needs_nothing"),
    ],
)
async def test_what_no_vote_can_allow_is_refused_by_name(world: World, rule: dict[str, object], code: str) -> None:
    async with await world.sign_in(await a_holder(world)) as holder:
        for send_it in (holder.put, holder.post):
            path = "/api/data-role/declaration" + ("" if send_it == holder.put else "/try")
            answer = await send_it(path, json=changed(await proposal(holder), NOTES, **rule))
            assert answer.status_code == 400
            assert code in {error["code"] for error in answer.json()["errors"]}


async def test_what_the_service_needs_is_not_left_out_and_nothing_is_read_more_finely_than_the_code_does(
    world: World,
) -> None:
    solver = ("ServiceAddress", "Scheduling", "Solver")
    async with await world.sign_in(await a_holder(world)) as holder:
        for wanted, code in (
            (await proposal(holder, without=[TASKS]), "needed_rule"),
            (changed(await proposal(holder), solver, precision="exact", least_precision="exact"), "not_a_choice"),
        ):
            answer = await holder.put("/api/data-role/declaration", json=wanted)
            assert (answer.status_code, answer.json()["errors"][0]["code"]) == (400, code)


async def test_the_same_rules_again_are_no_new_version(world: World) -> None:
    async with await world.sign_in(await a_holder(world)) as holder:
        again = await holder.put("/api/data-role/declaration", json=await proposal(holder))
    assert (again.status_code, again.json()["version"]) == (200, 1)


async def test_of_two_who_write_a_version_at_once_the_second_is_told(world: World) -> None:
    async with await world.sign_in(await a_holder(world)) as holder:
        wanted = changed(await proposal(holder), NOTES, retention_days=30)
        assert (await holder.put("/api/data-role/declaration", json=wanted)).status_code == 200
        again = await holder.put("/api/data-role/declaration", json=wanted)
    assert (again.status_code, again.json()["code"]) == (409, "version_conflict")
