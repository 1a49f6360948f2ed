"""The HTTP edge: commands done once, plain errors in the person's language, strict headers, nothing half-done."""

import asyncio
import re
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from backend.kit.web.cookies import SESSION
from backend.kit.web.headers import strict_headers
from tests.world import World


async def test_the_same_command_twice_has_one_effect_and_the_same_answer(world: World) -> None:
    key = {"idempotency-key": str(uuid4())}
    async with await world.sign_in(await world.a_worker()) as browser:
        first = await browser.put("/api/me/language", json={"language": "gu"}, headers=key)
        await browser.put("/api/me/language", json={"language": "en"})
        again = await browser.put("/api/me/language", json={"language": "gu"}, headers=key)
        assert (again.status_code, again.content) == (first.status_code, first.content)
        assert (await browser.get("/api/me")).json()["language"] == "en"


async def test_a_key_used_for_something_else_is_refused(world: World) -> None:
    key = {"idempotency-key": str(uuid4())}
    async with await world.sign_in(await world.a_worker()) as browser:
        await browser.put("/api/me/language", json={"language": "gu"}, headers=key)
        other = await browser.put("/api/me/language", json={"language": "en"}, headers=key)
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")


async def test_a_refused_command_may_be_tried_again_with_its_key(world: World) -> None:
    key = {"idempotency-key": str(uuid4())}
    async with await world.sign_in(await world.a_worker()) as browser:
        refused = await browser.put("/api/me/language", json={"language": "xx"}, headers=key)
        assert refused.status_code == 400
        assert (await browser.put("/api/me/language", json={"language": "gu"}, headers=key)).status_code == 200


@pytest.mark.parametrize("path", ["/api/me", "/api/my/week?from=2026-11-23&days=7", "/api/my/availability"])
async def test_a_page_left_open_is_told_nothing_of_who_signed_in_after(world: World, path: str) -> None:
    before, after = await world.a_worker("Asha"), await world.a_worker("Denise")
    async with await world.sign_in(after) as browser:
        assert (await browser.get(path, headers={"for-member": str(before)})).status_code == 401
        assert (await browser.get(path, headers={"for-member": str(after)})).status_code == 200


async def test_a_change_made_by_one_member_is_never_done_as_another_of_the_same_browser(world: World) -> None:
    before = await world.a_worker("Asha")
    async with await world.sign_in(await world.a_worker("Denise")) as browser:
        for key in ({}, {"idempotency-key": str(uuid4())}):
            meant = {"for-member": str(before), **key}
            assert (await browser.put("/api/me/language", json={"language": "gu"}, headers=meant)).status_code == 401
        assert (await browser.get("/api/me")).json()["language"] == "en"


async def test_one_member_s_key_means_nothing_for_another(world: World) -> None:
    key = {"idempotency-key": str(uuid4())}
    for name in ("Asha", "Denise"):
        async with await world.sign_in(await world.a_worker(name)) as browser:
            assert (await browser.put("/api/me/language", json={"language": "gu"}, headers=key)).status_code == 200
            assert (await browser.get("/api/me")).json()["language"] == "gu"


async def test_twenty_calls_at_once_with_one_key_are_one_call(world: World) -> None:
    key = {"idempotency-key": str(uuid4())}
    async with await world.sign_in(await world.a_worker()) as browser:
        body = {"language": "gu"}
        calls = [browser.put("/api/me/language", json=body, headers=key) for _ in range(20)]
        answers = {(answer.status_code, answer.content) for answer in await asyncio.gather(*calls)}
    assert len(answers) == 1
    async with world.engine.connect() as connection:
        left_open = "select count(*) from pg_stat_activity where state = 'idle in transaction'"
        assert await connection.scalar(text(f"{left_open} and application_name like 'commonrota%'")) == 0


