"""What is in the database before the demo touches it, so that it never takes a real cooperative for an invented one."""

from typing import Literal
from urllib.parse import unquote, urlsplit, urlunsplit

import asyncpg

from backend.demo.shapes import SHAPES
from backend.kit import roles
from backend.migrations.scripts import FIRST, digest

OURS = frozenset(shape.key for shape in SHAPES)
Ground = Literal["empty", "whole", "half", "old"]


class ForeignGroundError(RuntimeError):
    """There is a cooperative that the demo did not invent."""


async def look(url: str) -> Ground:
    """Whether all invented cooperatives are there, none, only some, or as another text of the first schema has them.

    ForeignGroundError where there are others.

    An installation that is not marked as a demo is foreign as soon as it has any cooperative.
    """
    try:
        connection = await asyncpg.connect(url)
    except asyncpg.InvalidCatalogNameError:
        return "empty"
    try:
        keys, demo, schema = await _found(connection)
    finally:
        await connection.close()
    if keys - OURS or (keys and not demo):
        raise ForeignGroundError(
            "This database holds a cooperative that is not the demo's, and the demo lets anybody be anybody: "
            "set COMMONROTA_DATA to an empty folder, or COMMONROTA_DATABASE_URL to another database."
        )
    if keys and schema != digest(FIRST):
        return "old"
    return "whole" if keys == OURS else "half" if keys else "empty"


async def clear(url: str) -> None:
    """The database is gone, whoever still looks at it; the next migration makes it anew."""
    parts = urlsplit(url)
    name = unquote(parts.path.removeprefix("/"))
    connection = await asyncpg.connect(urlunsplit(parts._replace(path="/postgres")))
    try:
        quoted = '"' + name.replace('"', '""') + '"'
        await connection.execute(f"drop database if exists {quoted} with (force)")
    finally:
        await connection.close()


async def _found(connection: asyncpg.Connection) -> tuple[frozenset[str], bool, str | None]:
    """The keys of the cooperatives that are there, whether the installation is marked as a demo, and its schema's."""
    if await connection.fetchval("select to_regclass('public.installation')") is None:
        return frozenset(), False, None
    schema = await connection.fetchval("select obj_description('public.installation'::regclass)")
    async with connection.transaction():
        await connection.execute(f"set local role {roles.DOOR}")
        rows = await connection.fetch("select key from cooperative")
        demo = await connection.fetchval("select demo from installation")
    return frozenset(row["key"] for row in rows), bool(demo), schema
