"""What a member brings from one installation is theirs in another: the same agreements by hash, the same week."""

import base64
import io
import stat
import tracemalloc
import zipfile
from collections.abc import AsyncIterator, Callable
from typing import Any
from uuid import UUID

import httpx
import msgspec
import pytest

from backend.archive import bundle
from backend.kit.errors import Problem
from backend.kit.ids import new_id
from backend.privacy.purposes import MOST_RETENTION_DAYS
from tests.backend.archive.opened import Opened, taken
from tests.database import TestDatabase
from tests.world import World, a_world
from tests.world_data import ADDRESS, LANGUAGE, NOTES, Json, my_data, narrower, rule_of, say, sent
from tests.world_rosters_views import can, wants

START = ("TravelStart", "Scheduling", "Solver")


@pytest.fixture
async def elsewhere(fresh_database: TestDatabase) -> AsyncIterator[World]:
    """Another cooperative, in another installation, at the other end of the world."""
    async with a_world(fresh_database, zone="Asia/Kolkata", public_url="https://other.example") as made:
        yield made


async def post(browser: httpx.AsyncClient, body: bytes, archive_id: UUID | None = None) -> httpx.Response:
    sent = {"id": str(archive_id or new_id()), "zip": base64.b64encode(body).decode()}
    return await browser.post("/api/my/archive", json=sent)


async def brought(browser: httpx.AsyncClient, archive: Opened) -> Json:
    answer = await post(browser, archive.body)
    assert answer.status_code == 201, answer.text
    found: Json = answer.json()
    return found


async def take(browser: httpx.AsyncClient, archive: Json) -> Json:
    answer = await browser.post(f"/api/my/archive/{archive['id']}/take")
    assert answer.status_code == 200, answer.text
    found: Json = answer.json()
    return found


async def test_the_same_agreements_hold_in_another_installation_by_hash(world: World, elsewhere: World) -> None:
    here_id, there_id = await world.a_client("Margaret"), await elsewhere.a_client("Margaret")
    async with await world.sign_in(here_id) as here, await elsewhere.sign_in(there_id) as there:
        fresh = (await taken(here)).hashes()
        await sent(
            here,
            await narrower(here, ADDRESS, precision="area"),
            await narrower(here, NOTES, retention_days=14, until_on="2027-03-01"),
            say(LANGUAGE, "no"),
        )
        mine = await taken(here)
        assert len(fresh - mine.hashes()) == 3
        assert len(mine.hashes() - fresh) == 2
        preview = await brought(there, mine)
        before = (await taken(there)).hashes()
        done = await take(there, preview)
        assert done["taken_at"] is not None
        assert (await taken(there)).hashes() == mine.hashes() != before
        assert rule_of(await my_data(there), ADDRESS)["agreed"]["precision"] == "area"
        assert rule_of(await my_data(there), LANGUAGE)["agreed"] is None


async def test_a_member_who_joins_later_finds_the_same_days_on_which_optional_agreements_end(
    world: World, elsewhere: World
) -> None:
    here_id = await world.a_worker("Asha")
    elsewhere.clock.pass_time(days=40)
    there_id = await elsewhere.a_worker("Asha")
    async with await world.sign_in(here_id) as here, await elsewhere.sign_in(there_id) as there:
        mine = await taken(here)
        preview = await brought(there, mine)
        outcomes = {one["outcome"] for one in preview["agreements"]}
        assert outcomes == {"same", "agreed"}
        await take(there, preview)
        assert (await taken(there)).hashes() == mine.hashes()


async def test_a_worker_finds_their_week_their_hours_and_what_they_wished(world: World, elsewhere: World) -> None:
    here_id, there_id = await world.a_worker("Asha"), await elsewhere.a_worker("Asha")
    await can(world, here_id, (0, 8, 12, "prefer"), (3, 9, 24, "can"))
    await wants(world, here_id, 900)
    async with await world.sign_in(here_id) as here, await elsewhere.sign_in(there_id) as there:
        on = {"on": "2026-12-20", "starts_time": "10:00", "ends_time": "11:00", "level": "cannot"}
        assert (await here.put(f"/api/my/availability/exceptions/{new_id()}", json=on)).status_code == 200
        assert (await here.put("/api/me/language", json={"language": "gu"})).is_success
        mine = (await here.get("/api/my/availability")).json()
        await take(there, await brought(there, await taken(here)))
        theirs = (await there.get("/api/my/availability")).json()
        assert (await there.get("/api/me")).json()["language"] == "gu"
    assert theirs["spans"] == mine["spans"] != []
    assert theirs["hours_wanted"] == mine["hours_wanted"]
    assert [{**one, "id": ""} for one in theirs["exceptions"]] == [{**one, "id": ""} for one in mine["exceptions"]]