@pytest.mark.parametrize(
    ("body", "field", "code"),
    [
        ({}, "language", "missing"),
        ({"language": "gu", "colour": "red"}, "colour", "unknown"),
        ({"language": 5}, "language", "wrong_type"),
        ({"language": "GUJARATI"}, "language", "bad_format"),
    ],
)
async def test_a_wrong_field_is_named_with_what_to_do(
    world: World, body: dict[str, object], field: str, code: str
) -> None:
    async with await world.sign_in(await world.a_worker()) as browser:
        answer = await browser.put("/api/me/language", json=body)
    problem = answer.json()
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
    assert [(error["field"], error["code"]) for error in problem["errors"]] == [(field, code)]


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b'"x"', b"\xff\xfe", b'{"language":"gu"', b"[" * 2000])
async def test_a_body_that_is_no_json_object_is_refused_plainly(world: World, body: bytes) -> None:
    async with await world.sign_in(await world.a_worker()) as browser:
        answer = await browser.put("/api/me/language", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 400, answer.text
    assert answer.json()["code"] == "invalid"


async def test_a_body_of_ten_megabytes_is_refused(world: World) -> None:
    async with await world.sign_in(await world.a_worker()) as browser:
        body = b'{"language":"' + b"a" * 10_000_000 + b'"}'
        answer = await browser.put("/api/me/language", content=body, headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(junk=st.binary(max_size=300))
async def test_no_body_whatever_makes_the_server_fail(world: World, junk: bytes) -> None:
    async with world.browser() as browser:
        answer = await browser.post("/api/sessions", content=junk, headers={"content-type": "application/json"})
    assert answer.status_code in {400, 410, 429}


async def test_every_answer_has_the_strict_headers(world: World) -> None:
    async with world.browser() as browser:
        for path in ("/health", "/api/me", "/api/nowhere", "/"):
            headers = (await browser.get(path)).headers
            assert "default-src 'none'" in headers["content-security-policy"], path
            assert headers["x-content-type-options"] == "nosniff"
        assert (await browser.get("/api/me")).headers["cache-control"] == "no-store"


@pytest.mark.parametrize(("status", "policies"), [(200, 0), (404, 1)])
async def test_a_built_script_is_only_what_it_says_and_needs_no_rules_for_pages(status: int, policies: int) -> None:
    message: Any = {"type": "http.response.start", "status": status, "headers": []}
    scope: Any = {"path": "/assets/index.js"}
    await strict_headers(message, scope)
    names = [name.lower() for name, _value in message["headers"]]
    assert names.count(b"x-content-type-options") == 1
    assert names.count(b"content-security-policy") == policies


async def test_health_says_version_database_queue_and_roster(world: World) -> None:
    async with world.browser() as browser:
        answer = await browser.get("/health")
    assert answer.status_code == 200
    assert answer.json() | {"version": "-"} == {
        "status": "ok", "version": "-", "database": "ok", "queue": "ok", "roster": "none",
    }  # fmt: skip


@pytest.mark.parametrize("beside", ["a/b=1", "a,b=1", "(=1", 'j={"a":1}', "x", "expires=1", "\xe9=\xff", "", "=", ";;"])
async def test_no_cookie_beside_ours_signs_anybody_out(world: World, beside: str) -> None:
    _session_id, secret = await world.a_session(await world.a_worker())
    ours = f"{SESSION}={secret}"
    async with world.browser() as browser:
        for header in (f"{ours}; {beside}", f"{beside}; {ours}"):
            sent = {b"cookie": header.encode("latin-1")}
            assert (await browser.get("/api/me", headers=sent)).status_code == 200, header


async def test_no_page_of_ours_names_another_host(world: World) -> None:
    known = {route.path for route in world.app.routes if "{" not in route.path} | {"/api/schema/swagger"}
    async with world.browser() as browser:
        for path in sorted(known - {"/api/events"}):
            answer = await browser.get(path)
            assert not re.search(r"(?:src|href)=.https?:", answer.text), path
