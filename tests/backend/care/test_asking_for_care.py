"""Asking for care, for oneself or for somebody who trusts one."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import Range

from backend.care.commands import MOST_WAITING
from backend.kit.event_tables import EventRow
from backend.kit.ids import new_id
from backend.members.tables import TrustedContactRow
from tests.world import World
from tests.world_care import ASKED, ONCE, asked


@pytest.fixture
async def margaret_id(world: World) -> UUID:
    """A client."""
    return await world.a_client("Margaret")


@pytest.fixture
async def margaret(world: World, margaret_id: UUID) -> AsyncIterator[httpx.AsyncClient]:
    """Her browser."""
    async with await world.sign_in(margaret_id) as browser:
        yield browser


def place(client_id: UUID, request_id: UUID | None = None) -> str:
    """Where a client's requests are, or one of them."""
    return f"/api/clients/{client_id}/care-requests" + (f"/{request_id}" if request_id else "")


def faults(answer: httpx.Response) -> set[tuple[str, str]]:
    """The fields a 400 names, with their codes."""
    assert answer.status_code == 400, answer.text
    return {(error["field"], error["code"]) for error in answer.json()["errors"]}


async def kinds(world: World) -> list[str]:
    """What happened in this cooperative, in order."""
    async with world.writing() as session:
        return list(await session.scalars(select(EventRow.kind).order_by(EventRow.id)))


async def test_a_request_is_kept_as_asked_and_promised_an_answer(
    world: World, margaret: httpx.AsyncClient, margaret_id: UUID
) -> None:
    request_id = new_id()
    answer = await margaret.put(place(margaret_id, request_id), json=ASKED)
    assert answer.status_code == 201, answer.text
    assert answer.json() == {
        **ASKED,
        "tasks": ["personal_care", "meal"],
        "id": str(request_id),
        "state": "waiting",
        "answer_by_on": "2026-11-25",
        "answered_at": None,
        "answer": None,
        "asked_by": {"id": str(margaret_id), "given_name": "Margaret", "for_other": False},
        "created_at": "2026-11-23T08:00:00Z",
    }
    assert (await margaret.get(place(margaret_id))).json() == [answer.json()]
    assert await kinds(world) == ["care_request_made"]


async def test_the_same_request_sent_again_is_one_request(
    world: World, margaret: httpx.AsyncClient, margaret_id: UUID
) -> None:
    at = place(margaret_id, new_id())
    first = await margaret.put(at, json=ASKED)
    world.clock.pass_time(days=1)
    again = await margaret.put(at, json={**ASKED, "tasks": ["personal_care", "meal"], "note": " Please ring twice. "})
    assert (again.status_code, again.json()) == (200, first.json())
    assert await kinds(world) == ["care_request_made"]


async def test_ten_copies_at_once_are_one_request(world: World, margaret: httpx.AsyncClient, margaret_id: UUID) -> None:
    at = place(margaret_id, new_id())
    answers = await asyncio.gather(*(margaret.put(at, json=ASKED) for _ in range(10)))
    assert sorted(answer.status_code for answer in answers) == [200] * 9 + [201]
    assert len((await margaret.get(place(margaret_id))).json()) == 1
    assert await kinds(world) == ["care_request_made"]


async def test_a_waiting_request_is_changed_by_sending_it_anew(margaret: httpx.AsyncClient, margaret_id: UUID) -> None:
    at = place(margaret_id, new_id())
    await margaret.put(at, json=ASKED)
    changed = await margaret.put(at, json={**ASKED, "tasks": ["meal"], "minutes": 30, "note": ""})
    assert changed.status_code == 200
    found = changed.json()
    assert (found["tasks"], found["minutes"], found["note"]) == (["meal"], 30, "")


async def test_for_one_day_the_day_is_all_there_is_to_say(margaret: httpx.AsyncClient, margaret_id: UUID) -> None:
    found = await asked(margaret, margaret_id, **ONCE)
    assert (found["on"], found["from_on"], found["until_on"], found["weekdays"]) == (
        "2026-12-01",
        "2026-12-01",
        "2026-12-01",
        [],
    )
    short = {key: ONCE[key] for key in ("tasks", "starts_time", "minutes", "recurrence", "on")}
    answer = await margaret.put(place(margaret_id, new_id()), json=short)
    assert answer.status_code == 201, answer.text


