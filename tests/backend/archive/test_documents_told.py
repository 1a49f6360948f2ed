"""A member, and whom they trust with it, is handed each negotiation and each agreement as a document."""

from typing import Any

from tests.backend.privacy.documents.linked import PROFILE
from tests.backend.privacy.documents.structure import faults
from tests.world import World
from tests.world_data import ADDRESS, LANGUAGE, NOTES, TASKS, a_holder, my_data, narrower, rule_of, say, sent

Json = dict[str, Any]


def kinds(messages: list[Json]) -> list[str]:
    return [message["@type"].removeprefix("Contract").removesuffix("Message") for message in messages]


async def test_an_answer_is_told_as_the_protocols_messages_and_what_waits_apart_from_what_is_agreed(
    world: World,
) -> None:
    margaret = await world.a_client("Margaret")
    devi = await a_holder(world)
    async with await world.sign_in(margaret) as browser, await world.sign_in(devi) as desk:
        made = await sent(browser, await narrower(browser, ADDRESS, precision="area"), say(TASKS, "no"))
        path = f"/api/my/negotiations/{made['id']}/messages"
        before = (await browser.get(path)).json()
        assert [fault for each in before for fault in faults(each)] == []
        agreed = ["Request", "Offer", "NegotiationEvent", "Agreement", "AgreementVerification", "NegotiationEvent"]
        assert kinds(before) == [*agreed, "Request", "Offer"]
        words = {"words": "Without it nobody knows what to do."}
        assert (await desk.post(f"/api/data-role/negotiations/{made['id']}/refuse", json=words)).is_success
        after = (await browser.get(path)).json()
        assert after[: len(before)] == before
        assert kinds(after[len(before) :]) == ["NegotiationTermination"]
        assert after[-1]["reason"] == [words["words"]]


async def test_a_receipt_gets_a_second_version_when_the_agreement_is_withdrawn(world: World) -> None:
    margaret = await world.a_client("Margaret")
    async with await world.sign_in(margaret) as browser:
        agreement_id = rule_of(await my_data(browser), NOTES)["agreed"]["agreement_id"]
        path = f"/api/my/data/agreements/{agreement_id}/receipt"
        first = await browser.get(path)
        assert first.headers["content-type"].startswith("application/ld+json")
        assert (await browser.post(f"/api/my/data/agreements/{agreement_id}/withdraw", json={})).is_success
        second = (await browser.get(path)).json()
    assert second["dct:replaces"] == {"@id": first.json()["@id"]}
    assert second["dpv:hasProcess"][0]["dpv:hasDataController"]["dpv:hasAddress"] == "2 Church Street, Ashbourne"
    assert second["dpv:hasJurisdiction"] == {"@id": "loc:GB"}


async def test_what_rests_on_the_contract_is_handed_out_as_the_agreement_itself(world: World) -> None:
    margaret = await world.a_client("Margaret")
    async with await world.sign_in(margaret) as browser:
        agreement_id = rule_of(await my_data(browser), ADDRESS)["agreed"]["agreement_id"]
        document = (await browser.get(f"/api/my/data/agreements/{agreement_id}/receipt")).json()
    assert document["@type"] == "ContractAgreementMessage"
    assert faults(document) == []


async def test_whom_a_client_trusts_with_their_data_is_handed_the_same_and_nobody_else(world: World) -> None:
    margaret, nina = await world.a_client("Margaret"), await world.a_member("Nina", "supporter")
    omar, asha = await world.a_member("Omar", "supporter"), await world.a_worker("Asha")
    await world.trusts(margaret, nina, "data")
    await world.trusts(margaret, omar, "times")
    async with await world.sign_in(margaret) as browser:
        made = await sent(browser, say(LANGUAGE, "no"))
        agreement_id = rule_of(await my_data(browser), NOTES)["agreed"]["agreement_id"]
        paths = (f"/api/my/negotiations/{made['id']}/messages", f"/api/my/data/agreements/{agreement_id}/receipt")
        own = [(await browser.get(path)).json() for path in paths]
    async with await world.sign_in(nina) as hers:
        told = [(await hers.get(path, params={"client_id": str(margaret)})).json() for path in paths]
        assert told == own
        assert [(await hers.get(path)).status_code for path in paths] == [404, 404]
    for other in (omar, asha):
        async with await world.sign_in(other) as theirs:
            for path in paths:
                assert (await theirs.get(path)).status_code == 404
                assert (await theirs.get(path, params={"client_id": str(margaret)})).status_code == 404


async def test_the_terms_of_documents_are_told_to_anybody(world: World) -> None:
    async with world.browser() as browser:
        context = (await browser.get("/ns/care-data/v1/context.jsonld")).json()["@context"]
        profile = (await browser.get("/ns/care-data/v1")).json()
    assert context["cd"].endswith("/ns/care-data/v1#")
    assert profile["@id"].endswith(PROFILE.partition(".example")[2])
