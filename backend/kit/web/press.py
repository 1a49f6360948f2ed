"""Answers of the API, pressed on the way out: a worker's week is 13 kB as it is and 2 kB pressed."""

import gzip

from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPResponseStartEvent, Message, Receive, Scope, Send

_LEAST_BYTES = 1_000
_LEVEL = 6


def pressed(app: ASGIApp) -> ASGIApp:
    """`app`, whose larger JSON answers are gzip for who takes it; what is pressed already, or streams, stays.

    How long a pressed answer is can tell what is in it to somebody who puts guesses of their own into it and listens.
    No answer of ours can be asked for from another site with the cookie (it is `SameSite`), so nobody can guess twice.
    """

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        takes = scope["type"] == ScopeType.HTTP and b"gzip" in dict(scope["headers"]).get(b"accept-encoding", b"")
        await app(scope, receive, _Press(send) if takes else send)

    return wrapped


class _Press:
    """Keeps the head of an answer back until its body is seen."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._head: HTTPResponseStartEvent | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _may(dict(message["headers"])):
            self._head = message
            return
        head, self._head = self._head, None
        if head is not None:
            if message["type"] == "http.response.body" and not message.get("more_body"):
                message["body"] = _body(head, message["body"])
            await self._send(head)
        await self._send(message)


def _may(headers: dict[bytes, bytes]) -> bool:
    return b"json" in headers.get(b"content-type", b"") and b"content-encoding" not in headers


def _body(head: HTTPResponseStartEvent, body: bytes) -> bytes:
    """The body to send; its head says what became of it."""
    if len(body) < _LEAST_BYTES:
        return body
    small = gzip.compress(body, _LEVEL, mtime=0)
    kept = [(name, value) for name, value in head["headers"] if name.lower() != b"content-length"]
    told = [(b"content-encoding", b"gzip"), (b"vary", b"accept-encoding"), (b"content-length", b"%d" % len(small))]
    head["headers"] = [*kept, *told]
    return small
