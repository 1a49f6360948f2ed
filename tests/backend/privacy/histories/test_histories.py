"""Whatever is agreed, withdrawn, decided, let expire, forgotten and restored, in any order, beside a plain model.

Nothing is read without an agreement that holds and an entry the person can see, what ends bites at the next statement,
and who was forgotten stays so. `COMMONROTA_HISTORIES` says how many histories are tried.
"""

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.backend.privacy.histories.backup import Archive
from tests.backend.privacy.histories.history import History, Steps
from tests.database import TestDatabase
from tests.world import World, a_world
from tests.world_data import ADDRESS, NOTES, hold_data_role
from tests.world_rosters_views import a_home

HISTORIES = int(os.environ.get("COMMONROTA_HISTORIES", "25"))
# A thousand histories are lived one after another, in some 350 years.
LONG = 2000 * 365

_keys = st.sampled_from([ADDRESS, NOTES])
_counters = st.tuples(_keys, st.sampled_from(["area", "exact"]), st.integers(1, 400), st.integers(-2, 400))
_steps = st.one_of(
    st.tuples(st.sampled_from(["yes", "no", "withdraw"]), _keys),
    st.tuples(st.just("but"), _counters),
    st.tuples(st.just("decide"), st.booleans()),
    st.tuples(st.just("days"), st.sampled_from([1, 20, 200, 350])),
    st.tuples(st.just("minutes"), st.sampled_from([1, 119, 120])),
    st.tuples(st.just("emergency"), st.booleans()),
    st.tuples(st.just("forget"), st.booleans()),
    st.tuples(st.sampled_from(["grant", "backup", "restore"]), st.none()),
)


class Living:
    """A cooperative with a coordinator and somebody who holds the data role, in a loop of its own."""

    def __init__(self, runner: asyncio.Runner, world: World, database: TestDatabase) -> None:
        self.runner, self.world, self.database = runner, world, database
        self.ruth = runner.run(world.a_coordinator())
        self.devi = runner.run(world.a_member("Devi", "supporter"))
        runner.run(hold_data_role(world, self.devi, days=LONG))
        runner.run(Archive.prepare(database))

    def live(self, steps: Steps) -> None:
        """One history; tombstones of those before it would only be found to be known."""
        with TemporaryDirectory() as folder:
            self.runner.run(self._live(steps, Path(folder)))

    async def _live(self, steps: Steps, folder: Path) -> None:
        archive = Archive(self.world, self.database, folder)
        clients = await self._a_client("Margaret"), await self._a_client("Nell")
        await History(self.world, archive, self.ruth, self.devi, clients).live(steps)

    async def _a_client(self, given_name: str) -> UUID:
        client = await self.world.a_client(given_name)
        await a_home(self.world, client)
        return client


@pytest.fixture
def living(database: TestDatabase) -> Iterator[Living]:
    with asyncio.Runner() as runner:
        entered = a_world(database)
        yield Living(runner, runner.run(entered.__aenter__()), database)
        runner.run(entered.__aexit__(None, None, None))


def test_nothing_is_read_but_what_is_agreed_and_each_read_stands_in_the_ledger(living: Living) -> None:
    @settings(max_examples=HISTORIES, suppress_health_check=list(HealthCheck))
    @given(steps=st.lists(_steps, min_size=2, max_size=10))
    def histories(steps: Steps) -> None:
        living.live(steps)

    histories()


@pytest.mark.parametrize(
    "steps",
    [
        [("yes", NOTES), ("backup", None), ("emergency", True), ("forget", True), ("restore", None)],
        [("forget", False), ("backup", None), ("no", NOTES), ("days", 200), ("forget", True), ("restore", None)],
        [("no", ADDRESS), ("backup", None), ("decide", True), ("forget", False), ("restore", None), ("decide", False)],
    ],
    ids=["who left", "who asked before the backup and left after it", "who asked and stays"],
)
def test_who_was_forgotten_stays_so_after_a_backup_from_before_and_nobody_else(living: Living, steps: Steps) -> None:
    living.live(steps)
