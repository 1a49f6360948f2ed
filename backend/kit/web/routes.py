"""What every handler is given, and what every route says of the personal data it touches."""

from datetime import datetime
from typing import Any

from litestar import Request
from litestar.app import Litestar
from litestar.di import NamedDependency, Provide
from sqlalchemy.ext.asyncio import AsyncSession

AnyRequest = Request[Any, Any, Any]


def provide_session(request: AnyRequest) -> AsyncSession:
    """The request's one session; its transaction is committed when the answer is ready."""
    session: AsyncSession = request.scope["state"]["session"]
    return session


def provide_now(request: AnyRequest, session: NamedDependency[AsyncSession]) -> datetime:  # noqa: ARG001
    """The instant the request is answered at: one for everything in it.

    It asks for the session so that the two are made one after the other: two at once cost a task group each request.
    """
    now: datetime = request.scope["state"]["now"]
    return now


DEPENDENCIES = {
    "session": Provide(provide_session, sync_to_thread=False),
    "now": Provide(provide_now, sync_to_thread=False),
}


def document(app: Litestar) -> dict[str, Any]:
    """The OpenAPI document, each operation with what its route says (`x-purpose`, `x-data-categories`, …)."""
    schema = app.openapi_schema.to_schema()
    for route in app.routes:
        for handler in getattr(route, "route_handlers", ()):
            said = handler.opt.get("x")
            for method in getattr(handler, "http_methods", ()):
                operation = schema["paths"].get(_openapi_path(route.path_format), {}).get(method.lower())
                if said and operation is not None:
                    operation.update(said)
    _lists_of_one_thing(schema)
    return schema


def _lists_of_one_thing(node: object) -> None:
    """Takes the dots of a bounded `tuple[X, ...]` out of what its items are: they read as anything at all."""
    if isinstance(node, dict):
        items = node.get("items")
        if isinstance(items, dict) and {} in items.get("oneOf", ()):
            node["items"] = next(each for each in items["oneOf"] if each)
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        _lists_of_one_thing(inner)


def _openapi_path(path: str) -> str:
    return path or "/"
