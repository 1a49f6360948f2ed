"""The database itself lets nobody be in two places: it refuses every overlap, and nothing else."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import asyncpg
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from tests.database import TestDatabase

NINE = datetime(2026, 12, 1, 9, tzinfo=UTC)
HALF_HOUR = timedelta(minutes=30)


class Book:
    """One cooperative with two workers and a client, reached as the database's own administrator."""

    def __init__(self, url: str) -> None:
        self.loop = asyncio.new_event_loop()
        self.connection = self.loop.run_until_complete(asyncpg.connect(url))
        self.cooperative, self.team, self.client, self.standing, self.roster = (uuid4() for _ in range(5))
        self.workers = [uuid4(), uuid4()]
        self.loop.run_until_complete(self._found())

    async def _found(self) -> None:
        run, c = self.connection.execute, self.cooperative
        await run(
            "insert into cooperative (id, key, name, zone, phone, currency, language)"
            " values ($1, $2, 'C', 'UTC', '', 'GBP', 'en')",
            c,
            c.hex,
        )
        await run("insert into team (cooperative_id, id, key, name) values ($1, $2, 't', 'T')", c, self.team)
        for member in (*self.workers, self.client):
            await run(
                "insert into member (cooperative_id, id, key, classes, joined_at, version)"
                " values ($1, $2, $3, '{}', $4, 1)",
                c,
                member,
                member.hex,
                NINE,
            )
        await run(
            "insert into standing_visit (cooperative_id, id, client_id, team_id, weekdays, starts_time,"
            " flexible_minutes, minutes, workers, critical, from_on, version)"
            " values ($1, $2, $3, $4, '{0}', '09:00', 0, 30, 1, 0, '2026-12-07', 1)",
            c,
            self.standing,
            self.client,
            self.team,
        )
        await run(
            "insert into roster (cooperative_id, id, week_on, number, state, version, requested_at, budget_seconds,"
            " complete, policy_hash, published_at)"
            " values ($1, $2, '2026-11-30', 1, 'published', 1, $3, 1, true, '', $3)",
            c,
            self.roster,
            NINE,
        )

    def add(self, worker: UUID, starts: int, ends: int) -> UUID | None:
        """A live assignment on a visit of its own; None where the database refuses it."""
        try:
            return self.loop.run_until_complete(self._add(worker, NINE + starts * HALF_HOUR, NINE + ends * HALF_HOUR))
        except asyncpg.ExclusionViolationError:
            return None

    async def _add(self, worker: UUID, starts_at: datetime, ends_at: datetime) -> UUID:
        visit, assignment, c = uuid4(), uuid4(), self.cooperative
        on = starts_at.date() - timedelta(days=int.from_bytes(visit.bytes[:3]) % 700_000)
        async with self.connection.transaction():
            await self.connection.execute(
                "insert into visit (cooperative_id, id, client_id, team_id, standing_visit_id, visit_on, starts_at,"
                " earliest_at, latest_end_at, minutes, workers, critical, state)"
                " values ($1, $2, $3, $4, $5, $6, $7, $7, $8, 5, 1, 0, 'due')",
                c, visit, self.client, self.team, self.standing, on, starts_at, ends_at,
            )  # fmt: skip
            await self.connection.execute(
                "insert into assignment (cooperative_id, id, visit_id, worker_id, client_id, roster_id, during, state,"
                " created_at) values ($1, $2, $3, $4, $5, $6, tstzrange($7, $8), 'live', $7)",
                c, assignment, visit, worker, self.client, self.roster, starts_at, ends_at,
            )  # fmt: skip
        return assignment

    def end(self, assignment: UUID) -> None:
        """The assignment no longer holds."""
        query = "update assignment set state = 'ended', ended_at = $2 where id = $1"
        self.loop.run_until_complete(self.connection.execute(query, assignment, NINE))

    def clear(self) -> None:
        """Nothing holds any more."""
        for query in (
            "delete from assignment where cooperative_id = $1",
            "delete from visit where cooperative_id = $1",
        ):
            self.loop.run_until_complete(self.connection.execute(query, self.cooperative))

    def close(self) -> None:
        """Leaves nothing behind that another test would meet."""
        self.clear()
        query = "delete from standing_visit where cooperative_id = $1"
        self.loop.run_until_complete(self.connection.execute(query, self.cooperative))
        self.loop.run_until_complete(self.connection.close())
        self.loop.close()


@pytest.fixture
def book(database: TestDatabase) -> Iterator[Book]:
    """A cooperative's assignments."""
    made = Book(database.admin_url)
    yield made
    made.close()


def test_the_database_refuses_every_overlap_and_nothing_else(book: Book) -> None:
    class Booking(RuleBasedStateMachine):
        @initialize()
        def begin(self) -> None:
            book.clear()
            self.held: dict[UUID, tuple[UUID, int, int]] = {}

        @rule(worker=st.sampled_from(book.workers), starts=st.integers(0, 12), halves=st.integers(1, 5))
        def add(self, worker: UUID, starts: int, halves: int) -> None:
            ends = starts + halves
            free = all(w != worker or e <= starts or s >= ends for w, s, e in self.held.values())
            made = book.add(worker, starts, ends)
            assert (made is not None) == free
            if made is not None:
                self.held[made] = (worker, starts, ends)

        @rule(which=st.integers(0, 100))
        def end(self, which: int) -> None:
            if self.held:
                ended = sorted(self.held)[which % len(self.held)]
                book.end(ended)
                del self.held[ended]

    run_state_machine_as_test(
        Booking,
        settings=settings(
            max_examples=25,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            derandomize=True,
        ),
    )
