"""A member says yes, no, or yes but: what can be agreed holds at once, and nothing goes further than was asked."""

import asyncio
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.kit.ids import new_id
from backend.privacy.declaring.schemas import DeclaredRule
from backend.privacy.declaring.versions import first_rules
from backend.privacy.negotiating import rules
from backend.privacy.negotiating.schemas import RuleAnswer, Terms
from backend.privacy.purposes import precisions
from tests.world import World
from tests.world_data import (
    ADDRESS,
    LANGUAGE,
    NOTES,
    TASKS,
    a_holder,
    my_data,
    narrower,
    outcomes,
    rule_of,
    say,
    send,
    sent,
)  # fmt: skip

TODAY = date(2026, 11, 23)


async def test_a_member_finds_every_rule_that_concerns_them_and_no_other(world: World) -> None:
    async with await world.sign_in(await world.a_client()) as margaret:
        data = await my_data(margaret)
    declared = {rule.key for rule in first_rules() if "client" in rule.classes}
    assert {(r["category"], r["purpose"], r["recipient"]) for r in data["rules"]} == declared
    assert (data["declaration"]["version"], data["answer_days"]) == (1, 14)
    address = rule_of(data, ADDRESS)
    assert (address["asked"]["precision"], address["essential"]["precision"]) == ("exact", "area")
    assert (address["state"], address["precisions"]) == ("agreed", ["area", "exact"])
    assert rule_of(data, NOTES)["essential"] is None


async def test_a_narrower_counter_within_what_the_service_needs_is_agreed_at_once(world: World) -> None:
    async with await world.sign_in(await world.a_client()) as margaret:
        negotiation = await sent(margaret, await narrower(margaret, ADDRESS, precision="area"))
        data = await my_data(margaret)
    assert (negotiation["state"], outcomes(negotiation)) == ("finalized", ["agreed"])
    assert (negotiation["answer_by_on"], negotiation["by"]) == (None, None)
    assert rule_of(data, ADDRESS)["agreed"]["precision"] == "area"
    assert rule_of(data, ADDRESS)["state"] == "agreed"


async def test_a_narrower_counter_to_what_is_optional_is_agreed_at_once(world: World) -> None:
    async with await world.sign_in(await world.a_client()) as margaret:
        counter = await narrower(margaret, NOTES, retention_days=14, until_on="2026-12-31")
        negotiation = await sent(margaret, counter)
        agreed = rule_of(await my_data(margaret), NOTES)["agreed"]
    assert outcomes(negotiation) == ["agreed"]
    assert (agreed["retention_days"], agreed["until"]) == (14, "2027-01-01T00:00:00Z")


async def test_nothing_broader_than_asked_is_taken(world: World) -> None:
    async with await world.sign_in(await world.a_client()) as margaret:
        for change in ({"retention_days": 400}, {"until_on": "2031-01-01"}):
            answer = await send(margaret, await narrower(margaret, NOTES, **change))
            assert answer.status_code == 400
            assert answer.json()["errors"][0]["field"] == "answers.0.terms"
        assert (await my_data(margaret))["negotiations"] == []


async def test_no_to_what_is_optional_is_a_no_at_once(world: World) -> None:
    async with await world.sign_in(await world.a_client()) as margaret:
        negotiation = await sent(margaret, say(LANGUAGE, "no"))
        declined = rule_of(await my_data(margaret), LANGUAGE)
        again = await sent(margaret, say(LANGUAGE, "yes"))
        agreed = rule_of(await my_data(margaret), LANGUAGE)
    assert (outcomes(negotiation), declined["state"], declined["agreed"]) == (["declined"], "declined", None)
    assert (outcomes(again), agreed["state"]) == (["agreed"], "agreed")


async def test_no_to_what_is_required_waits_by_a_day_and_what_was_agreed_stays(world: World) -> None:
    async with await world.sign_in(await world.a_client()) as margaret:
        before = rule_of(await my_data(margaret), TASKS)["agreed"]
        negotiation = await sent(margaret, say(TASKS, "no"), say(LANGUAGE, "no"))
        rule = rule_of(await my_data(margaret), TASKS)
    assert (negotiation["state"], outcomes(negotiation)) == ("offered", ["waiting", "declined"])
    assert negotiation["answer_by_on"] == "2026-12-07"
    assert (rule["state"], rule["agreed"]) == ("waiting", before)


