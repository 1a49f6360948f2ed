"""The ledger follows what is published, by further entries only."""

from collections import Counter
from collections.abc import AsyncIterator
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import ProgrammingError

from backend.fairness.ledger import differences
from backend.kit.ids import new_id
from backend.rosters.burdens import Given
from tests.database import TestDatabase
from tests.world import World, a_world, settings_for
from tests.world_notifications import Worker, happen, rows
from tests.world_rosters_views import WEEK_ON, a_home, a_visit, can, publish, wants

ALL_WEEK = tuple((day, 0, 24, "can") for day in range(7))


@pytest.fixture
async def world(database: TestDatabase) -> AsyncIterator[World]:
    """A cooperative."""
    async with a_world(database) as made:
        made.settings = settings_for(database)  # type: ignore[attr-defined]
        yield made


async def told(world: World, roster_id: UUID) -> None:
    """The ledger hears of a publication."""
    payload = {"roster_id": roster_id, "week_on": WEEK_ON, "worker_ids": [], "client_ids": []}
    await happen(world, "roster_published", payload)
    await Worker(world, world.settings).run()  # type: ignore[attr-defined]


async def ledger(world: World, worker_id: UUID) -> Counter[str]:
    """Minutes by kind, without what is nought."""
    found = Counter[str]()
    for row in await rows(world, worker_id, "select kind, minutes from ledger_entry"):
        found[row.kind] += row.minutes
    return Counter({kind: minutes for kind, minutes in found.items() if minutes})


async def a_week(world: World) -> tuple[UUID, UUID, list[UUID]]:
    """Two workers who can always, and a client with a morning, an evening and a Saturday visit."""
    asha, denise, margaret = await world.a_worker("Asha"), await world.a_worker("Denise"), await world.a_client()
    for worker in (asha, denise):
        await can(world, worker, *ALL_WEEK)
        await wants(world, worker, 120)
    await a_home(world, margaret)
    when = ((3, "09:00"), (3, "19:00"), (5, "10:00"))
    return asha, denise, [await a_visit(world, margaret, day=day, at=at, minutes=60) for day, at in when]


async def test_a_publication_posts_hours_and_burdens_of_its_live_assignments(world: World) -> None:
    asha, denise, visits = await a_week(world)
    await told(world, await publish(world, [(visit, asha) for visit in visits]))
    hers = await ledger(world, asha)
    assert (hers["hours_given"], hers["evenings"], hers["weekends"]) == (180, 60, 60)
    assert (hers["hours_wanted"], hers["able:weekends"]) == (120, 2 * 1440)
    assert "short_notice" not in hers
    others = await ledger(world, denise)
    assert (others["hours_given"], others["hours_wanted"], others["evenings"]) == (0, 120, 0)


async def test_a_second_publication_posts_the_difference(world: World) -> None:
    asha, denise, visits = await a_week(world)
    await told(world, await publish(world, [(visit, asha) for visit in visits]))
    before = await rows(world, asha, "select id, minutes from ledger_entry order by id")
    world.clock.pass_time(hours=1)
    await told(world, await publish(world, [(visits[0], asha), (visits[1], denise), (visits[2], asha)]))
    assert (await ledger(world, asha))["hours_given"] == 120
    assert (await ledger(world, asha))["evenings"] == 0
    assert (await ledger(world, denise))["evenings"] == 60
    after = await rows(world, asha, "select id, minutes from ledger_entry order by id")
    assert after[: len(before)] == before


async def test_telling_it_again_posts_nothing(world: World) -> None:
    asha, _, visits = await a_week(world)
    roster_id = await publish(world, [(visit, asha) for visit in visits])
    await told(world, roster_id)
    before = await rows(world, asha, "select id from ledger_entry")
    world.clock.pass_time(days=3)
    await told(world, roster_id)
    assert len(await rows(world, asha, "select id from ledger_entry")) == len(before)


