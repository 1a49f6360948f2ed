"""What stands in the tables of a database, short enough to compare."""

import asyncpg
from sqlalchemy import MetaData

from tests.database import run

# What is written whenever somebody is let in or looks, whatever becomes of the request.
_ALWAYS_WRITTEN = {"member_session", "access_grant", "access_list", "proof_pending", "rate", "command"}


class Fingerprint:
    """A look at every table of a database, past every policy."""

    def __init__(self, url: str, metadata: MetaData) -> None:
        self.url = url
        self.tables = sorted(set(metadata.tables) - _ALWAYS_WRITTEN)

    def taken(self) -> dict[str, int]:
        """A number for each table, another one when a row is."""
        return run(self._take())

    def differences(self, before: dict[str, int]) -> list[str]:
        """The tables that are not as they were."""
        now = self.taken()
        return [name for name in self.tables if now[name] != before[name]]

    async def _take(self) -> dict[str, int]:
        parts = [
            f"select '{name}' as name, coalesce(sum(hashtextextended(t::text, 0)), 0) as print from {name} t"  # noqa: S608
            for name in self.tables
        ]
        connection = await asyncpg.connect(self.url)
        try:
            return {row["name"]: row["print"] for row in await connection.fetch(" union all ".join(parts))}
        finally:
            await connection.close()