async def test_an_end_of_ones_own_to_what_is_required_is_for_the_data_role_to_say(world: World) -> None:
    async with await world.sign_in(await world.a_client()) as margaret:
        negotiation = await sent(margaret, await narrower(margaret, TASKS, until_on="2027-01-31"))
    assert outcomes(negotiation) == ["waiting"]


async def test_a_repeat_with_the_same_id_is_the_same_answer(world: World) -> None:
    name = str(new_id())
    async with await world.sign_in(await world.a_client()) as margaret:
        first = await sent(margaret, say(LANGUAGE, "no"), id=name)
        assert await sent(margaret, say(LANGUAGE, "no"), id=name) == first
        other = await send(margaret, say(LANGUAGE, "yes"), id=name)
        assert len((await my_data(margaret))["negotiations"]) == 1
    async with await world.sign_in(await world.a_client("Olive")) as olive:
        stolen = await send(olive, say(LANGUAGE, "no"), id=name)
    assert (other.status_code, stolen.status_code) == (422, 422)


async def test_two_phones_at_once_make_one_agreement_of_a_rule(world: World) -> None:
    async with await world.sign_in(await world.a_client()) as margaret:
        counters = [await narrower(margaret, NOTES, retention_days=days) for days in (7, 8, 9, 10)]
        answers = await asyncio.gather(*(send(margaret, one) for one in counters))
        assert {answer.status_code for answer in answers} == {201}
        live = (await margaret.get("/api/my/data/agreements")).json()
    assert len([one for one in live if (one["category"], one["recipient"]) == (NOTES[0], NOTES[2])]) == 1


async def test_an_answer_to_a_version_that_is_over_is_said_to_be(world: World) -> None:
    async with await world.sign_in(await world.a_client()) as margaret:
        answer = await send(margaret, say(LANGUAGE, "no"), declaration_version=2)
    assert (answer.status_code, answer.json()["code"]) == (409, "version_conflict")


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ([say(("Skills", "Scheduling", "Solver"), "no")], "not_declared"),  # a client has none
        ([say(("PayRate", "PayAndInvoicing", "Payroll"), "yes")], "not_declared"),
        ([say(LANGUAGE, "no"), say(LANGUAGE, "yes")], "repeated"),
        ([say(LANGUAGE, "but")], "missing"),
    ],
)
async def test_what_is_no_answer_is_named(world: World, answers: list[dict[str, object]], code: str) -> None:
    async with await world.sign_in(await world.a_client()) as margaret:
        answer = await send(margaret, *answers)
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (400, code)


async def test_withdrawn_as_easily_as_agreed_and_only_what_is_optional(world: World) -> None:
    async with await world.sign_in(await world.a_client()) as margaret:
        data = await my_data(margaret)
        notes, tasks = (rule_of(data, key)["agreed"]["agreement_id"] for key in (NOTES, TASKS))
        for _ in range(2):
            done = await margaret.post(f"/api/my/data/agreements/{notes}/withdraw", json={})
            assert rule_of(done.json(), NOTES)["state"] == "withdrawn"
        refused = await margaret.post(f"/api/my/data/agreements/{tasks}/withdraw", json={})
        assert (refused.status_code, refused.json()["code"]) == (409, "needed_by_service")
    async with await world.sign_in(await world.a_client("Olive")) as olive:
        assert (await olive.post(f"/api/my/data/agreements/{notes}/withdraw", json={})).status_code == 404


async def test_a_phone_that_names_what_was_replaced_withdraws_what_stands_in_its_place(world: World) -> None:
    async with await world.sign_in(await world.a_client()) as margaret:
        old = rule_of(await my_data(margaret), NOTES)["agreed"]["agreement_id"]
        await sent(margaret, await narrower(margaret, NOTES, retention_days=7))
        done = await margaret.post(f"/api/my/data/agreements/{old}/withdraw", json={})
    assert (rule_of(done.json(), NOTES)["agreed"], rule_of(done.json(), NOTES)["state"]) == (None, "withdrawn")


async def test_what_was_optional_ends_on_its_day_and_says_so(world: World) -> None:
    margaret = await world.a_client()
    world.clock.pass_time(days=366)
    async with await world.sign_in(margaret) as browser:
        data = await my_data(browser)
    assert (rule_of(data, NOTES)["state"], rule_of(data, NOTES)["agreed"]) == ("ended", None)


