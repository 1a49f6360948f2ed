"""Trust: only the client gives it, it ends on its day, what is taken back bites at once, and both sides are told."""

import asyncio
from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlalchemy import text

from backend.kit.ids import new_id
from tests.world import World
from tests.world_care import asked
from tests.world_circle import INVITE, TRUST, a_link, accepted, armed, invited


@pytest.fixture
async def margaret(world: World) -> UUID:
    """A client."""
    return await world.a_client("Margaret")


async def circle(world: World, client_id: UUID) -> list[dict[str, Any]]:
    """Whom the client trusts now, as they read it."""
    async with await world.sign_in(client_id) as browser:
        answer = await browser.get(f"/api/clients/{client_id}/trusted-contacts")
        found: list[dict[str, Any]] = answer.json()
        return found


async def kinds(world: World) -> list[str]:
    async with world.writing() as session:
        return list((await session.execute(text("select kind from event order by id"))).scalars())


def code(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


async def members(world: World) -> int:
    async with world.writing() as session:
        return int(await session.scalar(text("select count(*) from member")) or 0)


async def test_who_says_yes_joins_under_the_agreement_and_acts_for_the_client(world: World, margaret: UUID) -> None:
    token = await a_link(world, margaret)
    async with world.browser() as browser:
        said = await browser.post("/api/trust-invitations/read", json={"token": token})
        assert said.json() == {
            "client_given_name": "Margaret", "given_name": "Priya", "cooperative": "Willow Care",
            "phone": "01632 960100", "member": False, **TRUST,
        }  # fmt: skip
        yes = {"token": token, "given_name": "Priya", "family_name": "Shah", "language": "gu", "agrees": True}
        answer = await browser.post("/api/trust-invitations/accept", json=yes)
        assert (answer.status_code, answer.json()) == (201, {"client_id": str(margaret), "joined": True})
        me = (await browser.get("/api/me")).json()
        assert (me["given_name"], me["classes"], me["language"]) == ("Priya", ["supporter"], "gu")
        assert [(one["given_name"], one["topics"], one["until_on"]) for one in me["acting_for"]] == [
            ("Margaret", TRUST["topics"], TRUST["until_on"])
        ]
        agreements = (await browser.get("/api/my/data/agreements")).json()
        assert {one["recipient"] for one in agreements} >= {"TrustCircle", "Self"}
        await asked(browser, margaret)
    assert [(one["given_name"], one["topics"]) for one in await circle(world, margaret)] == [("Priya", TRUST["topics"])]
    assert await kinds(world) == ["trust_offered", "trust_given", "care_request_made"]


@pytest.mark.parametrize(
    "change", [{"agrees": False}, {"given_name": ""}, {"given_name": " "}, {"family_name": "\t"}, {"language": "xx"}]
)
async def test_nobody_joins_without_agreeing_or_without_a_name(
    world: World, margaret: UUID, change: dict[str, object]
) -> None:
    token, before = await a_link(world, margaret), await members(world)
    assert (await accepted(world, token, **change)).status_code == 400
    assert await members(world) == before
    assert (await accepted(world, token)).status_code == 201


async def test_a_member_with_the_address_is_linked_and_neither_doubled_nor_signed_in(
    world: World, margaret: UUID
) -> None:
    priya = await world.a_worker("Priya")
    token, before = await a_link(world, margaret, email=f"PRIYA.{priya.hex}@example.org"), await members(world)
    answer = await accepted(world, token)
    assert (answer.json(), "set-cookie" in answer.headers) == ({"client_id": str(margaret), "joined": False}, False)
    assert await members(world) == before
    assert [UUID(one["member_id"]) for one in await circle(world, margaret)] == [priya]


async def test_two_links_to_one_address_used_at_once_make_one_member_and_one_grant(
    world: World, margaret: UUID
) -> None:
    first, second = await a_link(world, margaret), await a_link(world, margaret, topics=["notes"])
    before = await members(world)
    answers = await asyncio.gather(accepted(world, first), accepted(world, second))
    assert {answer.status_code for answer in answers} == {201}
    assert await members(world) == before + 1
    assert len(await circle(world, margaret)) == 1


async def test_a_link_used_twice_at_once_is_used_once(world: World, margaret: UUID) -> None:
    token = await a_link(world, margaret)
    answers = await asyncio.gather(*(accepted(world, token) for _ in range(4)))
    assert sorted(answer.status_code for answer in answers) == [201, 410, 410, 410]


async def test_a_wrong_used_late_or_taken_back_link_gives_the_same_words(world: World, margaret: UUID) -> None:
    used, late = await a_link(world, margaret), await a_link(world, margaret, email="late@example.org")
    await accepted(world, used)
    async with await world.sign_in(margaret) as browser:
        invitation = await invited(browser, margaret, email="gone@example.org")
        await armed(world, "g" * 43)
        for _ in range(2):
            left = (await browser.post(f"/api/trust-invitations/{invitation}/take-back")).json()
            assert [one["email"] for one in left] == ["late@example.org"]
    world.clock.pass_time(days=7)
    for token in ("w" * 43, used, late, "g" * 43):
        async with world.browser() as browser:
            read = await browser.post("/api/trust-invitations/read", json={"token": token})
        assert code(read) == code(await accepted(world, token)) == (410, "invitation_not_valid")
        assert read.json()["detail"]
    async with await world.sign_in(margaret) as browser:
        (shown,) = (await browser.get(f"/api/clients/{margaret}/trust-invitations")).json()
    assert (shown["email"], shown["over"], shown["sent"]) == ("late@example.org", True, False)


async def test_only_the_client_gives_changes_and_takes_back(world: World, margaret: UUID) -> None:
    priya, sam = await world.a_member("Priya", "supporter"), await world.a_client("Sam")
    await world.trusts(margaret, priya)
    (trust,) = await circle(world, margaret)
    for stranger in (priya, sam, await world.a_coordinator("Ruth"), await world.a_worker("Asha")):
        async with await world.sign_in(stranger) as browser:
            answers = [
                await browser.put(f"/api/clients/{margaret}/trust-invitations/{new_id()}", json=INVITE),
                await browser.get(f"/api/clients/{margaret}/trust-invitations"),
                await browser.put(f"/api/trusted-contacts/{trust['id']}", json=TRUST),
                await browser.post(f"/api/trusted-contacts/{trust['id']}/take-back"),
                await browser.post(f"/api/trusted-contacts/{trust['id']}/restore"),
            ]
        assert {answer.status_code for answer in answers} == {404}
    assert await circle(world, margaret) == [trust]


async def test_what_is_taken_back_bites_at_once_and_only_the_client_can_put_it_back(
    world: World, margaret: UUID
) -> None:
    priya = await world.a_member("Priya", "supporter")
    await world.trusts(margaret, priya)
    (trust,) = await circle(world, margaret)
    place = f"/api/clients/{margaret}/care-requests"
    async with await world.sign_in(margaret) as client, await world.sign_in(priya) as contact:
        assert (await contact.get(place)).status_code == 200
        for _ in range(2):
            assert (await client.post(f"/api/trusted-contacts/{trust['id']}/take-back")).json()["ended"] is True
        assert (await contact.get(place)).status_code == 404
        assert (await contact.get("/api/me")).json()["acting_for"] == []
        assert (await contact.post(f"/api/trusted-contacts/{trust['id']}/restore")).status_code == 404
        assert (await client.post(f"/api/trusted-contacts/{trust['id']}/restore")).json()["ended"] is False
        assert (await contact.get(place)).status_code == 200
    assert await kinds(world) == ["trust_ended", "trust_given"]


async def test_other_topics_and_another_day_hold_at_once(world: World, margaret: UUID) -> None:
    priya = await world.a_member("Priya", "supporter")
    await world.trusts(margaret, priya)
    (trust,) = await circle(world, margaret)
    async with await world.sign_in(margaret) as client, await world.sign_in(priya) as contact:
        less = {"topics": ["times"], "until_on": "2026-11-24"}
        assert (await client.put(f"/api/trusted-contacts/{trust['id']}", json=less)).status_code == 200
        assert (await contact.get(f"/api/clients/{margaret}/care-requests")).status_code == 404
        assert (await contact.get(f"/api/clients/{margaret}/coming")).status_code == 200
        world.clock.pass_time(days=1, hours=15, minutes=59)  # 23:59 on its last day
        assert (await contact.get(f"/api/clients/{margaret}/coming")).status_code == 200
        world.clock.pass_time(minutes=1)
        assert (await contact.get(f"/api/clients/{margaret}/coming")).status_code == 404
        late = await client.put(f"/api/trusted-contacts/{trust['id']}", json=TRUST)
    assert code(late) == (409, "trust_over")


@pytest.mark.parametrize("until_on", ["2026-11-22", "2029-01-01"])
async def test_trust_ends_within_two_years_and_not_before_today(world: World, margaret: UUID, until_on: str) -> None:
    async with await world.sign_in(margaret) as browser:
        path = f"/api/clients/{margaret}/trust-invitations/{new_id()}"
        answer = await browser.put(path, json={**INVITE, "until_on": until_on})
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (400, "not_within")


async def test_nobody_trusts_their_own_address(world: World, margaret: UUID) -> None:
    async with await world.sign_in(margaret) as browser:
        path = f"/api/clients/{margaret}/trust-invitations/{new_id()}"
        answer = await browser.put(path, json={**INVITE, "email": f"Margaret.{margaret.hex}@example.org"})
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (400, "own_address")


async def test_a_contact_steps_down_and_the_client_cannot_undo_that(world: World, margaret: UUID) -> None:
    priya = await world.a_member("Priya", "supporter")
    await world.trusts(margaret, priya)
    (trust,) = await circle(world, margaret)
    async with await world.sign_in(priya) as contact:
        for _ in range(2):
            assert (await contact.post(f"/api/clients/{margaret}/step-down")).json()["ended"] is True
        assert (await contact.post(f"/api/clients/{new_id()}/step-down")).status_code == 404
    async with await world.sign_in(margaret) as client:
        assert code(await client.post(f"/api/trusted-contacts/{trust['id']}/restore")) == (409, "trust_over")
    assert await circle(world, margaret) == []


async def test_the_same_invitation_sent_twice_is_one_and_somebody_elses_id_is_nobodys(
    world: World, margaret: UUID
) -> None:
    async with await world.sign_in(margaret) as browser:
        invitation = await invited(browser, margaret)
        path = f"/api/clients/{margaret}/trust-invitations/{invitation}"
        again = await browser.put(path, json=INVITE)
        assert (again.status_code, len(again.json())) == (200, 1)
    sam = await world.a_client("Sam")
    async with await world.sign_in(sam) as browser:
        path = f"/api/clients/{sam}/trust-invitations/{invitation}"
        assert (await browser.put(path, json=INVITE)).status_code == 404
        assert (await browser.post(f"/api/trust-invitations/{invitation}/take-back")).status_code == 404
    assert await armed(world, "s" * 43) == ["priya@example.org"]


async def test_invitations_are_few_a_day(world: World, margaret: UUID) -> None:
    async with await world.sign_in(margaret) as browser:
        for number in range(10):
            await invited(browser, margaret, email=f"one{number}@example.org")
        path = f"/api/clients/{margaret}/trust-invitations/{new_id()}"
        assert code(await browser.put(path, json=INVITE)) == (429, "too_many_tries")


async def test_the_history_says_who_did_what_for_whom(world: World, margaret: UUID) -> None:
    priya = await world.a_member("Priya", "supporter")
    await world.trusts(margaret, priya, "requests")
    place = f"/api/clients/{margaret}/history"
    async with await world.sign_in(margaret) as client, await world.sign_in(priya) as contact:
        await asked(client, margaret)
        world.clock.pass_time(hours=1)
        await asked(contact, margaret)
        done = (await client.get(place)).json()
        assert [(one["kind"], one["by_given_name"], one["for_other"]) for one in done] == [
            ("care_request_made", "Priya", True),
            ("care_request_made", "Margaret", False),
        ]
        assert (await contact.get(place)).json() == done
    await world.trusts(margaret, tom := await world.a_member("Tom", "supporter"), "times")
    for stranger in (tom, await world.a_client("Sam"), await world.a_coordinator("Ruth")):
        async with await world.sign_in(stranger) as browser:
            assert (await browser.get(place)).status_code == 404
