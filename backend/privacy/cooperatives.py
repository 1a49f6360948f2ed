"""Which cooperatives there are, for the programs that serve them all."""

from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

_ALL = text("select * from cooperatives()")


async def cooperatives(engine: AsyncEngine) -> list[UUID]:
    """The ids of all, and nothing else about them."""
    async with engine.connect() as connection:
        return list((await connection.execute(_ALL)).scalars())
