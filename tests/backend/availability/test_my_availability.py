"""A worker's own availability, through the API."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.availability import checks
from backend.availability.schemas import Span
from backend.kit.errors import Problem
from backend.kit.ids import new_id
from backend.kit.local_time import wall_of
from tests.world import World

MORNING = {"weekday": 0, "starts_time": "07:00", "ends_time": "12:00", "level": "can"}
NIGHT = {"weekday": 0, "starts_time": "22:00", "ends_time": "24:00", "level": "prefer"}
THURSDAY = {"on": "2026-11-26", "starts_time": "12:00", "ends_time": "18:00", "level": "cannot"}


@pytest.fixture
async def asha(world: World) -> AsyncIterator[httpx.AsyncClient]:
    """A worker's browser."""
    async with await world.sign_in(await world.a_worker("Asha")) as browser:
        yield browser


async def put_usual(browser: httpx.AsyncClient, spans: list[dict[str, Any]], version: int) -> httpx.Response:
    """Sends a usual week."""
    return await browser.put("/api/my/availability/usual", json={"spans": spans, "version": version})


def faults(answer: httpx.Response) -> set[tuple[str, str]]:
    """The fields a 400 names, with their codes."""
    assert answer.status_code == 400, answer.text
    return {(error["field"], error["code"]) for error in answer.json()["errors"]}


async def test_who_has_said_nothing_is_free_never(asha: httpx.AsyncClient) -> None:
    answer = (await asha.get("/api/my/availability")).json()
    assert answer == {
        "version": 0,
        "spans": [],
        "exceptions": [],
        "hours_wanted": {"least_minutes": 0, "wanted_minutes": 0, "most_minutes": 0},
        "confirmed_on": None,
    }


async def test_a_usual_week_comes_back_in_order_and_counts_as_confirmed(asha: httpx.AsyncClient) -> None:
    answer = await put_usual(asha, [NIGHT, MORNING], 0)
    assert answer.status_code == 200, answer.text
    assert answer.json()["spans"] == [MORNING, NIGHT]
    assert (answer.json()["version"], answer.json()["confirmed_on"]) == (1, "2026-11-23")
    assert (await asha.get("/api/my/availability")).json() == answer.json()


async def test_an_older_version_is_refused_with_the_one_that_stands(asha: httpx.AsyncClient) -> None:
    await put_usual(asha, [MORNING], 0)
    answer = await put_usual(asha, [NIGHT], 0)
    assert (answer.status_code, answer.json()["code"], answer.json()["params"]) == (
        409,
        "version_conflict",
        {"current": 1},
    )
    assert (await asha.get("/api/my/availability")).json()["spans"] == [MORNING]


async def test_the_same_week_sent_twice_is_one_change(asha: httpx.AsyncClient) -> None:
    first = await put_usual(asha, [MORNING], 0)
    again = await put_usual(asha, [MORNING], 0)
    assert again.json() == first.json()


async def test_of_ten_different_weeks_sent_at_once_exactly_one_stands(asha: httpx.AsyncClient) -> None:
    weeks = [[{**MORNING, "weekday": n % 7, "starts_time": wall_of(n * 5)}] for n in range(10)]
    answers = await asyncio.gather(*(put_usual(asha, week, 0) for week in weeks))
    assert sorted(answer.status_code for answer in answers) == [200] + [409] * 9
    stands = next(answer.json() for answer in answers if answer.status_code == 200)
    assert (await asha.get("/api/my/availability")).json() == stands


async def test_every_wrong_field_is_named(asha: httpx.AsyncClient) -> None:
    spans = [
        {**MORNING, "starts_time": "07:03"},
        {**MORNING, "starts_time": "11:00", "ends_time": "13:00"},
        {"weekday": 4, "starts_time": "12:00", "ends_time": "12:00", "level": "can"},
    ]
    assert faults(await put_usual(asha, spans, 0)) == {
        ("spans[0].starts_time", "not_a_step"),
        ("spans[1].starts_time", "overlaps"),
        ("spans[2].ends_time", "not_after_start"),
    }
    assert (await asha.get("/api/my/availability")).json()["spans"] == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"starts_time": "24:00"},
        {"ends_time": "24:05"},
        {"starts_time": "7:00"},
        {"starts_time": "07:00\n"},
        {"starts_time": "٠٧:٠٠"},
        {"starts_time": None},
        {"weekday": 7},
        {"weekday": -1},
        {"weekday": 1.5},
        {"level": "maybe"},
        {"reason": "dentist"},
    ],
)
async def test_a_span_that_makes_no_sense_is_refused(asha: httpx.AsyncClient, wrong: dict[str, Any]) -> None:
    answer = await put_usual(asha, [{**MORNING, **wrong}], 0)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"].startswith("spans")


