"""A coordinator's answer: yes, and the visits are there; no, in words; and nobody else's business."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from sqlalchemy import select, text

from backend.care import queries
from backend.care.jobs import FILLING
from backend.care.schemas import WeekVisit
from backend.kit.db import Context, transaction
from backend.kit.event_tables import EventRow
from backend.kit.ids import new_id
from backend.members.tables import TeamMembershipRow
from backend.privacy.door import Access, program_context
from tests.world import World
from tests.world_care import AGREED, MONDAY_ON, ONCE, asked

PLANNING = Access(purpose="Scheduling", recipient="Solver", categories=("VisitTimes", "CareTasks"))


@pytest.fixture
async def margaret_id(world: World) -> UUID:
    """A client of the team."""
    return await world.a_client("Margaret")


@pytest.fixture
async def margaret(world: World, margaret_id: UUID) -> AsyncIterator[httpx.AsyncClient]:
    """Her browser."""
    async with await world.sign_in(margaret_id) as browser:
        yield browser


@pytest.fixture
async def ruth(world: World) -> AsyncIterator[httpx.AsyncClient]:
    """The browser of the team's coordinator."""
    async with await world.sign_in(await world.a_coordinator("Ruth")) as browser:
        yield browser


async def visits(world: World, from_on: date = MONDAY_ON, days: int = 60) -> list[WeekVisit]:
    """The visits that are due, as the program that plans gets them."""
    context = await program_context(world.engine, "solver", world.cooperative_id, (PLANNING,), now=world.now)
    async with transaction(world.engine, context) as session:
        return await queries.week_visits(session, from_on, days)


async def agree(browser: httpx.AsyncClient, request: dict[str, Any], **change: object) -> httpx.Response:
    """Says yes."""
    return await browser.post(f"/api/care-requests/{request['id']}/agree", json={**AGREED, **change})


async def test_a_coordinator_sees_what_waits_with_the_client_by_name(
    world: World, margaret: httpx.AsyncClient, margaret_id: UUID, ruth: httpx.AsyncClient
) -> None:
    request = await asked(margaret, margaret_id)
    (found,) = (await ruth.get("/api/care-requests?state=waiting")).json()
    assert found == {
        **request,
        "client": {"id": str(margaret_id), "given_name": "Margaret", "family_name": "Test"},
        "team_id": str(world.team_id),
    }
    assert (await ruth.get("/api/care-requests?state=agreed")).json() == []


async def test_what_is_agreed_stands_and_its_visits_are_there_for_six_weeks(
    world: World, margaret: httpx.AsyncClient, margaret_id: UUID, ruth: httpx.AsyncClient
) -> None:
    request = await asked(margaret, margaret_id)
    answer = await agree(ruth, request)
    assert answer.status_code == 200, answer.text
    assert (answer.json()["state"], answer.json()["answered_at"]) == ("agreed", "2026-11-23T08:00:00Z")
    made = await visits(world)
    assert [visit.visit_on for visit in made] == [
        on for n in range(7, 43) if (on := MONDAY_ON + timedelta(days=n)).weekday() in {0, 3}
    ]
    assert {(visit.client_id, visit.team_id, visit.tasks) for visit in made} == {
        (margaret_id, world.team_id, ("personal_care", "meal"))
    }
    first = made[0]
    assert first.starts_at == datetime(2026, 11, 30, 8, 30, tzinfo=UTC)
    assert first.starts_at - first.earliest_at == timedelta(minutes=15)
    assert first.latest_end_at - first.starts_at == timedelta(minutes=60)
    (mine,) = (await margaret.get(f"/api/clients/{margaret_id}/care-requests")).json()
    assert mine["state"] == "agreed"


async def test_what_is_agreed_for_one_day_is_one_visit(
    world: World, margaret: httpx.AsyncClient, margaret_id: UUID, ruth: httpx.AsyncClient
) -> None:
    request = await asked(margaret, margaret_id, **ONCE)
    answer = await agree(ruth, request, weekdays=[], from_on="2026-12-02", until_on=None)
    assert answer.status_code == 200, answer.text
    assert [visit.visit_on for visit in await visits(world)] == [date(2026, 12, 2)]


async def test_of_ten_answers_at_once_one_holds(
    world: World, margaret: httpx.AsyncClient, margaret_id: UUID, ruth: httpx.AsyncClient
) -> None:
    request = await asked(margaret, margaret_id)
    no = f"/api/care-requests/{request['id']}/refuse"
    answers = await asyncio.gather(
        *(agree(ruth, request) for _ in range(5)), *(ruth.post(no, json={"answer": "Sorry"}) for _ in range(5))
    )
    assert sorted(answer.status_code for answer in answers) == [200] + [409] * 9
    patterns = {visit.standing_visit_id for visit in await visits(world)}
    assert len(patterns) == (1 if any(answer.status_code == 200 for answer in answers[:5]) else 0)


async def test_a_refusal_reaches_the_client_in_words_and_makes_no_visit(
    world: World, margaret: httpx.AsyncClient, margaret_id: UUID, ruth: httpx.AsyncClient
) -> None:
    for note in ("Please ring twice.", ""):
        request = await asked(margaret, margaret_id, note=note)
        answer = await ruth.post(f"/api/care-requests/{request['id']}/refuse", json={"answer": " Not before May. "})
        assert (answer.status_code, answer.json()["state"]) == (200, "refused"), answer.text
    mine = (await margaret.get(f"/api/clients/{margaret_id}/care-requests")).json()
    assert [(one["state"], one["answer"]) for one in mine] == [("refused", "Not before May.")] * 2
    assert await visits(world) == []


