"""`commonrota roster`: hands a published week to whoever wants to judge it."""

import asyncio
import sys
from datetime import date
from pathlib import Path

from sqlalchemy import text

from backend.kit import roles
from backend.kit.clock import Clock, utc_now
from backend.kit.db import connect
from backend.rosters import audit
from backend.settings import Settings

_COOPERATIVE = text("select cooperative_of(:key)")


def write_roster(settings: Settings, key: str, week_on: date, folder: Path, *, clock: Clock = utc_now) -> int:
    """Writes the two files and says how to judge them; 1 where there is no such week."""
    try:
        files = asyncio.run(_files(settings, key, week_on, clock))
    except LookupError as error:
        print(f"commonrota: {error.args[0]}", file=sys.stderr)
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    print("python -m scheduler check", *(folder / name for name in files))
    return 0


async def _files(settings: Settings, key: str, week_on: date, clock: Clock) -> dict[str, bytes]:
    engine = connect(settings.url(roles.WORKER), name="commonrota roster", pool=1)
    try:
        async with engine.connect() as connection:
            cooperative_id = await connection.scalar(_COOPERATIVE, {"key": key})
        if cooperative_id is None:
            raise LookupError(f"there is no cooperative {key} here")
        return await audit.files(engine, cooperative_id, week_on, clock)
    finally:
        await engine.dispose()
