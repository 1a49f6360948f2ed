"""Every error as an RFC 9457 problem detail, in the person's language, without names and without a stack."""

import logging
import re
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

import asyncpg
import msgspec
from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException
from sqlalchemy.exc import DataError, DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionError

from backend.kit import catalogs
from backend.kit.errors import FieldError, Problem

log = logging.getLogger(__name__)
AnyRequest = Request[Any, Any, Any]


class FieldDetail(msgspec.Struct, kw_only=True):
    """What is wrong with one field, as code and as words."""

    field: str
    code: str
    params: dict[str, object]
    message: str


class ProblemDetail(msgspec.Struct, kw_only=True):
    """The body of every error."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    params: dict[str, object]
    errors: list[FieldDetail]


_HTTP_CODES = {
    400: "invalid",
    401: "not_signed_in",
    403: "not_allowed",
    404: "not_found",
    405: "no_such_method",
    413: "too_large",
}
_SQLSTATES = {
    "23P01": ("overlap", 409),
    "23505": ("already_there", 409),
    "40P01": ("busy", 503),
    "40001": ("busy", 503),
    "55P03": ("busy", 503),
    "57014": ("too_slow", 503),
}
_GONE = ("08", "57P0")
_MESSAGES = (
    (re.compile(r"missing required field `(?P<name>[^`]+)`"), "missing"),
    (re.compile(r"contains unknown field `(?P<name>[^`]+)`"), "unknown"),
    (re.compile(r"of length >= (?P<least>\d+)"), "too_short"),
    (re.compile(r"of length <= (?P<most>\d+)"), "too_long"),
    (re.compile(r">= (?P<least>-?\d+)"), "too_small"),
    (re.compile(r"<= (?P<most>-?\d+)"), "too_big"),
    (re.compile(r"matching regex|Invalid (?:UUID|date|RFC3339)|malformed", re.IGNORECASE), "bad_format"),
    (re.compile(r"Invalid enum value"), "not_a_choice"),
    (re.compile(r"Expected `(?P<expected>[^`]+)`"), "wrong_type"),
)
_PATH = re.compile(r"at `\$?\.?(?P<path>[^`]*)`")


def answer(request: AnyRequest, problem: Problem) -> Response[ProblemDetail]:
    """`problem` as the person reads it."""
    language = catalogs.best(request.headers.get("accept-language"))
    params = dict(problem.params)
    detail = ProblemDetail(
        type=f"/problems/{problem.code}",
        title=catalogs.text(language, f"error.{problem.code}.title", params),
        status=problem.status,
        detail=catalogs.text(language, f"error.{problem.code}", params),
        code=problem.code,
        params=params,
        errors=[_field(language, error) for error in problem.errors],
    )
    headers = {"retry-after": "2"} if problem.status in {429, 503} else {}
    return Response(detail, status_code=problem.status, media_type="application/problem+json", headers=headers)


def _field(language: str, error: FieldError) -> FieldDetail:
    message = catalogs.text(language, f"field.{error.code}", error.params)
    return FieldDetail(field=error.field, code=error.code, params=error.params, message=message)


def on_problem(request: AnyRequest, error: Problem) -> Response[ProblemDetail]:
    """A refusal of our own."""
    return answer(request, error)


def on_invalid(request: AnyRequest, error: ValidationException) -> Response[ProblemDetail]:
    """A body, path or query that does not fit: every field is named."""
    extra = error.extra if isinstance(error.extra, list) else []
    fields = [_read(item) for item in extra if isinstance(item, Mapping)] or [_read({"message": error.detail})]
    return answer(request, Problem("invalid", 400, errors=fields))


def on_http(request: AnyRequest, error: HTTPException) -> Response[ProblemDetail]:
    """The framework's own refusals."""
    if isinstance(error, ValidationException):
        return on_invalid(request, error)
    if error.status_code == HTTPStatus.BAD_REQUEST:
        return answer(request, Problem("invalid", 400, errors=[_read({"message": error.detail})]))
    code = _HTTP_CODES.get(error.status_code, "unexpected")
    return answer(request, Problem(code, error.status_code))