async def test_where_a_client_closed_their_notes_no_answer_is_lost(
    world: World, margaret: httpx.AsyncClient, margaret_id: UUID, ruth: httpx.AsyncClient
) -> None:
    request = await asked(margaret, margaret_id)
    closing = (
        "update agreement set withdrawn_at = now() "
        "where subject_id = :client and category = 'CareNotes' and recipient = 'Coordinator'"
    )
    context = Context(cooperative_id=world.cooperative_id, member_id=margaret_id, now=world.now)
    async with transaction(world.engine, context) as session:
        await session.execute(text(closing), {"client": margaret_id})
    (seen,) = (await ruth.get("/api/care-requests")).json()
    assert seen["note"] == ""
    answer = await ruth.post(f"/api/care-requests/{request['id']}/refuse", json={"answer": "Sorry"})
    assert (answer.status_code, answer.json()["code"]) == (409, "notes_closed")
    (mine,) = (await margaret.get(f"/api/clients/{margaret_id}/care-requests")).json()
    assert (mine["state"], mine["note"]) == ("waiting", "Please ring twice.")


@pytest.mark.parametrize("answer", ["", "   ", "a\x00b", "x" * 2001, None])
async def test_a_refusal_without_words_is_none(
    margaret: httpx.AsyncClient, margaret_id: UUID, ruth: httpx.AsyncClient, answer: str | None
) -> None:
    request = await asked(margaret, margaret_id)
    refused = await ruth.post(f"/api/care-requests/{request['id']}/refuse", json={"answer": answer})
    assert refused.status_code == 400
    assert refused.json()["errors"][0]["field"] == "answer"


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"from_on": "2026-11-22"}, ("from_on", "in_the_past")),
        ({"from_on": "2029-01-01"}, ("from_on", "too_far")),
        ({"until_on": "2026-11-29"}, ("until_on", "less_than")),
        ({"weekdays": []}, ("weekdays", "too_short")),
        ({"weekdays": [6], "until_on": "2026-12-01"}, ("until_on", "no_day_left")),
        ({"starts_time": "24:00"}, ("starts_time", "bad_format")),
        ({"minutes": 7}, ("minutes", "not_a_step")),
        ({"tasks": ["surgery"]}, ("tasks[0]", "not_a_choice")),
    ],
)
async def test_an_agreement_that_cannot_be_kept_is_refused(
    world: World,
    margaret: httpx.AsyncClient,
    margaret_id: UUID,
    ruth: httpx.AsyncClient,
    change: dict[str, Any],
    fault: tuple[str, str],
) -> None:
    answer = await agree(ruth, await asked(margaret, margaret_id), **change)
    assert answer.status_code == 400
    assert [(error["field"], error["code"]) for error in answer.json()["errors"]] == [fault]
    assert await visits(world) == []


async def test_other_teams_and_other_people_neither_see_nor_answer(
    world: World, margaret: httpx.AsyncClient, margaret_id: UUID
) -> None:
    request = await asked(margaret, margaret_id)
    elsewhere = await world.another_team()
    async with await world.sign_in(await world.a_coordinator("Olive", team_id=elsewhere)) as olive:
        assert (await olive.get("/api/care-requests")).json() == []
        assert (await agree(olive, request)).status_code == 404
        assert (await agree(olive, {"id": uuid4()})).status_code == 404
    async with await world.sign_in(await world.a_worker("Asha")) as asha:
        assert (await asha.get("/api/care-requests")).status_code == 403
        assert (await agree(asha, request)).status_code == 403
    assert (await agree(margaret, request)).status_code == 403


async def test_who_coordinates_one_team_answers_for_no_other_they_merely_belong_to(
    world: World, margaret: httpx.AsyncClient, margaret_id: UUID
) -> None:
    request = await asked(margaret, margaret_id)
    olive_id = await world.a_coordinator("Olive", team_id=await world.another_team())
    async with world.writing() as session:
        session.add(
            TeamMembershipRow(
                cooperative_id=world.cooperative_id,
                id=new_id(),
                team_id=world.team_id,
                member_id=olive_id,
                role="member",
                since_at=world.now,
            )
        )
    async with await world.sign_in(olive_id) as olive:
        assert (await olive.get("/api/care-requests")).json() == []
        assert (await agree(olive, request)).status_code == 404


async def test_what_happened_is_told_by_ids_alone(
    world: World, margaret: httpx.AsyncClient, margaret_id: UUID, ruth: httpx.AsyncClient
) -> None:
    first, second = await asked(margaret, margaret_id), await asked(margaret, margaret_id)
    await agree(ruth, first)
    await ruth.post(f"/api/care-requests/{second['id']}/refuse", json={"answer": "Sorry"})
    async with world.writing() as session:
        rows = (await session.execute(select(EventRow.kind, EventRow.payload).order_by(EventRow.id))).all()
    assert [row.kind for row in rows] == [
        "care_request_made",
        "care_request_made",
        "care_request_agreed",
        "care_request_refused",
    ]
    for row in rows:
        assert all(UUID(str(value)) for value in row.payload.values())


async def test_the_declaration_lets_the_filling_program_read_no_more_than_it_needs() -> None:
    assert FILLING.categories == ("TimeWindows", "VisitTimes")
