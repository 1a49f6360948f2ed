"""A worker who cannot come, or comes later, taps once; whoever waits and whoever finds somebody is told."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import text

from backend.kit.ids import new_id
from tests.backend.notifications.conftest import House
from tests.backend.notifications.test_telling import told
from tests.world_notifications import happen, rows
from tests.world_rosters_views import WEEK_ON, a_home, a_visit, can, publish, wants

_DAY = timedelta(days=1)


class Morning:
    """Asha has three visits to Margaret, today, tomorrow and the day after; Priya is trusted, Ruth coordinates."""

    def __init__(self, house: House) -> None:
        self.house, self.world = house, house.world

    async def begin(self) -> "Morning":
        world = self.world
        self.ruth, self.asha, self.ben = (
            await world.a_coordinator(),
            await world.a_worker("Asha"),
            await world.a_worker("Ben"),
        )
        self.margaret, self.priya = await world.a_client("Margaret"), await world.a_member("Priya", "supporter")
        await world.trusts(self.margaret, self.priya, "times")
        await a_home(world, self.margaret)
        for worker_id in (self.asha, self.ben):
            await can(world, worker_id, *((day, 6, 22, "can") for day in range(7)))
            await wants(world, worker_id, 600)
        self.visits = [await a_visit(world, self.margaret, day=day, at="12:00") for day in range(3)]
        await publish(world, [(visit, self.asha) for visit in self.visits])
        self.browser = await world.sign_in(self.asha)
        return self

    async def away(self, days: float, *, after: timedelta = timedelta()) -> Any:  # noqa: ANN401
        from_at = self.world.now + after
        body = {"from_at": from_at.isoformat(), "until_at": (from_at + days * _DAY).isoformat()}
        return await self.browser.post("/api/my/away", json=body)

    async def mine(self) -> list[Any]:
        return list((await self.browser.get(f"/api/my/week?from={WEEK_ON}")).json()["visits"])

    async def coming(self) -> list[Any]:
        async with await self.world.sign_in(self.margaret) as hers:
            return list((await hers.get(f"/api/clients/{self.margaret}/coming")).json()["visits"])

    async def assignment(self) -> UUID:
        return UUID((await self.mine())[0]["assignment_id"])


async def test_who_cannot_come_loses_the_visits_of_that_time_at_once_and_keeps_the_others(house: House) -> None:
    morning = await Morning(house).begin()
    answer = await morning.away(1)
    assert answer.status_code == 200, answer.text
    assert [visit["id"] for visit in answer.json()["visits"]] == [str(morning.visits[0])]
    assert [visit["id"] for visit in await morning.mine()] == [str(visit) for visit in morning.visits[1:]]
    assert [visit["state"] for visit in await morning.coming()] == ["uncovered", "published", "published"]


async def test_clients_whom_they_trust_and_coordinators_are_told_once_and_the_worker_is_not(house: House) -> None:
    morning = await Morning(house).begin()
    await morning.away(2)
    again = await morning.away(2)
    await house.worker.run()
    assert (again.status_code, again.json()["visits"]) == (200, [])
    people = (morning.margaret, morning.priya, morning.ruth, morning.asha, morning.ben)
    assert [await told(house, one) for one in people] == [
        ["coming_changed"],
        ["coming_changed"],
        ["visits_to_cover"],
        [],
        [],
    ]


async def test_no_reason_can_be_said_and_none_is_kept_and_nothing_counts_against_the_worker(house: House) -> None:
    morning = await Morning(house).begin()
    body = {"from_at": morning.world.now.isoformat(), "until_at": (morning.world.now + _DAY).isoformat()}
    assert (await morning.browser.post("/api/my/away", json={**body, "reason": "ill"})).status_code == 400
    await morning.away(1)
    await house.worker.run()
    spans = await rows(morning.world, morning.asha, "select level from exception_span")
    assert {span.level for span in spans} == {"cannot"}
    balance = (await morning.browser.get("/api/my/balance")).json()
    assert all(entry["minutes"] >= 0 or entry["kind"] == "hours_given" for entry in balance["entries"])


async def test_from_then_on_the_worker_cannot_whatever_was_said_of_the_day_before(house: House) -> None:
    morning = await Morning(house).begin()
    on = (WEEK_ON + _DAY).isoformat()
    said = {"on": on, "starts_time": "00:00", "ends_time": "24:00", "level": "prefer"}
    await morning.browser.put(f"/api/my/availability/exceptions/{morning.visits[0]}", json=said)
    morning.world.clock.pass_time(minutes=1)
    await morning.away(2)
    async with await morning.world.sign_in(morning.ruth) as desk:
        week = (await desk.get(f"/api/weeks/{WEEK_ON}")).json()
    asha = next(worker for worker in week["workers"] if worker["id"] == str(morning.asha))
    noon = datetime.fromisoformat(f"{on}T12:00:00+00:00")
    gaps = [
        (datetime.fromisoformat(gap["starts_at"]), datetime.fromisoformat(gap["ends_at"]))
        for gap in asha["unavailable"]
    ]
    assert any(starts_at <= noon < ends_at for starts_at, ends_at in gaps)


async def test_a_visit_that_has_begun_stays_with_who_is_there(house: House) -> None:
    morning = await Morning(house).begin()
    morning.world.clock.pass_time(hours=4, minutes=10)
    answer = await morning.away(1)
    assert [visit["id"] for visit in answer.json()["visits"]] == [str(morning.visits[1])]


async def test_a_time_nobody_can_be_away_in_is_refused(house: House) -> None:
    morning = await Morning(house).begin()
    for days in (-1, 0, 29):
        assert (await morning.away(days)).status_code == 400
    assert len(await morning.mine()) == 3


async def test_running_late_is_told_once_a_change_and_shown_to_each_until_the_visit_is_over(house: House) -> None:
    morning = await Morning(house).begin()
    late = f"/api/my/assignments/{await morning.assignment()}/late"
    for minutes in (10, 10, 20):
        answer = await morning.browser.post(late, json={"minutes": minutes})
        assert (answer.status_code, answer.json()["late_minutes"]) == (200, minutes), answer.text
    await house.worker.run()
    people = (morning.margaret, morning.priya, morning.ruth, morning.asha)
    assert [await told(house, one) for one in people] == [["running_late"] * 2] * 3 + [[]]
    assert [visit["late_minutes"] for visit in await morning.mine()] == [20, None, None]
    assert [visit["late_minutes"] for visit in await morning.coming()] == [20, None, None]
    assert await on_the_board(morning) == [20, None, None]
    morning.world.clock.pass_time(hours=4, minutes=46)
    assert [visit["late_minutes"] for visit in await morning.mine()] == [None] * 3
    assert await on_the_board(morning) == [None] * 3


async def on_the_board(morning: Morning) -> list[int | None]:
    async with await morning.world.sign_in(morning.ruth) as desk:
        visits = (await desk.get(f"/api/weeks/{WEEK_ON}")).json()["visits"]
    return [visit["published"][0]["late_minutes"] for visit in visits]


async def test_late_is_taken_back_and_told(house: House) -> None:
    morning = await Morning(house).begin()
    late = f"/api/my/assignments/{await morning.assignment()}/late"
    await morning.browser.post(late, json={"minutes": 30})
    for _ in range(2):
        answer = await morning.browser.delete(late)
        assert (answer.status_code, answer.json()["late_minutes"]) == (200, None)
    await house.worker.run()
    assert await told(house, morning.margaret) == ["on_time", "running_late"]
    assert [visit["late_minutes"] for visit in await morning.mine()] == [None] * 3


async def test_nobodys_lateness_is_kept_the_night_after(house: House) -> None:
    morning = await Morning(house).begin()
    await morning.browser.post(f"/api/my/assignments/{await morning.assignment()}/late", json={"minutes": 30})
    await house.worker.run()
    morning.world.clock.pass_time(days=1, hours=18)
    async with morning.world.engine.begin() as connection:
        await connection.execute(text("select forget_commands(:now)"), {"now": morning.world.now})
    assert await rows(morning.world, morning.asha, "select id from running_late") == []
    assert await told(house, morning.margaret) == []
    async with morning.world.writing() as session:
        assert (await session.execute(text("select id from event where kind = 'running_late'"))).all() == []


async def forgotten(morning: Morning) -> list[int]:
    """What is left of somebody's lateness after the night's tidying: rows, events, notices."""
    async with morning.world.engine.begin() as connection:
        await connection.execute(text("select forget_commands(:now)"), {"now": morning.world.now})
    async with morning.world.writing() as session:
        events = (await session.execute(text("select id from event where kind = 'running_late'"))).all()
    row = await rows(morning.world, morning.asha, "select id from running_late")
    return [len(row), len(events), len(await told(morning.house, morning.margaret))]


async def test_the_first_night_after_the_visit_takes_all_that_told_of_it_and_none_before(house: House) -> None:
    morning = await Morning(house).begin()
    await morning.browser.post(f"/api/my/assignments/{await morning.assignment()}/late", json={"minutes": 30})
    await house.worker.run()
    morning.world.clock.pass_time(hours=4, minutes=30)
    assert await forgotten(morning) == [1, 1, 1]
    morning.world.clock.pass_time(hours=13, minutes=53)  # 02:23, when it is done
    assert await forgotten(morning) == [0, 0, 0]


async def test_late_can_be_said_of_ones_own_visit_shortly_before_it_and_of_no_other(house: House) -> None:
    morning = await Morning(house).begin()
    visits = await morning.mine()
    answer = await morning.browser.post(f"/api/my/assignments/{visits[2]['assignment_id']}/late", json={"minutes": 10})
    assert (answer.status_code, answer.json()["code"]) == (409, "not_now")
    async with await morning.world.sign_in(morning.ben) as other:
        answer = await other.post(f"/api/my/assignments/{visits[0]['assignment_id']}/late", json={"minutes": 10})
    assert answer.status_code == 404
    for minutes in (0, 15, 45):
        url = f"/api/my/assignments/{visits[0]['assignment_id']}/late"
        assert (await morning.browser.post(url, json={"minutes": minutes})).status_code == 400


async def test_what_was_taken_off_somebody_counts_in_the_ledger_as_if_it_had_never_been_theirs(house: House) -> None:
    morning = await Morning(house).begin()
    await publish(morning.world, [(visit, morning.asha) for visit in morning.visits[1:]])
    never = await ledger_after(morning, away=False)
    later = await Morning(house).begin()
    then = await ledger_after(later, away=True)
    # Hours they could not have worked are no hours that they are owed, nor any that they owe.
    assert then.pop("hours_wanted") <= never.pop("hours_wanted")
    assert then == never


async def ledger_after(morning: Morning, *, away: bool) -> dict[str, int]:
    """The worker's sums by kind, once everything was heard; what they could have done aside."""
    if away:
        assert (await morning.away(1)).status_code == 200
    else:
        body = {"id": str(new_id()), "worker_ids": [], "client_ids": [], "visit_ids": [], "week_ons": [str(WEEK_ON)]}
        await happen(morning.world, "assignments_ended", body)
    await morning.house.worker.run()
    entries = await rows(
        morning.world,
        morning.asha,
        "select kind, sum(minutes)::int as minutes from ledger_entry where kind !~ '^able:' group by kind",
    )
    return {row.kind: row.minutes for row in entries if row.minutes}
