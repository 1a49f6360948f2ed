"""Headers on every answer, and refusal of state changes that another site asked for."""

from collections.abc import Callable, Collection, Mapping
from http import HTTPStatus

from litestar.datastructures import MutableScopeHeaders
from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from backend.kit.errors import Problem

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'"
)
_ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "strict-transport-security": "max-age=31536000",
}
# Rules for a page. A built script or style is never one, and a phone on a slow line fetches ten of them.
_OF_PAGES = {
    "content-security-policy": POLICY,
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "geolocation=(), camera=(), microphone=()",
}
_PARTS_OF_PAGES = "/assets/"
_SAFE = {"GET", "HEAD", "OPTIONS"}


async def strict_headers(message: Message, scope: Scope) -> None:
    """Adds the security headers to every answer; those under /api are never stored by a cache."""
    if message["type"] == "http.response.start":
        headers = MutableScopeHeaders.from_message(message)
        a_part = scope["path"].startswith(_PARTS_OF_PAGES) and message["status"] == HTTPStatus.OK
        for name, value in (_ALWAYS if a_part else _ALWAYS | _OF_PAGES).items():
            headers[name] = value
        if scope["path"].startswith("/api/"):
            headers["cache-control"] = "no-store"


def same_origin(*, except_for: Collection[str]) -> Callable[[ASGIApp], ASGIApp]:
    """Refuses unsafe methods unless the browser says that our own page asked, and says it in JSON.

    `except_for`: paths that other programs than browsers ask.
    """

    def around(app: ASGIApp) -> ASGIApp:
        async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] == ScopeType.HTTP and scope["method"] not in _SAFE and scope["path"] not in except_for:
                headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
                _must_be_ours(headers, scope["method"])
            await app(scope, receive, send)

        return wrapped

    return around


def _must_be_ours(headers: Mapping[str, str], method: str) -> None:
    if not _ours(headers):
        raise Problem("other_origin", 403)
    kind = headers.get("content-type", "application/json").split(";")[0].strip()
    if kind != "application/json" and method != "DELETE":
        raise Problem("json_only", 415)


def _ours(headers: Mapping[str, str]) -> bool:
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    _scheme, named, host = headers.get("origin", "").partition("://")
    return bool(named) and host == headers.get("host")