async def test_an_enormous_week_is_refused_and_an_empty_one_is_a_week(asha: httpx.AsyncClient) -> None:
    grid = [
        {"weekday": n % 7, "starts_time": wall_of(n // 7 * 20), "ends_time": wall_of(n // 7 * 20 + 15), "level": "can"}
        for n in range(61)
    ]
    assert (await put_usual(asha, grid, 0)).status_code == 400
    assert (await put_usual(asha, grid[:60], 0)).status_code == 200
    assert (await put_usual(asha, [], 1)).json()["spans"] == []


async def test_an_exception_sent_again_changes_nothing_and_sent_anew_replaces(asha: httpx.AsyncClient) -> None:
    place = f"/api/my/availability/exceptions/{new_id()}"
    first = await asha.put(place, json=THURSDAY)
    assert first.status_code == 200, first.text
    assert (await asha.put(place, json=THURSDAY)).json() == first.json()
    changed = (await asha.put(place, json={**THURSDAY, "level": "prefer"})).json()["exceptions"]
    assert [(e["level"], e["on"]) for e in changed] == [("prefer", "2026-11-26")]
    assert (await asha.delete(place)).json()["exceptions"] == []
    assert (await asha.delete(place)).status_code == 200


async def test_twenty_copies_of_one_exception_at_once_are_one(asha: httpx.AsyncClient) -> None:
    place = f"/api/my/availability/exceptions/{new_id()}"
    answers = await asyncio.gather(*(asha.put(place, json=THURSDAY) for _ in range(20)))
    assert {answer.status_code for answer in answers} == {200}
    assert len((await asha.get("/api/my/availability")).json()["exceptions"]) == 1


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"on": "2026-11-22"}, ("on", "in_the_past")),
        ({"on": "2028-01-01"}, ("on", "too_far")),
        ({"on": "9999-12-31"}, ("on", "too_far")),
        ({"ends_time": "12:00"}, ("ends_time", "not_after_start")),
        ({"ends_time": "18:01"}, ("ends_time", "not_a_step")),
        ({"on": "2026-02-30"}, ("on", "bad_format")),
    ],
)
async def test_an_exception_that_cannot_be_is_refused(
    asha: httpx.AsyncClient, change: dict[str, Any], fault: tuple[str, str]
) -> None:
    answer = await asha.put(f"/api/my/availability/exceptions/{new_id()}", json={**THURSDAY, **change})
    assert fault in faults(answer)


async def test_what_was_an_exception_once_may_still_be_sent_again_when_its_day_is_past(
    world: World, asha: httpx.AsyncClient
) -> None:
    place = f"/api/my/availability/exceptions/{new_id()}"
    await asha.put(place, json=THURSDAY)
    world.clock.pass_time(days=7)
    assert (await asha.put(place, json=THURSDAY)).status_code == 200


async def test_what_was_said_for_a_day_stays_in_sight_for_a_fortnight_after_it(
    world: World, asha: httpx.AsyncClient
) -> None:
    await asha.put(f"/api/my/availability/exceptions/{new_id()}", json=THURSDAY)
    world.clock.pass_time(days=13)
    assert [each["on"] for each in (await asha.get("/api/my/availability")).json()["exceptions"]] == [THURSDAY["on"]]
    world.clock.pass_time(days=5)
    assert (await asha.get("/api/my/availability")).json()["exceptions"] == []