async def test_nothing_changes_before_it_is_taken_and_nothing_twice(world: World, elsewhere: World) -> None:
    here_id, there_id = await world.a_worker("Asha"), await elsewhere.a_worker("Asha")
    await can(world, here_id, (0, 8, 12, "prefer"))
    async with await world.sign_in(here_id) as here, await elsewhere.sign_in(there_id) as there:
        before = (await taken(there)).records["usual_span"]
        preview = await brought(there, await taken(here))
        assert (await taken(there)).records["usual_span"] == before == []
        await take(there, preview)
        said = {"spans": [], "version": (await there.get("/api/my/availability")).json()["version"]}
        assert (await there.put("/api/my/availability/usual", json=said)).is_success
        await take(there, preview)
        assert (await taken(there)).records["usual_span"] == []


async def test_what_was_elsewhere_stays_with_the_member_and_goes_along_again(world: World, elsewhere: World) -> None:
    here_id, there_id = await world.a_worker("Asha"), await elsewhere.a_worker("Asha")
    async with await world.sign_in(here_id) as here, await elsewhere.sign_in(there_id) as there:
        mine = await taken(here)
        preview = await brought(there, mine)
        await take(there, preview)
        assert (await taken(there)).files[f"brought/{preview['id']}.jsonld"] == mine.files["data.jsonld"]
        assert (await there.delete(f"/api/my/archive/{preview['id']}")).status_code == 204
        assert (await there.get(f"/api/my/archive/{preview['id']}")).status_code == 404
        assert not [name for name in (await taken(there)).files if name.startswith("brought/")]


async def test_what_waits_is_forgotten_after_a_day(world: World) -> None:
    asha = await world.a_worker("Asha")
    async with await world.sign_in(asha) as browser:
        preview = await brought(browser, await taken(browser))
        world.clock.pass_time(days=1)
        assert (await browser.post(f"/api/my/archive/{preview['id']}/take")).status_code == 404


async def test_nobody_else_finds_what_somebody_brought(world: World) -> None:
    asha, ben = await world.a_worker("Asha"), await world.a_worker("Ben")
    async with await world.sign_in(asha) as hers, await world.sign_in(ben) as his:
        preview = await brought(hers, await taken(hers))
        for method, path in (("GET", ""), ("POST", "/take"), ("DELETE", "")):
            assert (await his.request(method, f"/api/my/archive/{preview['id']}{path}")).status_code == 404
        assert (await post(his, (await taken(his)).body, UUID(preview["id"]))).status_code == 404


def zipped(*files: tuple[str | zipfile.ZipInfo, bytes], pressed: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", pressed) as archive:
        for name, body in files:
            archive.writestr(name, body, pressed)
    return out.getvalue()


def a_link() -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("data.jsonld")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


def lying(body: bytes) -> bytes:
    """The same archive, its document's size said to be small in both places where it stands."""
    size = len(b"x" * (bundle.MOST_DOCUMENT_BYTES + 10))
    return body.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))


BOMB = b"x" * (bundle.MOST_DOCUMENT_BYTES + 10)
DATA = b'{"format":"commonrota-archive-1"}'
BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "no archive": (lambda: b"PK nonsense", "archive_unreadable"),
    "nothing": (lambda: b"", "archive_unreadable"),
    "cut off": (lambda: zipped(("data.jsonld", DATA))[:-30], "archive_unreadable"),
    "up and out": (lambda: zipped(("data.jsonld", DATA), ("../../etc/passwd", b"x")), "archive_unsafe"),
    "from the root": (lambda: zipped(("/etc/passwd", b"x")), "archive_unsafe"),
    "from a drive": (lambda: zipped(("C:/x", b"x")), "archive_unsafe"),
    "backwards": (lambda: zipped(("..\\x", b"x")), "archive_unsafe"),
    "a link": (lambda: zipped((a_link(), b"/etc/passwd")), "archive_unsafe"),
    "a bomb": (lambda: zipped(("data.jsonld", BOMB)), "archive_bursts"),
    "a bomb beside": (lambda: zipped(("data.jsonld", DATA), ("a", b"\0" * 30_000_000)), "archive_bursts"),
    "a lying bomb": (lambda: lying(zipped(("data.jsonld", BOMB))), "archive_unreadable"),
    "thousands of files": (lambda: zipped(*((str(n), b"") for n in range(bundle.MOST_FILES + 1))), "archive_bursts"),
    "a list of files and nothing else": (lambda: b"PK\1\2" * (bundle.MOST_FILES + 1), "archive_bursts"),
    "another program's": (lambda: zipped(("x.txt", b"x")), "archive_not_ours"),
    "another format": (lambda: zipped(("data.jsonld", b'{"format":"other"}')), "archive_not_ours"),
    "no document": (lambda: zipped(("data.jsonld", b"[" * 100_000)), "archive_not_ours"),
    "half a character": (lambda: zipped(("data.jsonld", b'{"format":"\xed\xa0\x80"}')), "archive_not_ours"),
}