def on_database(request: AnyRequest, error: DBAPIError) -> Response[ProblemDetail]:
    """A rule the database held, or a database that went away: then nobody knows, and trying again is safe."""
    sqlstate = getattr(error.orig, "sqlstate", None) or ""
    if sqlstate in _SQLSTATES:
        code, status = _SQLSTATES[sqlstate]
        return answer(request, Problem(code, status))
    if isinstance(error, DataError) or sqlstate.startswith("22"):
        return on_unusable(request, error)
    if isinstance(error, InterfaceError | OperationalError) or error.connection_invalidated:
        return answer(request, Problem("unknown_outcome", 503))
    return on_unexpected(request, error)


def on_driver(request: AnyRequest, error: asyncpg.PostgresError | asyncpg.InterfaceError) -> Response[ProblemDetail]:
    """The same from what speaks to the driver itself: the page asked for most, and the queue."""
    sqlstate = getattr(error, "sqlstate", None) or ""
    if sqlstate in _SQLSTATES:
        code, status = _SQLSTATES[sqlstate]
        return answer(request, Problem(code, status))
    if sqlstate.startswith("22"):
        return on_unusable(request, error)
    if isinstance(error, asyncpg.InterfaceError) or sqlstate.startswith(_GONE):
        return answer(request, Problem("unknown_outcome", 503))
    return on_unexpected(request, error)


def on_no_connection(request: AnyRequest, _error: NoConnectionError | TimeoutError) -> Response[ProblemDetail]:
    """More requests than connections, for longer than anybody waits: nothing was begun."""
    return answer(request, Problem("busy", 503))


def on_unusable(request: AnyRequest, _error: Exception) -> Response[ProblemDetail]:
    """A body nested deeper than we take; a day, number or letter beyond what a calendar, database or alphabet knows."""
    return answer(request, Problem("invalid", 400, errors=[FieldError(field="body", code="bad_format")]))


def on_unexpected(request: AnyRequest, error: Exception) -> Response[ProblemDetail]:
    """A fault of ours: the log has where, without the values; the person is told nothing changed."""
    where = error.__traceback__
    while where is not None and where.tb_next is not None:
        where = where.tb_next
    place = f"{where.tb_frame.f_code.co_filename}:{where.tb_lineno}" if where else "?"
    log.error("%s %s: %s at %s", request.method, request.scope["path"], type(error).__name__, place)
    return answer(request, Problem("unexpected", 500))


def _read(item: Mapping[str, object]) -> FieldError:
    message = str(item.get("message", ""))
    found = _PATH.search(message)
    key = str(item.get("key", "")).removeprefix("data").removeprefix(".")
    field = str(key or (found.group("path") if found else "") or "body")
    for pattern, code in _MESSAGES:
        match = pattern.search(message)
        if match:
            params: dict[str, object] = {name: value for name, value in match.groupdict().items() if value is not None}
            name = params.pop("name", None)
            whole = f"{field}.{name}" if name and field != "body" else str(name or field)
            return FieldError(field=whole, code=code, params=params)
    return FieldError(field=field, code="bad_format")


HANDLERS: dict[int | type[Exception], Callable[[AnyRequest, Any], Response[Any]]] = {
    Problem: on_problem,
    ValidationException: on_invalid,
    HTTPException: on_http,
    DBAPIError: on_database,
    asyncpg.PostgresError: on_driver,
    asyncpg.InterfaceError: on_driver,
    NoConnectionError: on_no_connection,
    TimeoutError: on_no_connection,
    RecursionError: on_unusable,
    OverflowError: on_unusable,
    UnicodeError: on_unusable,
    Exception: on_unexpected,
}
