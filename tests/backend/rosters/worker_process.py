"""A worker process of a test: it takes solves from the queue of one database until it is killed."""

import asyncio
import sys
from datetime import datetime, timedelta

import asyncpg

from backend.kit.db import connect
from backend.kit.jobs import Crew, work
from backend.rosters.jobs import solve_roster


async def main(url: str, now: str) -> None:
    """Works, with a heartbeat of a second and a clock that stands still."""
    engine = connect(url, name="tests worker", pool=3)
    crew = Crew()
    crew.on("solve_roster", solve_roster(engine, lambda: datetime.fromisoformat(now)), at_once=1)
    await work(lambda: asyncpg.connect(url), crew, asyncio.Event(), heartbeat=timedelta(seconds=1))


asyncio.run(main(sys.argv[1], sys.argv[2]))
