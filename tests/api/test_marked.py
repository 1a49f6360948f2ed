"""What people write about themselves is told to those who have the right, and stands nowhere else."""

import logging
from collections.abc import Iterator
from uuid import UUID

import asyncpg
import pytest

from tests.api.marked import Mark, categories_of, mark_everything, marks, text_of, unnamed_columns
from tests.api.street import APART, NAME, Street, a_street
from tests.database import TestDatabase, run
from tests.house.reach.neighbourhood import Household
from tests.house.reach.table import ROLES, TABLE
from tests.house.reach.test_reach import Case, actor_of, call
from tests.world import settings_for
from tests.world_care import AGREED, ASKED
from tests.world_notifications import Phone, Worker, a_mail_server, a_push_service

READS = [route for route in TABLE if route.startswith("GET") and route not in APART]
NEVER = {"email", "phone", "agent", "name"}
_FULL = {"given_name", "family_name"}
_PLACE = {"line", "area"}
_SAID = {"note", "answer"}


def test_every_column_about_a_person_is_known_as_words_or_as_a_code() -> None:
    assert list(unnamed_columns()) == []


@pytest.fixture(scope="module")
def street(module_database: TestDatabase) -> Iterator[Street]:
    with a_street(module_database) as made:
        door_note = "PUT /api/clients/{client_id}/door-note"
        assert made.send("client", "PUT", made.path(door_note), json=made.body(door_note)).is_success
        emergency = "POST /api/clients/{client_id}/emergency-access"
        assert made.send("coordinator", "POST", made.path(emergency), json=made.body(emergency)).is_success
        mark_everything(module_database)
        yield made


def may_see(role: str, street: Street) -> set[Mark]:
    """What a role may be told of others, by the declaration: nothing but this."""
    near = street.near
    own, neighbours = near.own, near.same_team
    seen = {Mark(column, actor) for column in _EVERYTHING if (actor := actor_of(role, near))}
    if role == "worker":
        seen |= _of(own.client_id, _FULL | _PLACE | _SAID) | _of(neighbours.client_id, {"area"})
        seen |= _of(neighbours.worker_id, _FULL)
    if role in {"client", "contact"}:
        seen |= _of(own.client_id, _EVERYTHING - NEVER) | _of(own.worker_id, _FULL) | _of(own.contact_id, _FULL)
        seen |= _of(near.coordinator_id, {"given_name"})  # who opened what in an emergency
    if role == "coordinator":
        for house in (own, neighbours):
            seen |= {mark for who in _people(house) for mark in _of(who, _FULL)}
            seen |= _of(house.client_id, _PLACE | _SAID)
            seen |= _of(house.next_visit_id, {"pin_reason"})
        seen |= _of(own.client_id, {"door_note"})  # in the emergency
    return seen


def must_see(role: str, street: Street) -> set[Mark]:
    """What a role is told at the least; without it this test would look at empty pages."""
    own = street.near.own
    least = {
        "worker": {Mark("line", own.client_id), Mark("family_name", own.client_id)},
        "client": {
            Mark("given_name", own.worker_id),
            *_of(own.client_id, {"note", "door_note", "reason"}),
        },
        "contact": {Mark("given_name", own.worker_id), Mark("note", own.client_id)},
        "coordinator": {Mark("family_name", own.client_id), *_of(own.client_id, {"note", "door_note"})},
    }
    mine = actor_of(role, street.near)
    return least.get(role, set()) | ({Mark("email", mine)} if mine else set())  # in what one takes along


_EVERYTHING = _FULL | _PLACE | _SAID | NEVER | {"door_note", "words", "reason"}


def _of(who: UUID, columns: set[str]) -> set[Mark]:
    return {Mark(column, who) for column in columns}


def _people(house: Household) -> tuple[UUID, UUID, UUID]:
    return house.client_id, house.worker_id, house.contact_id


