"""Register, assessment and notice say what the declaration and the routes say, in every language."""

import pytest
from msgspec.structs import replace

from backend.kit import catalogs
from backend.privacy.declaring.versions import first_rules
from backend.privacy.documents import papers
from backend.privacy.documents.printed import printed
from backend.privacy.purposes import DECLARATION, PROHIBITED_PURPOSES
from tests.world import MONDAY, World
from tests.world_data import LANGUAGE, a_holder, proposal

PAPERS = ("register", "impact-assessment", "notice")


async def test_the_register_names_every_rule_and_the_routes_that_read_for_it(world: World) -> None:
    asha = await world.a_worker("Asha")
    async with await world.sign_in(asha) as browser:
        register = (await browser.get("/api/register")).json()
    by_purpose = {one["purpose"]: one for one in register["activities"]}
    assert set(by_purpose) == {rule.purpose for rule in DECLARATION}
    for rule in DECLARATION:
        told = by_purpose[rule.purpose]
        assert rule.category in told["categories"]
        assert rule.recipient in told["recipients"]
        assert rule.retention_days <= told["longest_days"]
    paths = {route["path"] for route in by_purpose["CareDelivery"]["routes"]}
    assert "/api/my/week" in paths
    assert register["never"] == list(PROHIBITED_PURPOSES)
    assert register["outside"] == []


async def test_what_a_declaration_leaves_out_is_on_no_paper(world: World) -> None:
    devi, margaret = await a_holder(world), await world.a_client("Margaret")
    async with await world.sign_in(devi) as desk:
        put = await desk.put("/api/data-role/declaration", json=await proposal(desk, without=[LANGUAGE]))
        assert put.status_code == 200, put.text
    async with await world.sign_in(margaret) as browser:
        for paper in ("impact-assessment", "notice"):
            told = (await browser.get(f"/api/{paper}")).json()
            assert told["head"]["declaration_version"] == 2
            assert LANGUAGE not in {(one["category"], one["purpose"], one["recipient"]) for one in told["rules"]}


async def test_a_notice_is_about_whoever_reads_it(world: World) -> None:
    asha, margaret = await world.a_worker("Asha"), await world.a_client("Margaret")
    for member_id, member_class in ((asha, "worker"), (margaret, "client")):
        async with await world.sign_in(member_id) as browser:
            told = (await browser.get("/api/notice")).json()
        mine = {rule.key for rule in DECLARATION if member_class in rule.classes}
        assert {(one["category"], one["purpose"], one["recipient"]) for one in told["rules"]} == mine


async def test_a_browser_that_asks_for_a_page_gets_one_in_the_members_language(world: World) -> None:
    asha = await world.a_worker("Asha")
    async with await world.sign_in(asha) as browser:
        assert (await browser.put("/api/me/language", json={"language": "ar"})).is_success
        for paper in PAPERS:
            answer = await browser.get(f"/api/{paper}", headers={"accept": "text/html,*/*;q=0.8"})
            assert answer.headers["content-type"].startswith("text/html")
            assert answer.headers["vary"] == "accept"
            assert '<html lang="ar" dir="rtl">' in answer.text
            assert "Willow Care" in answer.text
        sheet = await browser.get("/ns/paper.css")
        assert sheet.headers["content-type"].startswith("text/css")


async def test_the_privacy_signal_is_honoured_and_said_to_be(world: World) -> None:
    asha = await world.a_worker("Asha")
    async with world.browser() as anybody:
        said = (await anybody.get("/.well-known/gpc.json")).json()
    assert said["gpc"] is True
    async with await world.sign_in(asha) as browser:
        plain = (await browser.get("/api/notice")).json()["privacy_signal"]
        sent = (await browser.get("/api/notice", headers={"sec-gpc": "1"})).json()["privacy_signal"]
    assert (plain, sent) == ({"honoured": True, "received": False}, {"honoured": True, "received": True})


def test_nobody_outside_the_cooperative_is_declared_to_get_anything() -> None:
    assert papers.outside(first_rules()) == ()


def test_the_signal_would_not_be_said_to_be_honoured_if_somebody_outside_got_something() -> None:
    sold = replace(first_rules()[0], recipient="MainstreamPlatform")
    told = papers.notice(HEAD, (sold,), sold.classes, {}, signal=True)
    assert not told.privacy_signal.honoured
    assert papers.register(HEAD, (sold,), {}).outside == ("MainstreamPlatform",)


HEAD = papers.Head(
    cooperative="<b>Willow</b>",
    address="1 Mill Lane",
    contact="01632",
    country="GB",
    stored_in="GB",
    declaration_version=1,
    made_at=MONDAY,
)


@pytest.mark.parametrize("language", catalogs.languages())
def test_no_code_is_left_without_words_and_no_name_becomes_markup(language: str) -> None:
    rules = first_rules()
    for paper in (
        papers.register(HEAD, rules, {}),
        papers.impact_assessment(HEAD, rules, {}),
        papers.notice(HEAD, rules, ("worker", "client", "supporter"), {}, signal=False),
    ):
        text = printed(paper, language)
        for domain in ("paper.", "data.", "category.", "purpose.", "recipient.", "legal_basis.", "necessity.", "role."):
            assert f">{domain}" not in text
            assert f" {domain}" not in text
        assert "<b>" not in text


def test_a_paper_names_no_country_where_none_is_known() -> None:
    rules = first_rules()
    known, unknown = (printed(papers.register(one, rules, {}), "en") for one in (HEAD, replace(HEAD, stored_in=None)))
    assert "The data is kept in: GB." in known
    assert "The data is kept in" not in unknown
