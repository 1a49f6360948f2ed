"""A worker process of a test: it takes solves from the queue of one database until it is killed."""

import asyncio
import sys
from datetime import datetime, timedelta

import asyncpg

from backend.kit.db import connect
from backend.kit.jobs import Crew, work
from backend.rosters.jobs import solve_part, solve_roster
from backend.rosters.solve import Sharing


async def main(url: str, now: str, most_visits: int | None) -> None:
    """Works, with a heartbeat of a second and a clock that stands still."""
    engine = connect(url, name="tests worker", pool=3)
    crew, at = Crew(), datetime.fromisoformat(now)
    crew.on_long("solve_roster", solve_roster(engine, lambda: at, Sharing(most_visits=most_visits)))
    crew.on_long("solve_part", solve_part(engine, lambda: at))
    await work(lambda: asyncpg.connect(url), crew, asyncio.Event(), heartbeat=timedelta(seconds=1))


asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else None))