async def test_what_was_given_late_is_short_notice_and_nothing_else_becomes_it(world: World) -> None:
    asha, denise, visits = await a_week(world)
    await told(world, await publish(world, [(visits[0], asha), (visits[2], asha)]))
    world.clock.pass_time(days=2)
    await told(world, await publish(world, [(visits[0], asha), (visits[1], denise), (visits[2], asha)]))
    assert (await ledger(world, asha))["short_notice"] == 0
    assert (await ledger(world, denise))["short_notice"] == 60


async def test_work_in_a_time_one_prefers_is_no_burden(world: World) -> None:
    asha, margaret = await world.a_worker("Asha"), await world.a_client()
    await can(world, asha, (5, 8, 12, "prefer"), (5, 12, 20, "can"))
    liked, plain = await a_visit(world, margaret, day=5, at="09:00"), await a_visit(world, margaret, day=5, at="13:00")
    await told(world, await publish(world, [(liked, asha), (plain, asha)]))
    assert (await ledger(world, asha))["weekends"] == 45


async def test_a_cancelled_visit_is_taken_back_by_an_entry(world: World) -> None:
    asha, _, visits = await a_week(world)
    await told(world, await publish(world, [(visit, asha) for visit in visits]))
    margaret = (await rows(world, asha, "select client_id from assignment limit 1"))[0].client_id
    async with await world.sign_in(margaret) as browser:
        answer = await browser.post(f"/api/visits/{visits[1]}/cancel", json={})
        assert answer.status_code in {200, 201}, answer.text
    await Worker(world, world.settings).run()  # type: ignore[attr-defined]
    hers = await ledger(world, asha)
    assert (hers["hours_given"], hers["evenings"]) == (120, 0)


async def test_an_entry_once_made_stays(world: World) -> None:
    asha, _, visits = await a_week(world)
    await told(world, await publish(world, [(visits[0], asha)]))
    for statement in ("update ledger_entry set minutes = 0 returning id", "delete from ledger_entry returning id"):
        with pytest.raises(ProgrammingError, match="append-only"):
            await rows(world, asha, statement)


async def test_a_correction_is_an_entry_with_author_and_words_and_never_ones_own(world: World) -> None:
    ruth, asha = await world.a_coordinator(), await world.a_worker("Asha")
    far = await world.a_worker("Fatou", team_id=await world.another_team())
    body = {"id": str(new_id()), "worker_id": str(asha), "week_on": str(WEEK_ON), "kind": "evenings", "minutes": 30,
            "note": "Stayed on for the ambulance."}  # fmt: skip
    async with await world.sign_in(ruth) as browser:
        for _ in range(2):
            assert (await browser.post("/api/fairness/corrections", json=body)).status_code == 201
        mine = {**body, "id": str(new_id()), "worker_id": str(ruth)}
        assert (await browser.post("/api/fairness/corrections", json=mine)).status_code == 403
        theirs = {**body, "id": str(new_id()), "worker_id": str(far)}
        assert (await browser.post("/api/fairness/corrections", json=theirs)).status_code == 404
        nothing = {**body, "id": str(new_id()), "minutes": 0}
        assert (await browser.post("/api/fairness/corrections", json=nothing)).status_code == 400
    async with await world.sign_in(asha) as browser:
        assert (await browser.post("/api/fairness/corrections", json=body)).status_code == 403
        entries = (await browser.get("/api/my/balance")).json()["entries"]
    assert [(one["minutes"], one["source"], one["note"]) for one in entries] == [
        (30, "correction", "Stayed on for the ambulance.")
    ]


_KEYS = st.tuples(st.uuids(), st.sampled_from(["hours_given", "evenings"]))


@given(st.dictionaries(_KEYS, st.integers(-500, 500)), st.dictionaries(_KEYS, st.integers(0, 500)))
def test_what_stands_and_the_difference_make_what_is_given(
    stands: dict[tuple[UUID, str], int], now: dict[tuple[UUID, str], int]
) -> None:
    given_now = [Given(worker_id=worker, kind=kind, minutes=minutes) for (worker, kind), minutes in now.items()]
    total = Counter(stands)
    for worker, kind, minutes in differences(stands, given_now):
        assert minutes
        total[worker, kind] += minutes
    assert {key: minutes for key, minutes in total.items() if minutes} == {k: v for k, v in now.items() if v}
