"""Each person an event concerns is told once, by the ways they chose, and nobody else."""

import logging
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from backend.kit import delivery
from backend.kit.event_tables import HeardRow
from backend.kit.events import Event
from backend.notifications import jobs, sending
from backend.notifications.push import Pusher
from tests.backend.notifications.conftest import House
from tests.world import settings_for
from tests.world_care import MONDAY_ON, a_standing_visit, fill
from tests.world_notifications import Worker, happen, rows
from tests.world_rosters_views import a_visit, publish

CANARIES = ("Asha", "Margaret", "Priya", "Mill Lane", "Test", "@example.org")


async def told(house: House, member_id: UUID) -> list[str]:
    async with await house.world.sign_in(member_id) as browser:
        return [notice["event_kind"] for notice in (await browser.get("/api/my/notifications")).json()]


async def a_publication(house: House, workers: list[UUID], clients: list[UUID]) -> None:
    roster_id = await publish(house.world, [])
    payload = {"roster_id": roster_id, "week_on": "2026-11-23", "worker_ids": workers, "client_ids": clients}
    await happen(house.world, "roster_published", payload)


async def test_a_publication_is_told_to_those_it_concerns_and_whom_they_trust_with_times(house: House) -> None:
    world = house.world
    asha, denise = await world.a_worker("Asha"), await world.a_worker("Denise")
    margaret, joan = await world.a_client("Margaret"), await world.a_client("Joan")
    daughter, friend = await world.a_member("Priya", "supporter"), await world.a_member("Sam", "supporter")
    await world.trusts(margaret, daughter, "times")
    await world.trusts(margaret, friend, "requests")
    await a_publication(house, [asha], [margaret])
    await house.worker.run()
    assert {m: await told(house, m) for m in (asha, denise, margaret, joan, daughter, friend)} == {
        asha: ["rota_published"],
        margaret: ["coming_published"],
        daughter: ["coming_published"],
        denise: [],
        joan: [],
        friend: [],
    }
    assert len(house.letters.got) == 3


async def test_a_second_publication_says_changed(house: House) -> None:
    asha = await house.world.a_worker("Asha")
    await a_publication(house, [asha], [])
    await house.worker.run()
    house.world.clock.pass_time(hours=1)
    await a_publication(house, [asha], [])
    await house.worker.run()
    assert await told(house, asha) == ["rota_changed", "rota_published"]


async def test_a_request_is_told_to_the_teams_coordinators_and_its_answer_to_client_and_asker(house: House) -> None:
    world = house.world
    ruth, other = await world.a_coordinator(), await world.a_coordinator(team_id=await world.another_team())
    margaret, daughter = await world.a_client("Margaret"), await world.a_member("Priya", "supporter")
    payload = {"id": margaret, "client_id": margaret, "asked_by_id": daughter, "team_id": world.team_id}
    await happen(world, "care_request_made", payload, actor_id=daughter)
    await happen(world, "care_request_agreed", payload, actor_id=ruth)
    await house.worker.run()
    assert await told(house, ruth) == ["care_request_made"]
    assert await told(house, margaret) == await told(house, daughter) == ["care_request_agreed"]
    assert await told(house, other) == []


async def test_a_cancelled_visit_is_told_to_who_was_to_come(house: House) -> None:
    world = house.world
    asha, denise, margaret = await world.a_worker("Asha"), await world.a_worker("Denise"), await world.a_client()
    visit, other = await a_visit(world, margaret, day=1), await a_visit(world, margaret, day=2)
    await publish(world, [(visit, asha), (other, denise)])
    async with await world.sign_in(margaret) as hers:
        assert (await hers.post(f"/api/visits/{visit}/cancel")).status_code == 200
    await house.worker.run()
    assert (await told(house, asha), await told(house, denise)) == (["visit_cancelled"], [])


async def test_an_event_delivered_many_times_is_told_once(house: House) -> None:
    asha = await house.world.a_worker("Asha")
    phone = await house.phone(asha)
    event_id = await happen(
        house.world,
        "roster_published",
        {"roster_id": asha, "week_on": "2026-11-23", "worker_ids": [asha, asha], "client_ids": []},
    )
    job = {"cooperative_id": str(house.world.cooperative_id), "event_id": str(event_id)}
    for _ in range(3):
        await house.worker.handlers["deliver_event"](job)
    await house.worker.run()
    assert (await told(house, asha), len(phone.shown()), len(house.letters.got)) == (["rota_published"], 1, 1)


async def test_each_is_told_by_the_ways_they_chose(house: House) -> None:
    world = house.world
    both, mail_only, neither = [await world.a_worker(name) for name in ("Asha", "Denise", "Fatou")]
    phones = {member: await house.phone(member) for member in (both, mail_only, neither)}
    for member, choice in ((mail_only, {"push": False, "email": True}), (neither, {"push": False, "email": False})):
        async with await world.sign_in(member) as browser:
            assert (await browser.put("/api/my/channels", json=choice)).json() == choice
            assert (await browser.get("/api/my/channels")).json() == choice
    await a_publication(house, [both, mail_only, neither], [])
    await house.worker.run()
    assert [len(phones[member].shown()) for member in (both, mail_only, neither)] == [1, 0, 0]
    assert len(house.letters.got) == 2
    assert await told(house, neither) == ["rota_published"]