@pytest.mark.parametrize("name", BAD)
async def test_a_file_that_is_no_archive_is_refused_by_name_and_leaves_nothing(world: World, name: str) -> None:
    make, code = BAD[name]
    asha = await world.a_worker("Asha")
    async with await world.sign_in(asha) as browser:
        answer = await post(browser, make())
        assert (answer.status_code, answer.json()["code"]) == (400, code), answer.text
        assert (await taken(browser)).records["brought_archive"] == []


@pytest.mark.parametrize("pressed", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_unpacks_to_more_than_it_says_is_never_unpacked_whole(pressed: int) -> None:
    body = lying(zipped(("data.jsonld", BOMB), pressed=pressed))
    tracemalloc.start()
    try:
        with pytest.raises(Problem) as caught:
            bundle.opened(body)
        assert tracemalloc.get_traced_memory()[1] < len(BOMB) / 10
    finally:
        tracemalloc.stop()
    assert (caught.value.code, caught.value.status) == ("archive_unreadable", 400)


async def test_a_body_larger_than_an_archive_may_be_is_refused(world: World) -> None:
    asha = await world.a_worker("Asha")
    async with await world.sign_in(asha) as browser:
        assert (await post(browser, b"x" * (bundle.MOST_ZIP_BYTES + 1))).status_code == 413
        assert (await browser.put("/api/me/language", json={"language": "x" * 1_100_000})).status_code == 413


def changed(archive: Opened, **records: Any) -> bytes:  # noqa: ANN401 -- rows of any kind
    document = archive.document
    document["records"] |= records
    return zipped(("data.jsonld", msgspec.json.encode(document)))


ALTERED: dict[str, dict[str, Any]] = {
    "overlapping": {"usual_span": [{"weekday": 0, "minutes": {"from": 0, "until": 600}, "level": "can"}] * 2},
    "backwards": {"usual_span": [{"weekday": 0, "minutes": {"from": 600, "until": 0}, "level": "can"}]},
    "a ninth day": {"usual_span": [{"weekday": 9, "minutes": {"from": 0, "until": 600}, "level": "can"}]},
    "too much": {"hours_wanted": [{"least_minutes": 5, "wanted_minutes": 4, "most_minutes": 3}]},
    "no row": {"hours_wanted": ["x"]},
    "many": {"usual_span": [{"weekday": 0, "minutes": {"from": 0, "until": 600}, "level": "can"}] * 500},
}


@pytest.mark.parametrize("name", ALTERED)
async def test_an_archive_that_somebody_altered_is_refused_when_it_is_taken_and_changes_nothing(
    world: World, name: str
) -> None:
    asha = await world.a_worker("Asha")
    await can(world, asha, (2, 8, 12, "can"))
    async with await world.sign_in(asha) as browser:
        before = await taken(browser)
        answer = await post(browser, changed(before, **ALTERED[name]))
        if answer.status_code == 201:
            answer = await browser.post(f"/api/my/archive/{answer.json()['id']}/take")
        assert answer.status_code == 400, answer.text
        after = await taken(browser)
        assert after.records["usual_span"] == before.records["usual_span"]
        assert after.records["hours_wanted"] == before.records["hours_wanted"]


async def test_a_hash_that_a_file_claims_is_not_believed_and_more_than_is_asked_is_not_agreed(world: World) -> None:
    margaret = await world.a_client("Margaret")
    async with await world.sign_in(margaret) as browser:
        document = (await taken(browser)).document
        for one in document["agreements"]:
            one |= {"retention_days": MOST_RETENTION_DAYS, "sha256": "0" * 64, "until_on": "2099-01-01"}
        preview = (await post(browser, zipped(("data.jsonld", msgspec.json.encode(document))))).json()
        assert all(one["sha256"] != "0" * 64 for one in preview["agreements"])
        await take(browser, preview)
        for rule in (await my_data(browser))["rules"]:
            assert rule["agreed"]["retention_days"] <= rule["asked"]["retention_days"]
            assert rule["agreed"]["until"] < "2027-11-25"
