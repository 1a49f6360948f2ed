"""The two cookies there are."""

from http.cookies import SimpleCookie

from litestar.datastructures import Cookie
from litestar.types import Scope

SESSION = "__Host-session"
NONCE = "__Host-nonce"


def cookies(scope: Scope) -> dict[str, str]:
    """The request's cookies by name."""
    jar: SimpleCookie = SimpleCookie()
    for name, value in scope["headers"]:
        if name == b"cookie":
            jar.load(value.decode("latin-1"))
    return {name: morsel.value for name, morsel in jar.items()}


def host_cookie(name: str, value: str, *, max_age: int) -> Cookie:
    """A cookie that only this host gets, over a secure connection, out of reach of scripts."""
    return Cookie(key=name, value=value, max_age=max_age, path="/", secure=True, httponly=True, samesite="lax")
