"""The built PWA, served with the headers it needs: hashed files for ever, the shell asked for anew."""

import mimetypes
from functools import cache
from pathlib import Path

import msgspec
from litestar import Response, get, head
from litestar.exceptions import NotFoundException
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

from backend.kit.web.routes import AnyRequest

_HOMES = (Path(__file__).resolve().parents[3] / "pwa" / "dist", Path(__file__).resolve().parents[2] / "dist")
_FOR_EVER = "public, max-age=31536000, immutable"
_EACH_TIME = "no-cache"
_TYPES = {".webmanifest": "application/manifest+json", ".js": "text/javascript", ".json": "application/json"}


class Page(msgspec.Struct, frozen=True):
    """One built file, and the same pressed beforehand if the build made that."""

    body: bytes
    pressed: bytes | None
    media_type: str
    keep: str


@cache
def pages() -> dict[str, Page]:
    """Every built file by its path; empty where the PWA was not built."""
    home = next((home for home in _HOMES if home.is_dir()), None)
    if home is None:
        return {}
    files = [path for path in home.rglob("*") if path.is_file() and path.suffix != ".br"]
    return {f"/{path.relative_to(home).as_posix()}": _page(path) for path in files}


def _page(path: Path) -> Page:
    pressed = path.with_name(path.name + ".br")
    media_type = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return Page(
        body=path.read_bytes(),
        pressed=pressed.read_bytes() if pressed.exists() else None,
        media_type=media_type,
        keep=_FOR_EVER if path.parent.name == "assets" else _EACH_TIME,
    )


def _answer(request: AnyRequest, path: str) -> Response[bytes]:
    """The file at `path`; the shell for a place within the app; 404 for a file that is not there."""
    found = pages().get(path)
    if found is None and "." not in path.rpartition("/")[2] and not path.startswith("/api"):
        found = pages().get("/index.html")
    if found is None:
        raise NotFoundException
    press = found.pressed is not None and "br" in request.headers.get("accept-encoding", "")
    headers = {"cache-control": found.keep, "vary": "accept-encoding"}
    if press:
        headers["content-encoding"] = "br"
    body = found.pressed if press and found.pressed is not None else found.body
    return Response(body, media_type=found.media_type, headers=headers)


@get("/", include_in_schema=False, opt={"anybody": True}, sync_to_thread=False)
def shell(request: AnyRequest) -> Response[bytes]:
    """The app."""
    return _answer(request, "/index.html")


@head("/", include_in_schema=False, opt={"anybody": True}, sync_to_thread=False)
def shell_head() -> None:
    """For those who only ask whether it is there."""


@get("/{path:path}", include_in_schema=False, opt={"anybody": True}, sync_to_thread=False)
def page(request: AnyRequest, path: FromPath[str]) -> Response[bytes]:
    """A file of the app, or the app itself at one of its places."""
    return _answer(request, "/" + path.lstrip("/"))


HANDLERS: list[HTTPRouteHandler] = [shell, shell_head, page]