async def test_a_notice_shows_what_became_of_it_by_each_way(house: House) -> None:
    asha = await house.world.a_worker("Asha")
    await a_publication(house, [asha], [])
    await house.worker.run()
    async with await house.world.sign_in(asha) as browser:
        notice = (await browser.get("/api/my/notifications")).json()[0]
    assert notice["url"] == "/#/week/2026-11-23"
    assert {way["channel"]: (way["state"], way["detail_code"]) for way in notice["deliveries"]} == {
        "push": ("none", "no_browser"),
        "email": ("sent", None),
    }


async def test_without_a_mail_server_the_notice_says_so(house: House) -> None:
    asha = await house.world.a_worker("Asha")
    await a_publication(house, [asha], [])
    await Worker(house.world, settings_for(house.database)).run()
    found = await rows(house.world, asha, "select state, detail_code from delivery where channel = 'email'")
    assert [tuple(row) for row in found] == [("none", "no_mail_server")]


async def test_one_listener_that_fails_stops_no_other_and_is_tried_five_times(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    world, heard = house.world, []

    async def deaf(_session: object, _event: Event, _now: object) -> None:
        heard.append("deaf")
        raise RuntimeError("Margaret Test at 4 Mill Lane")

    async def good(_session: object, _event: Event, _now: object) -> None:
        heard.append("good")

    event_id = await happen(world, "tried", {})
    job = {"cooperative_id": str(world.cooperative_id), "event_id": str(event_id)}
    listeners = ({"tried": (("deaf", deaf), ("good", good))},)
    for tries in range(1, 5):
        await delivery.deliver(world.engine, listeners, {**job, "tries": str(tries)}, world.clock)
    with pytest.raises(delivery.UndeliveredError):
        await delivery.deliver(world.engine, listeners, {**job, "tries": "5"}, world.clock)
    assert sorted(heard) == ["deaf"] * 5 + ["good"]
    async with world.writing() as session:
        found = await session.scalars(select(HeardRow.listener).where(HeardRow.id == event_id))
        assert list(found) == ["good"]
    assert "Margaret" not in caplog.text


async def test_no_push_event_or_log_holds_a_name_or_an_address(house: House, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    world = house.world
    asha, margaret = await world.a_worker("Asha"), await world.a_client("Margaret")
    daughter = await world.a_member("Priya", "supporter")
    await world.trusts(margaret, daughter)
    phones = [await house.phone(member) for member in (asha, margaret, daughter)]
    await a_publication(house, [asha], [margaret])
    payload = {"id": margaret, "client_id": margaret, "asked_by_id": daughter, "team_id": world.team_id}
    await happen(world, "care_request_refused", payload)
    house.push.answers = [(503, {}), (400, {})]
    house.letters.refusals = ["550 No such Margaret <margaret@example.org>"]
    await house.worker.run()
    shown = [str(message) for phone in phones for message in phone.shown()]
    assert shown
    events = [str(row) for row in await rows(world, asha, "select kind, payload from event")]
    # aiosmtpd is the test's own mail server, and tells all it hears.
    logged = [one.getMessage() for one in caplog.records if one.name not in {"mail.log", "asyncio"}]
    for canary in (*CANARIES, *(phone.path for phone in phones)):
        assert not [text for text in [*shown, *events, *logged] if canary in text]


async def test_a_worker_killed_between_sending_and_writing_sends_once_more_and_says_so(house: House) -> None:
    asha = await house.world.a_worker("Asha")
    phone = await house.phone(asha)
    await a_publication(house, [asha], [])
    await house.worker.run("deliver_event")
    job = await a_job(house, asha)
    for _ in range(4):
        await send_and_die(house, job)
    await house.worker.handlers["send_push"](job)
    assert len(phone.shown()) == 2
    found = await rows(house.world, asha, "select state, detail_code from delivery where channel = 'push'")
    assert [tuple(row) for row in found] == [("failed", "outcome_unknown")]
    await house.worker.run()


async def test_a_worker_killed_once_leaves_a_delivery_that_may_have_come_twice(house: House) -> None:
    asha = await house.world.a_worker("Asha")
    phone = await house.phone(asha)
    await a_publication(house, [asha], [])
    await house.worker.run("deliver_event")
    await send_and_die(house, await a_job(house, asha))
    await house.worker.run()
    found = await rows(house.world, asha, "select state, detail_code from delivery where channel = 'push'")
    assert ([tuple(row) for row in found], len(phone.shown())) == ([("sent", "perhaps_twice")], 2)


async def a_job(house: House, member_id: UUID) -> dict[str, str]:
    found = await rows(house.world, member_id, "select id from delivery where channel = 'push'")
    where = {"cooperative_id": house.world.cooperative_id, "member_id": member_id, "delivery_id": found[0].id}
    return {name: str(value) for name, value in where.items()}


async def send_and_die(house: House, job: dict[str, str]) -> None:
    """What is left when the process ends after the push service took the message and before that was written."""
    context = sending.context_of(job, house.world.clock)
    task = await sending.begin(house.world.engine, context, UUID(job["delivery_id"]))
    if task is not None:
        pusher = Pusher(b"a secret that protects nothing but tests", "rota@willow.example", (house.push.host,))
        await jobs._push(pusher, house.world.engine, context, task)


async def test_a_visit_taken_back_before_anybody_heard_is_told_to_no_worker_and_loses_nobody(house: House) -> None:
    world = house.world
    ruth, asha, margaret = await world.a_coordinator(), await world.a_worker("Asha"), await world.a_client()
    visit = await a_visit(world, margaret, day=1)
    await publish(world, [(visit, asha)])
    async with await world.sign_in(margaret) as hers:
        assert (await hers.post(f"/api/visits/{visit}/cancel")).status_code == 200
        assert (await hers.post(f"/api/visits/{visit}/restore")).status_code == 200
    await house.worker.run()
    assert (await told(house, asha), await told(house, ruth)) == ([], ["visit_restored"])
    assert [row.state for row in await rows(world, asha, "select state from assignment")] == ["live"]


async def test_a_visit_taken_back_later_is_told_to_the_coordinator_and_has_nobody(house: House) -> None:
    world = house.world
    ruth, asha, margaret = await world.a_coordinator(), await world.a_worker("Asha"), await world.a_client()
    visit = await a_visit(world, margaret, day=1)
    await publish(world, [(visit, asha)])
    async with await world.sign_in(margaret) as hers:
        await hers.post(f"/api/visits/{visit}/cancel")
        await house.worker.run()
        await hers.post(f"/api/visits/{visit}/restore")
        await house.worker.run()
    assert (await told(house, asha), await told(house, ruth)) == (["visit_cancelled"], ["visit_restored"])
    assert [row.state for row in await rows(world, asha, "select state from assignment")] == ["ended"]


async def test_an_ended_pattern_is_told_once_to_each_who_lives_with_it_and_frees_its_workers(house: House) -> None:
    world = house.world
    ruth, asha, denise = await world.a_coordinator(), await world.a_worker("Asha"), await world.a_worker("Denise")
    margaret, priya = await world.a_client("Margaret"), await world.a_member("Priya", "supporter")
    await world.trusts(margaret, priya, "times")
    pattern = await a_standing_visit(world, margaret)
    await fill(world, MONDAY_ON + timedelta(days=13))
    async with await world.sign_in(ruth) as desk:
        for week_on in (MONDAY_ON, MONDAY_ON + timedelta(days=7)):
            visits = [UUID(visit["id"]) for visit in (await desk.get(f"/api/weeks/{week_on}")).json()["visits"]]
            pairs = [(visit, denise if number < 2 else asha) for number, visit in enumerate(visits)]
            await publish(world, [pair for pair in pairs if week_on == MONDAY_ON or pair[1] == asha], week_on=week_on)
        body = {"last_on": (MONDAY_ON + timedelta(days=3)).isoformat()}
        assert (await desk.post(f"/api/standing-visits/{pattern}/end", json=body)).status_code == 200
    await house.worker.run()
    assert {member: await told(house, member) for member in (asha, denise, margaret, priya, ruth)} == {
        asha: ["visits_ended"],
        denise: [],
        margaret: ["standing_visit_ended"],
        priya: ["standing_visit_ended"],
        ruth: [],
    }
    states = [row.state for row in await rows(world, asha, "select state from assignment order by during")]
    assert states == ["live"] * 2 + ["ended"] * 8


async def test_a_notice_is_read_once_and_only_by_who_it_is_for(house: House) -> None:
    world = house.world
    asha, denise = await world.a_worker("Asha"), await world.a_worker("Denise")
    for _ in range(2):
        await a_publication(house, [asha, denise], [])
    await house.worker.run("deliver_event")
    async with await world.sign_in(asha) as hers, await world.sign_in(denise) as denises:
        first = (await hers.get("/api/my/notifications")).json()
        assert [notice["read_at"] for notice in first] == [None, None]
        foreign = [notice["id"] for notice in (await denises.get("/api/my/notifications")).json()]
        one = await hers.post("/api/my/notifications/read", json={"ids": [first[0]["id"], *foreign]})
        assert (one.status_code, one.json()) == (200, {"unread": 1})
        read_at = (await hers.get("/api/my/notifications")).json()[0]["read_at"]
        world.clock.pass_time(hours=1)
        assert (await hers.post("/api/my/notifications/read", json={"ids": None})).json() == {"unread": 0}
        assert (await hers.get("/api/my/notifications")).json()[0]["read_at"] == read_at
        assert {notice["read_at"] for notice in (await denises.get("/api/my/notifications")).json()} == {None}
