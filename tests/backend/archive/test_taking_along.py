"""A member takes everything along: whatever says it is about people is in the archive, and nobody else is."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.archive.calendar import Event, calendar, escaped, folded
from backend.archive.kinds import WITHHELD, kinds
from backend.archive.sheets import cell, sheet
from backend.archive.words import SHOWN, shown
from backend.kit import catalogs
from backend.kit.html import joined, tag
from backend.tables import Base
from tests.backend.archive.opened import taken
from tests.backend.privacy.documents.linked import expanded, relative
from tests.world import MONDAY, World
from tests.world_rosters_views import a_home, a_visit, can, publish, wants

# On no page for people, since they say nothing to them: in the sheets and in the document alone.
_TECHNICAL = {
    "answer_by_at", "answer_by_on", "attempts", "backed_up", "by_desk", "by_email", "by_push", "changed_at", "critical",
    "cut_at", "cut_until_on", "day_part", "decided_at", "declaration_version", "detail_code", "earliest_at",
    "explanation", "filled", "flexible_minutes", "last_used_at", "late_at", "latest_end_at", "latitude_e5",
    "longitude_e5", "necessity", "overrides", "params", "part", "path", "recurrence", "reminded_at", "renews", "seq",
    "sha256", "sign_count", "source", "step", "transports", "version",
}  # fmt: skip


def test_every_personal_table_and_every_column_of_it_is_taken_along_or_named_as_left_out() -> None:
    told = {f"{kind.name}.{column}" for kind in kinds() for column in kind.columns}
    there = {
        f"{table.name}.{column.name}"
        for table in Base.metadata.sorted_tables
        if table.info["guard"] == "personal"
        for column in table.columns
        if column.name != "cooperative_id"
    }
    assert told | set(WITHHELD) == there
    assert not told & set(WITHHELD)


def test_a_column_is_on_the_page_or_named_as_saying_nothing_to_people() -> None:
    columns = {column for kind in kinds() for column in kind.columns if column != "id" and not column.endswith("_id")}
    assert columns - set(SHOWN) == _TECHNICAL


@pytest.mark.parametrize("language", catalogs.languages())
def test_every_kind_and_every_column_on_the_page_has_its_words(language: str) -> None:
    texts = catalogs.catalog(language)
    wanted = {f"paper.kind.{kind.name}" for kind in kinds() if kind.name != "agreement"}
    wanted |= {f"paper.column.{SHOWN[name] or name}" for kind in kinds() for name in shown(kind.columns)}
    assert not sorted(wanted - set(texts))


async def test_a_worker_finds_everything_about_themselves_and_nobody_elses_name(world: World) -> None:
    asha, margaret = await world.a_worker("Asha"), await world.a_client("Margaret")
    await a_home(world, margaret)
    await can(world, asha, (0, 8, 12, "prefer"))
    await wants(world, asha, 600)
    await publish(world, [(await a_visit(world, margaret, at="09:00"), asha)])
    async with await world.sign_in(asha) as browser:
        assert (await browser.get("/api/my/week?from=2026-11-23")).status_code == 200
        found = await taken(browser)
    assert [row["given_name"] for row in found.records["member_identity"]] == ["Asha"]
    assert [row["level"] for row in found.records["usual_span"]] == ["prefer"]
    assert [row["wanted_minutes"] for row in found.records["hours_wanted"]] == [600]
    assert [row["client_id"] for row in found.records["assignment"]] == [str(margaret)]
    everything = "".join(map(found.text, found.files))
    assert "Margaret" not in everything
    assert "Mill Lane" not in everything
    assert "DTSTART:20261123T090000Z" in found.text("calendar.ics")


async def test_a_client_finds_their_address_their_visits_and_who_looked(world: World) -> None:
    asha, margaret = await world.a_worker("Asha"), await world.a_client("Margaret")
    await a_home(world, margaret)
    await publish(world, [(await a_visit(world, margaret, at="09:00"), asha)])
    async with await world.sign_in(asha) as hers:
        assert (await hers.get("/api/my/week?from=2026-11-23")).status_code == 200
    async with await world.sign_in(margaret) as browser:
        found = await taken(browser)
    assert [row["line"] for row in found.records["service_address"]] == ["4 Mill Lane"]
    assert {"CareDelivery"} <= {look["purpose"] for look in found.looks["looks"]}
    assert found.looks["ledger"]
    assert "Asha" not in "".join(map(found.text, found.files))
    assert "4 Mill Lane" in found.text("index.html")
    assert '<html lang="en" dir="ltr">' in found.text("index.html")


async def test_a_draft_that_nobody_published_is_in_no_archive(world: World) -> None:
    asha, margaret = await world.a_worker("Asha"), await world.a_client("Margaret")
    await a_home(world, margaret)
    await publish(world, [(await a_visit(world, margaret, at="09:00"), asha)])
    async with await world.sign_in(asha) as browser:
        found = await taken(browser)
    assert found.records["planned_visit"] == []


async def test_the_documents_in_the_archive_are_read_by_others_with_nothing_dropped(world: World) -> None:
    margaret = await world.a_client("Margaret")
    async with await world.sign_in(margaret) as browser:
        found = await taken(browser)
    document = found.document
    assert list(relative(expanded(document))) == list(relative(expanded(found.looks))) == []
    held = [name for name in found.files if name.startswith("agreements/") and name.endswith(".json")]
    assert len(held) == len(document["agreements"]) > 0
    hashes = {line.split()[1]: line.split()[0] for line in found.text("agreements/hashes.txt").splitlines()}
    assert hashes == {one["id"]: one["sha256"] for one in document["agreements"]}


async def test_the_same_instant_gives_the_same_bytes(world: World) -> None:
    asha = await world.a_worker("Asha")
    async with await world.sign_in(asha) as browser:
        assert (await taken(browser)).body == (await taken(browser)).body


@given(text=st.text(max_size=200))
def test_a_line_of_a_calendar_is_short_enough_and_unfolds_to_what_it_was(text: str) -> None:
    line = f"SUMMARY:{escaped(text)}"
    parts = list(folded(line))
    assert all(len(part.encode()) <= 75 for part in parts)
    assert parts[0] + "".join(part[1:] for part in parts[1:]) == line
    assert not any(character in line for character in "\r\n")


@given(text=st.text(alphabet=";,\\\nab", max_size=40))
def test_what_is_escaped_in_a_calendar_reads_back_as_it_was(text: str) -> None:
    marked = escaped(text).replace("\\\\", "\0")
    plain = marked.replace("\\n", "\n").replace("\\;", ";").replace("\\,", ",").replace("\0", "\\")
    assert plain == text


def test_a_calendar_is_as_the_standard_writes_it() -> None:
    event = Event(id="1", starts_at=MONDAY, ends_at=MONDAY.replace(hour=9), summary="Visit; with, care")
    assert calendar([event], made_at=MONDAY, product="Willow").split("\r\n") == [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Willow//EN", "CALSCALE:GREGORIAN", "BEGIN:VEVENT", "UID:1",
        "DTSTAMP:20261123T080000Z", "DTSTART:20261123T080000Z", "DTEND:20261123T090000Z",
        "SUMMARY:Visit\\; with\\, care", "CLASS:PRIVATE", "STATUS:CONFIRMED", "END:VEVENT", "END:VCALENDAR", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=1+1", "'=1+1"), ("@now", "'@now"), (-5, "-5"), (None, ""), (True, "true"), ("it’s", "it’s"),
        ({"from": 1, "until": None}, '{"from":1,"until":null}'),
    ],
)  # fmt: skip
def test_a_cell_is_no_formula(value: Any, written: str) -> None:  # noqa: ANN401 -- any value
    assert cell(value) == written


def test_a_sheet_says_what_it_is_and_quotes_what_must_be() -> None:
    assert sheet(["a", "b"], [{"a": 'x,"y"\n', "b": 1}]).decode() == '\ufeffa,b\r\n"x,""y""\n",1\r\n'


@given(text=st.text(alphabet="<>&\"'a", max_size=20))
def test_text_on_a_page_cannot_become_markup(text: str) -> None:
    inside = tag("p", text, title=text).removeprefix('<p title="').removesuffix("</p>")
    assert not set(inside.replace('">', "", 1)) & set('<>"')
    assert "<" not in joined([text])