async def test_taken_back_waits_no_more_and_a_newer_answer_takes_its_place(world: World) -> None:
    await a_holder(world)
    async with await world.sign_in(await world.a_client()) as margaret:
        first = await sent(margaret, say(TASKS, "no"))
        second = await sent(margaret, say(TASKS, "no"))
        data = await my_data(margaret)
        assert [(n["id"], n["state"], outcomes(n)) for n in data["negotiations"]] == [
            (second["id"], "offered", ["waiting"]),
            (first["id"], "terminated", ["taken_back"]),
        ]
        after = (await margaret.post(f"/api/my/negotiations/{second['id']}/take-back", json={})).json()
        assert rule_of(after, TASKS)["state"] == "agreed"
        over = await margaret.post(f"/api/my/negotiations/{second['id']}/take-back", json={})
        assert (over.status_code, over.json()["code"]) == (409, "negotiation_over")


async def test_somebody_trusted_with_data_answers_for_the_client_and_it_says_so(world: World) -> None:
    margaret, ravi = await world.a_client(), await world.a_member("Ravi", "supporter")
    await world.trusts(margaret, ravi, "times", "data")
    async with await world.sign_in(ravi) as browser:
        negotiation = await sent(browser, say(TASKS, "no"), client_id=margaret)
        assert negotiation["by"] == {"id": str(ravi), "given_name": "Ravi"}
        assert rule_of(await my_data(browser, margaret), TASKS)["state"] == "waiting"
    async with await world.sign_in(margaret) as hers:
        assert (await my_data(hers))["negotiations"][0]["by"]["id"] == str(ravi)
        done = (await hers.get(f"/api/clients/{margaret}/history")).json()
    assert [(one["kind"], one["by_id"], one["for_other"]) for one in done] == [("data_countered", str(ravi), True)]


async def test_trust_in_other_things_does_not_reach_to_data(world: World) -> None:
    margaret, ravi = await world.a_client(), await world.a_member("Ravi", "supporter")
    await world.trusts(margaret, ravi, "times", "requests", "notes")
    async with await world.sign_in(ravi) as browser:
        assert (await browser.get("/api/my/data", params={"client_id": str(margaret)})).status_code == 404
        assert (await send(browser, say(NOTES, "no"), client_id=margaret)).status_code == 404


RULES = first_rules()


@given(
    rule=st.sampled_from(RULES),
    finely=st.sampled_from(("area", "street", "exact")),
    days=st.integers(1, 2190),
    ahead=st.integers(-5, 900),
)
def test_whatever_is_countered_nothing_broader_is_agreed_and_nothing_less_than_is_needed(
    rule: DeclaredRule, finely: str, days: int, ahead: int
) -> None:
    terms = Terms(precision=finely, retention_days=days, until_on=TODAY + timedelta(days=ahead))  # type: ignore[arg-type]
    category, purpose, recipient = rule.key
    answer = RuleAnswer(category=category, purpose=purpose, recipient=recipient, answer="but", terms=terms)
    if list(rules.faults(rule, answer, TODAY)):
        return
    named, outcome = rules.judge(rule, answer, TODAY)
    assert named == terms
    assert rules.no_broader(terms, rules.asked(rule, TODAY))
    assert terms.precision in precisions(rule.category)
    least = rules.essential(rule, TODAY)
    assert outcome == ("agreed" if least is None or _enough(terms, least) else "waiting")


def _enough(terms: Terms, least: Terms) -> bool:
    near = least.until_on - timedelta(days=7)
    order = ("area", "street", "exact")
    finely = order.index(terms.precision) >= order.index(least.precision)
    return finely and terms.retention_days >= least.retention_days and terms.until_on >= near


@given(on=st.dates(date(2020, 1, 1), date(2060, 1, 1)), months=st.integers(0, 60))
def test_so_many_months_on_is_the_same_day_or_the_last_of_a_shorter_month(on: date, months: int) -> None:
    then = rules.later(on, months)
    assert (then.year * 12 + then.month) - (on.year * 12 + on.month) == months
    assert then.day == on.day or (then.day < on.day and (then + timedelta(days=1)).day == 1)
