"""A backup of every row in the database, and a member who is forgotten: as the operator and the worker do both.

PostgreSQL's own tools take seconds for what a history does in a tenth of one: `test_backup.py` has them do it. Here
each table is copied, and put back with triggers and checks of keys off, as `pg_restore` does it.
"""

from pathlib import Path
from uuid import UUID

from backend.kit.ids import new_id
from backend.privacy.erasing import jobs
from backend.privacy.erasing.queries import BY_LAW
from backend.settings import Settings
from backend.tables import Base
from backend.worker import crew
from tests.database import TestDatabase
from tests.world import World, settings_for
from tests.world_ledger import ask

_TABLES = "select tablename as name from pg_tables where schemaname = 'public'"
_COPY = """
do $$ declare one record; begin
  set local session_replication_role = replica;
  for one in {tables} loop
    execute format('delete from {to}.%1$I', one.name);
    execute format('insert into {to}.%1$I select * from {of}.%1$I', one.name);
  end loop;
end $$
"""
_PLACE = """
do $$ declare one record; begin
  create schema if not exists backup;
  for one in {tables} loop
    execute format('create table if not exists backup.%1$I as table public.%1$I', one.name);
  end loop;
end $$
"""


class Archive:
    """The last backup of a database, and the folder with tombstones beside it."""

    def __init__(self, world: World, database: TestDatabase, data: Path) -> None:
        self.world, self.database = world, database
        self.settings: Settings = settings_for(database, data=data)

    @staticmethod
    async def prepare(database: TestDatabase) -> None:
        """A place for it."""
        await ask(database, _PLACE.format(tables=_TABLES))

    async def take(self) -> None:
        """Everything as it is now."""
        await ask(self.database, _COPY.format(tables=_TABLES, of="public", to="backup"))

    async def bring_back(self) -> None:
        """Everything as it was then; and what a worker does before any other work, and soon after."""
        await ask(self.database, _COPY.format(tables=_TABLES, of="backup", to="public"))
        await jobs.at_start(self.world.engine, self.settings, self.world.clock)
        await self.work()

    async def work(self) -> None:
        """What a worker's clock does within a quarter of an hour."""
        working = crew(self.world.engine, self.settings, self.world.clock)
        for name in ("end_memberships", "erase"):
            await working.nightly(name)()

    async def forget(self, who: UUID, *, leaves: bool) -> None:
        """A member asks to be forgotten, leaves or stays, and the worker's clock goes on."""
        async with await self.world.sign_in(who) as browser:
            asked = await browser.post("/api/my/erasure", json={"id": str(new_id())})
            assert asked.status_code == 201, asked.text
            if leaves:
                on = self.world.now.date().isoformat()
                left = await browser.post(f"/api/members/{who}/leave", json={"on": on})
                assert left.status_code == 200, left.text
        await self.work()

    async def rows_about(self, who: UUID) -> list[str]:
        """In which tables there is still something about somebody that no law keeps."""
        found = await ask(self.database, " union all ".join(_about()), who)
        return [row["name"] for row in found]


def _about() -> list[str]:
    """For each table that knows members, whether it has a row about this one."""
    personal = [table for table in Base.metadata.tables.values() if table.info.get("guard") == "personal"]
    columns = [(t.name, f"$1 = {s}") for t in personal if t.info["category"] not in BY_LAW for s in t.info["subjects"]]
    keys = [(name, "$1 = id") for name in ("data_key", "proof_key")]
    named = [(name, "$1 = any (subjects)") for name in ("access_grant", "access_list", "proof_opening")]
    return [
        f"(select '{name}' as name from {name} where {true} limit 1)"  # noqa: S608
        for name, true in (*columns, *keys, *named)
    ]
