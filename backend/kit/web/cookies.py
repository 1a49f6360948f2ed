"""The two cookies there are."""

from litestar.datastructures import Cookie
from litestar.types import Scope

SESSION = "__Host-session"
NONCE = "__Host-nonce"


def cookies(scope: Scope) -> dict[str, str]:
    """The request's cookies by name; one of another site beside us, however it is written, hides none of ours."""
    sent = b";".join(value for name, value in scope["headers"] if name == b"cookie").decode("latin-1")
    pairs = (pair.strip().partition("=") for pair in sent.split(";"))
    return {name: value for name, equals, value in pairs if equals}


def host_cookie(name: str, value: str, *, max_age: int) -> Cookie:
    """A cookie that only this host gets, over a secure connection, out of reach of scripts."""
    return Cookie(key=name, value=value, max_age=max_age, path="/", secure=True, httponly=True, samesite="lax")
