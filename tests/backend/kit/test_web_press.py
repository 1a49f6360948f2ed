"""Answers of the API on their way out: the same to read, however they were sent."""

import gzip
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from litestar import Litestar, Response, get
from litestar.response import Stream

from backend.kit.web.press import pressed

_LONG = {"text": "a week of visits " * 200}
_ENDLESS = [b'{"a": 1', b"}"]


@get("/long", sync_to_thread=False)
def _long() -> dict[str, str]:
    return _LONG


@get("/done", sync_to_thread=False)
def _done() -> Response[bytes]:
    body = gzip.compress(b"{}" * 1000)
    return Response(body, media_type="application/json", headers={"content-encoding": "gzip"})


@get("/stream", sync_to_thread=False)
def _stream() -> Stream:
    return Stream(iter(_ENDLESS), media_type="application/json")


_APP: Any = pressed(Litestar([_long, _done, _stream], openapi_config=None))


def _browser(takes: str) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(_APP)
    return httpx.AsyncClient(transport=transport, base_url="http://test", headers={"accept-encoding": takes})


async def test_a_long_answer_is_pressed_for_who_takes_it_and_says_the_same() -> None:
    async with _browser("gzip, br") as browser:
        answer = await browser.get("/long")
    assert (answer.headers["content-encoding"], answer.headers["vary"]) == ("gzip", "accept-encoding")
    assert int(answer.headers["content-length"]) < 200
    assert answer.json() == _LONG


async def test_who_takes_nothing_pressed_gets_it_as_it_is() -> None:
    async with _browser("identity") as browser:
        answer = await browser.get("/long")
    assert "content-encoding" not in answer.headers
    assert answer.json() == _LONG


@pytest.mark.parametrize(("path", "said"), [("/done", b"{}" * 1000), ("/stream", b"".join(_ENDLESS))])
async def test_what_is_pressed_already_or_comes_bit_by_bit_stays(path: str, said: bytes) -> None:
    async with _browser("gzip") as browser:
        answer = await browser.get(path)
    assert answer.headers.get("content-encoding", "none") == ("gzip" if path == "/done" else "none")
    assert answer.content == said


@given(st.binary(max_size=3000))
async def test_any_body_is_read_as_it_was_written(body: bytes) -> None:
    async def app(_scope: Any, _receive: Any, send: Any) -> None:  # noqa: ANN401 -- ASGI
        length = (b"content-length", b"%d" % len(body))
        headers = [(b"content-type", b"application/problem+json"), length]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body, "more_body": False})

    whole: Any = pressed(app)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(whole), base_url="http://test") as browser:
        assert (await browser.get("/")).content == body