async def test_somebody_elses_exception_is_not_there_and_stays_as_it_is(world: World, asha: httpx.AsyncClient) -> None:
    place = f"/api/my/availability/exceptions/{new_id()}"
    await asha.put(place, json=THURSDAY)
    async with await world.sign_in(await world.a_worker("Denise")) as denise:
        stolen = await denise.put(place, json={**THURSDAY, "level": "can"})
        assert (stolen.status_code, stolen.json()["code"]) == (404, "not_found")
        assert (await denise.delete(place)).json()["exceptions"] == []
    assert (await asha.get("/api/my/availability")).json()["exceptions"][0]["level"] == "cannot"


async def test_hours_wanted_are_in_order_and_within_a_week(asha: httpx.AsyncClient) -> None:
    place = "/api/my/availability/hours-wanted"
    hours = {"least_minutes": 600, "wanted_minutes": 1200, "most_minutes": 1500}
    assert (await asha.put(place, json=hours)).json()["hours_wanted"] == hours
    assert (await asha.put(place, json={**hours, "most_minutes": 1320})).json()["hours_wanted"]["most_minutes"] == 1320
    assert faults(await asha.put(place, json={**hours, "least_minutes": 1300, "most_minutes": 100})) == {
        ("wanted_minutes", "less_than"),
        ("most_minutes", "less_than"),
    }
    assert faults(await asha.put(place, json={**hours, "most_minutes": 10081})) == {("most_minutes", "too_big")}


async def test_hours_said_elsewhere_meanwhile_are_not_overwritten_unseen(asha: httpx.AsyncClient) -> None:
    place = "/api/my/availability/hours-wanted"
    nothing = (await asha.get("/api/my/availability")).json()["hours_wanted"]
    first = {"least_minutes": 0, "wanted_minutes": 600, "most_minutes": 900}
    second = {**first, "wanted_minutes": 660}
    assert (await asha.put(place, json={**first, "before": nothing})).status_code == 200
    assert (await asha.put(place, json={**first, "before": nothing})).status_code == 200, "the same again is no clash"
    refused = await asha.put(place, json={**second, "before": nothing})
    assert (refused.status_code, refused.json()["code"]) == (409, "version_conflict")
    assert refused.json()["params"]["current"] == first
    assert (await asha.put(place, json={**second, "before": first})).json()["hours_wanted"] == second


async def test_confirming_says_on_which_local_day(world: World, asha: httpx.AsyncClient) -> None:
    world.clock.pass_time(hours=16, minutes=30)
    answer = await asha.post("/api/my/availability/confirm")
    assert (answer.status_code, answer.json()["confirmed_on"], answer.json()["version"]) == (200, "2026-11-24", 0)


async def test_availability_is_the_workers_affair_alone(world: World) -> None:
    async with await world.sign_in(await world.a_client()) as margaret, world.browser() as nobody:
        assert (await margaret.get("/api/my/availability")).status_code == 403
        assert (await put_usual(margaret, [], 0)).status_code == 403
        assert (await nobody.get("/api/my/availability")).status_code == 401
        refused = await nobody.put(f"/api/my/availability/exceptions/{uuid4()}", json=THURSDAY)
        assert refused.status_code == 401


SPANS = st.builds(
    lambda weekday, starts, ends, level: Span(
        weekday=weekday, starts_time=wall_of(starts), ends_time=wall_of(ends), level=level
    ),
    st.integers(0, 6),
    st.integers(0, 1439),
    st.integers(0, 1440),
    st.sampled_from(["cannot", "can", "prefer"]),
)


@given(spans=st.lists(SPANS, max_size=60))
def test_a_week_is_taken_exactly_if_no_two_of_its_minutes_meet(spans: list[Span]) -> None:
    minutes = [
        (span.weekday, minute)
        for span in spans
        for minute in range(checks.wall(span).starts_minute, checks.wall(span).ends_minute)
    ]
    sound = all(
        w.starts_minute % 5 == 0 and w.ends_minute % 5 == 0 and w.starts_minute < w.ends_minute
        for w in map(checks.wall, spans)
    )
    if sound and len(minutes) == len(set(minutes)):
        assert len(checks.usual_week(spans)) == len(spans)
    else:
        with pytest.raises(Problem) as refused:
            checks.usual_week(spans)
        assert refused.value.errors
