"""Errors a person can meet: RFC 9457 problem details with a stable code; the words come from the catalogs."""

from collections.abc import Mapping, Sequence

import msgspec

Params = Mapping[str, object]


class FieldError(msgspec.Struct, frozen=True, kw_only=True):
    """One field that cannot be taken as sent, and what is wrong with it."""

    field: str
    code: str
    params: dict[str, object] = {}


class Problem(Exception):  # noqa: N818 -- the RFC's word
    """Something a person asked for that cannot be done, as a code and its parameters.

    `status` is the HTTP status; `code` names `error.<code>` in every catalog; `params` fill its text.
    """

    def __init__(
        self, code: str, status: int = 400, params: Params | None = None, errors: Sequence[FieldError] = ()
    ) -> None:
        super().__init__(code)
        self.code = code
        self.status = status
        self.params = dict(params or {})
        self.errors = tuple(errors)


def not_found(what: str) -> Problem:
    """The answer for what does not exist and for what is somebody else's: the same, so that neither shows."""
    return Problem("not_found", 404, {"what": what})


def refuse(field: str, code: str, **params: object) -> Problem:
    """One field is refused: `field` as the sender wrote it, `code` says why."""
    return Problem("invalid", 400, errors=[FieldError(field=field, code=code, params=params)])


def version_conflict(current: int) -> Problem:
    """Somebody else changed it since; `current` is the version that stands now."""
    return Problem("version_conflict", 409, {"current": current})
