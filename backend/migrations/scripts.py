"""SQL files of several statements, one at a time, as asyncpg wants them."""

import re
from hashlib import sha256
from pathlib import Path

_BACKEND = Path(__file__).resolve().parents[1]
_COMMENT = re.compile(r"^\s*--.*$", re.MULTILINE)
_DOLLARS = re.compile(r"\$\$.*?\$\$", re.DOTALL)


FIRST = "migrations/versions/0001_the_house.sql"


def read(path: str) -> list[str]:
    """The statements of a file below backend/."""
    return split((_BACKEND / path).read_text("utf-8"))


def digest(path: str) -> str:
    """Tells one text of the file from another."""
    return sha256((_BACKEND / path).read_bytes()).hexdigest()


def split(script: str) -> list[str]:
    """The statements of `script`; semicolons between `$$` do not end one."""
    bodies: list[str] = []

    def hide(found: re.Match[str]) -> str:
        bodies.append(found.group())
        return f"\0{len(bodies) - 1}\0"

    hidden = _COMMENT.sub("", _DOLLARS.sub(hide, script))
    parts = (part.strip() for part in hidden.split(";"))
    return [re.sub(r"\0(\d+)\0", lambda found: bodies[int(found.group(1))], part) for part in parts if part]