async def test_withdrawing_ends_it_and_again_changes_nothing(
    world: World, margaret: httpx.AsyncClient, margaret_id: UUID
) -> None:
    request = await asked(margaret, margaret_id)
    at = f"/api/care-requests/{request['id']}/withdraw"
    first = await margaret.post(at)
    assert (first.status_code, first.json()["state"]) == (200, "withdrawn")
    world.clock.pass_time(hours=1)
    assert (await margaret.post(at)).json() == first.json()
    late = await margaret.put(place(margaret_id, UUID(request["id"])), json={**ASKED, "minutes": 60})
    assert (late.status_code, late.json()["code"]) == (409, "request_answered")
    assert (await margaret.put(place(margaret_id, UUID(request["id"])), json=ASKED)).json() == first.json()


async def test_somebody_trusted_asks_and_the_request_says_so(
    world: World, margaret: httpx.AsyncClient, margaret_id: UUID
) -> None:
    dev_id = await world.a_member("Dev", "supporter")
    await world.trusts(margaret_id, dev_id, "requests")
    async with await world.sign_in(dev_id) as dev:
        request = await asked(dev, margaret_id)
        assert request["asked_by"] == {"id": str(dev_id), "given_name": "Dev", "for_other": True}
        assert (await dev.get(place(margaret_id))).json() == [request]
    mine = (await margaret.get(place(margaret_id))).json()
    assert [(r["id"], r["asked_by"]["for_other"], r["note"]) for r in mine] == [
        (request["id"], True, "Please ring twice.")
    ]


async def test_who_is_trusted_with_requests_alone_reads_and_spoils_no_note(
    world: World, margaret: httpx.AsyncClient, margaret_id: UUID
) -> None:
    dev_id = await world.a_member("Dev", "supporter")
    await world.trusts(margaret_id, dev_id, "requests")
    at = place(margaret_id, UUID((await asked(margaret, margaret_id))["id"]))
    async with await world.sign_in(dev_id) as dev:
        (seen,) = (await dev.get(place(margaret_id))).json()
        assert seen["note"] == ""
        assert faults(await dev.put(at, json={**ASKED, "note": "Mine"})) == {("note", "not_yours")}
        assert (await dev.put(at, json={**ASKED, "note": None, "minutes": 60})).json()["note"] == ""
    (kept,) = (await margaret.get(place(margaret_id))).json()
    assert (kept["note"], kept["minutes"], kept["asked_by"]["for_other"]) == ("Please ring twice.", 60, False)


@pytest.mark.parametrize("topics", [("times",), ("notes",), ("times", "notes")])
async def test_trust_on_other_topics_opens_no_request(world: World, margaret_id: UUID, topics: tuple[str, ...]) -> None:
    dev_id = await world.a_member("Dev", "supporter")
    await world.trusts(margaret_id, dev_id, *topics)
    async with await world.sign_in(dev_id) as dev:
        assert (await dev.get(place(margaret_id))).status_code == 404
        assert (await dev.put(place(margaret_id, new_id()), json=ASKED)).status_code == 404


async def test_trust_that_ended_opens_nothing(world: World, margaret: httpx.AsyncClient, margaret_id: UUID) -> None:
    dev_id = await world.a_member("Dev", "supporter")
    await trusts_until(world, margaret_id, dev_id, world.now + timedelta(days=3))
    request = await asked(margaret, margaret_id)
    async with await world.sign_in(dev_id) as dev:
        assert (await dev.get(place(margaret_id))).status_code == 200
        world.clock.pass_time(days=3)
        assert (await dev.get(place(margaret_id))).status_code == 404
        assert (await dev.put(place(margaret_id, new_id()), json=ASKED)).status_code == 404
        assert (await dev.post(f"/api/care-requests/{request['id']}/withdraw")).status_code == 404
        assert (await dev.get(f"/api/clients/{margaret_id}/wishes")).status_code == 404


async def trusts_until(world: World, client_id: UUID, contact_id: UUID, until: datetime) -> None:
    """The client trusts the contact with everything until an instant."""
    async with world.writing() as session:
        session.add(
            TrustedContactRow(
                cooperative_id=world.cooperative_id,
                id=new_id(),
                client_id=client_id,
                contact_id=contact_id,
                topics=["times", "requests", "notes"],
                during=Range(world.now, until),
            )
        )