@pytest.mark.parametrize("role", ROLES)
def test_nobody_is_told_more_than_they_may_know_nor_what_the_route_does_not_say_it_tells(
    database: TestDatabase, street: Street, role: str, caplog: pytest.LogCaptureFixture
) -> None:
    wrong, found = [], set()
    allowed, said = may_see(role, street), street.document["paths"]
    caplog.set_level(logging.DEBUG)
    for route in READS:
        for relation in "otc" if NAME.search(route) else "y":
            case = Case(route, role, relation, allowed=True)
            answer = street.run(call(street.world, case, street.near, street.near))
            told = marks(text_of(answer.content))
            found |= told
            named = set(said[route.partition(" ")[2]]["get"].get("x-data-categories", ()))
            wrong += [f"{route} does not say {mark.column}" for mark in told if not named & categories_of(mark)]
            wrong += [f"{answer.url}: an address" for _ in marks(str(answer.url))]
            wrong += [f"{route} {relation}: {mark}" for mark in sorted(told - allowed)]
            wrong += [f"{route} {relation}: refused, and yet {mark}" for mark in told if answer.status_code >= 400]
    assert not wrong, "\n".join(wrong)
    assert must_see(role, street) <= found
    assert not marks(caplog.text)


def test_no_refusal_and_no_log_repeats_what_was_written(
    database: TestDatabase, street: Street, caplog: pytest.LogCaptureFixture
) -> None:
    word = f"marked-note-{'0' * 32}"
    caplog.set_level(logging.DEBUG)
    path = f"/api/clients/{street.near.own.client_id}/care-requests/{street.near.own.request_id}"
    bad = (
        {"note": word * 200},
        {"note": word, "minutes": -1},
        {"note": [word]},
        {"tasks": [word]},
        {"note": word + "\x00"},
    )
    for change in bad:
        answer = street.send("client", "PUT", path, json={**ASKED, **change})
        assert answer.status_code >= 400, answer.text
        assert not marks(answer.text), answer.text
    assert not marks(caplog.text)


def test_what_happened_what_is_queued_and_what_is_sent_name_nobody(
    database: TestDatabase, street: Street, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    pushes, letters = street.run(_much_happens(street, database))
    kept = run(_kept(database.admin_url))
    assert pushes
    assert letters
    assert {"event", "notice", "pgqueuer"} <= {name for name, _ in kept}
    assert [(name, text) for name, text in kept if marks(text)] == []
    assert not marks(str(pushes))
    assert not [body for body in letters if marks(body)]
    # The mail server here is the test's own; ours says nothing.
    assert not [each for each in caplog.records if each.name != "mail.log" and marks(each.getMessage())]


async def _much_happens(street: Street, database: TestDatabase) -> tuple[list[dict[str, str]], list[str]]:
    """A request is agreed to and a week published; the queue is worked off. What came by push and by mail."""
    near = street.near
    async with a_push_service() as push, a_mail_server() as (smtp_url, inbox):
        phone = Phone(push)
        settings = settings_for(database, smtp_url=smtp_url, push_hosts=(push.host,), mail_from="rota@willow.example")
        street.world.app.state["settings"] = settings
        worker, ruth = street.browsers["worker"], street.browsers["coordinator"]
        told = await worker.put(f"/api/my/push-subscriptions/{phone.id}", json=phone.subscription())
        assert told.status_code == 200, told.text
        agreed = await ruth.post(f"/api/care-requests/{near.own.request_id}/agree", json=AGREED)
        assert agreed.status_code == 200, agreed.text
        out = await ruth.post(f"/api/rosters/{near.roster_id}/publish", json={"version": near.roster_version})
        assert out.status_code == 200, out.text
        await Worker(street.world, settings).run()
        return phone.shown(), [
            (each.content or b"").decode("utf-8", "replace").partition("\r\n\r\n")[2]
            for each in inbox.got
            if isinstance(each.content, bytes)
        ]


async def _kept(url: str) -> list[tuple[str, str]]:
    """Every row of what happened, is told and is queued, as text."""
    connection = await asyncpg.connect(url)
    try:
        found = []
        for table in ("event", "heard", "notice", "delivery", "pgqueuer_log", "pgqueuer"):
            text = "t::text || coalesce(convert_from(t.payload, 'utf8'), '')" if table == "pgqueuer" else "t::text"
            found += [(table, row["text"]) for row in await connection.fetch(f"select {text} as text from {table} t")]  # noqa: S608
        return found
    finally:
        await connection.close()