async def test_a_stranger_finds_neither_client_nor_request(
    world: World, margaret: httpx.AsyncClient, margaret_id: UUID
) -> None:
    request = await asked(margaret, margaret_id)
    strangers = [await world.a_client("Iris"), await world.a_worker("Asha"), await world.a_coordinator("Ruth")]
    for stranger_id in strangers:
        async with await world.sign_in(stranger_id) as stranger:
            for client_id in (margaret_id, uuid4()):
                assert (await stranger.get(place(client_id))).status_code == 404
                assert (await stranger.put(place(client_id, new_id()), json=ASKED)).status_code == 404
            assert (await stranger.post(f"/api/care-requests/{request['id']}/withdraw")).status_code == 404
    async with await world.sign_in(strangers[0]) as iris:
        taken = await iris.put(place(strangers[0], UUID(request["id"])), json=ASKED)
        assert (taken.status_code, taken.json()["code"]) == (404, "not_found")
    assert (await margaret.get(place(margaret_id))).json() == [request]


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"tasks": []}, {("tasks", "too_short")}),
        ({"tasks": ["meal", "meal"]}, {("tasks", "repeated")}),
        ({"minutes": 4}, {("minutes", "too_small")}),
        ({"minutes": 1441}, {("minutes", "too_big")}),
        ({"minutes": 47}, {("minutes", "not_a_step")}),
        ({"workers": 0}, {("workers", "too_small")}),
        ({"workers": 5}, {("workers", "too_big")}),
        ({"flexible_minutes": 241}, {("flexible_minutes", "too_big")}),
        ({"starts_time": None}, {("starts_time", "missing")}),
        ({"day_part": "morning"}, {("day_part", "one_of_two")}),
        ({"weekdays": []}, {("weekdays", "too_short")}),
        ({"weekdays": [1, 1]}, {("weekdays", "repeated")}),
        ({"from_on": None}, {("from_on", "missing")}),
        ({"from_on": "2020-01-01"}, {("from_on", "in_the_past")}),
        ({"from_on": "9999-12-31"}, {("from_on", "too_far")}),
        ({"until_on": "2026-11-01"}, {("until_on", "less_than")}),
        ({"until_on": "9999-12-31"}, {("until_on", "too_far")}),
        ({"weekdays": [6], "until_on": "2026-12-01"}, {("until_on", "no_day_left")}),
        ({"on": "2026-12-01"}, {("on", "not_here")}),
        ({"note": "a\x00b"}, {("note", "bad_format")}),
        ({"note": "x" * 2001}, {("note", "too_long")}),
        ({**ONCE, "on": None}, {("on", "missing")}),
        ({**ONCE, "on": "2026-11-22", "from_on": None, "until_on": None}, {("on", "in_the_past")}),
        ({**ONCE, "from_on": "2026-12-02"}, {("from_on", "not_the_same")}),
        ({**ONCE, "weekdays": [5]}, {("weekdays", "not_the_same")}),
        (
            {"minutes": 47, "starts_time": None, "weekdays": [], "from_on": "2020-01-01", "tasks": ["meal", "meal"]},
            {
                ("minutes", "not_a_step"),
                ("starts_time", "missing"),
                ("weekdays", "too_short"),
                ("from_on", "in_the_past"),
                ("tasks", "repeated"),
            },
        ),
    ],
)
async def test_every_wrong_field_is_named_and_nothing_is_kept(
    margaret: httpx.AsyncClient, margaret_id: UUID, change: dict[str, Any], named: set[tuple[str, str]]
) -> None:
    answer = await margaret.put(place(margaret_id, new_id()), json={**ASKED, **change})
    found = faults(answer)
    assert {(field, code) for field, code in found} == named or {code for _field, code in found} == {
        code for _field, code in named
    }
    assert (await margaret.get(place(margaret_id))).json() == []


@pytest.mark.parametrize(
    "body", [b"", b"null", b"[]", b"{}", b'{"note": "\\ud800"}', b"[" * 5000, b'{"minutes": 1e999}', b"\xff\xfe"]
)
async def test_what_is_no_request_at_all_is_refused(
    margaret: httpx.AsyncClient, margaret_id: UUID, body: bytes
) -> None:
    answer = await margaret.put(
        place(margaret_id, new_id()), content=body, headers={"content-type": "application/json"}
    )
    assert answer.status_code == 400, answer.text


async def test_a_client_may_have_so_many_waiting_and_no_more(margaret: httpx.AsyncClient, margaret_id: UUID) -> None:
    for _ in range(MOST_WAITING):
        await asked(margaret, margaret_id)
    answer = await margaret.put(place(margaret_id, new_id()), json=ASKED)
    assert (answer.status_code, answer.json()["code"]) == (409, "too_many_waiting")
