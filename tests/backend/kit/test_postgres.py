"""The embedded server starts and ends with its program, whatever became of the one before."""

import os
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncpg
import pytest

from backend.kit.postgres import DataInUseError, EmbeddedPostgres, PostgresError, cluster, identity, places
from tests.backend.kit.processes import ended, server_pids
from tests.database import run

PROGRAM = """
import sys
from pathlib import Path
from backend.kit.postgres import EmbeddedPostgres
with EmbeddedPostgres(Path(sys.argv[1]), fast=True) as server:
    print(server.cluster, flush=True)
    sys.stdin.read()
"""


@contextmanager
def program(data: Path) -> Iterator[tuple[subprocess.Popen[str], Path]]:
    """Another program with its server up on `data`, and where its cluster lies."""
    command = [sys.executable, "-c", PROGRAM, str(data)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        yield child, Path(child.stdout.readline().strip())


def ask(server: EmbeddedPostgres, question: str) -> object:
    async def answer() -> object:
        connection = await asyncpg.connect(server.admin_dsn)
        try:
            return await connection.fetchval(question)
        finally:
            await connection.close()

    return run(answer())


def start_by_hand(server: EmbeddedPostgres) -> subprocess.Popen[bytes]:
    """A server on the same cluster that nothing binds to a program, as on a system that has no such bond."""
    who = identity.server_identity()
    folder = places.socket_folder(server.cluster.parent, server.cluster, who)
    child = subprocess.Popen(
        [places.binaries(who) / "bin" / "postgres", "-D", server.cluster, *cluster.settings(socket=folder, fast=True)],
        user=who.user,
        group=who.group,
        extra_groups=who.extra_groups,
        cwd=server.cluster,
    )
    pid_file = server.cluster / "postmaster.pid"
    while not (pid_file.exists() and "ready" in pid_file.read_text()):
        assert child.poll() is None
    return child


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_the_server_ends_when_its_program_is_killed(data: Path, number: signal.Signals) -> None:
    with program(data) as (child, where):
        pids = server_pids(where)
        child.send_signal(number)
        child.wait()
        assert pids
        assert ended(pids)


def test_ending_leaves_no_process_and_no_socket(data: Path) -> None:
    with EmbeddedPostgres(data, fast=True) as server:
        pids = server_pids(server.cluster)
    assert ended(pids)
    assert not server.socket.exists()
    assert not (server.cluster / "postmaster.pid").exists()


def test_what_was_committed_is_there_after_the_server_was_killed(data: Path) -> None:
    with EmbeddedPostgres(data) as server:
        ask(server, "create table kept as select generate_series(1, 1000) as number")
        pids = server_pids(server.cluster)
        os.kill(min(pids), signal.SIGKILL)
        assert ended(pids)
    with EmbeddedPostgres(data) as server:
        assert ask(server, "select count(*) from kept") == 1000


def test_a_server_left_over_is_stopped_and_its_data_taken_on(data: Path) -> None:
    with EmbeddedPostgres(data, fast=True) as first:
        ask(first, "create table kept as select 1 as number")
    left = start_by_hand(first)
    with EmbeddedPostgres(data, fast=True) as server:
        assert left.wait() == 0
        assert ask(server, "select number from kept") == 1


def test_a_pid_file_that_names_a_living_stranger_stops_nobody(data: Path) -> None:
    with EmbeddedPostgres(data, fast=True) as server:
        noted = (server.cluster / "postmaster.pid").read_text()
    who = identity.server_identity()
    with subprocess.Popen(["/bin/cat"], stdin=subprocess.PIPE, user=who.user, group=who.group) as stranger:
        stale = "\n".join([str(stranger.pid), *noted.splitlines()[1:]]) + "\n"
        (server.cluster / "postmaster.pid").write_text(stale)
        with EmbeddedPostgres(data, fast=True) as again:
            assert ask(again, "select 1") == 1
            assert stranger.poll() is None


def test_a_damaged_pid_file_is_no_hindrance(data: Path) -> None:
    with EmbeddedPostgres(data, fast=True) as server:
        pass
    (server.cluster / "postmaster.pid").write_text("no number\n")
    with EmbeddedPostgres(data, fast=True) as again:
        assert ask(again, "select 1") == 1


def test_a_second_program_on_the_same_data_is_told_so_and_the_first_goes_on(data: Path) -> None:
    with program(data) as (child, _):
        with pytest.raises(DataInUseError, match="already runs"), EmbeddedPostgres(data, fast=True):
            pass
        assert child.poll() is None


def test_an_interrupted_making_leaves_nothing_that_counts(data: Path) -> None:
    (data / "postgres.new").mkdir(parents=True)
    (data / "postgres.new" / "PG_VERSION").write_text("18\n")
    with EmbeddedPostgres(data, fast=True) as server:
        assert ask(server, "select 1") == 1


def test_only_the_servers_own_user_reaches_data_and_socket(data: Path) -> None:
    who = identity.server_identity()
    with EmbeddedPostgres(data, fast=True) as server:
        for folder in (server.cluster, server.socket):
            found = folder.stat()
            assert (found.st_uid, stat.S_IMODE(found.st_mode)) == (who.uid, 0o700)
        assert stat.S_IMODE((server.socket / places.SOCKET_NAME).stat().st_mode) == 0o700
        assert ask(server, "select inet_server_addr() is null and current_setting('listen_addresses') = ''") is True


def test_nobody_comes_in_on_trust(data: Path) -> None:
    with EmbeddedPostgres(data, fast=True) as server:
        methods = ask(server, "select array_agg(distinct auth_method order by auth_method) from pg_hba_file_rules")
    assert methods == ["peer", "scram-sha-256"]


def test_what_people_wrote_stays_out_of_the_log(data: Path) -> None:
    with EmbeddedPostgres(data, fast=True) as server:
        ask(server, "create table told (words text check (length(words) < 3))")
        with pytest.raises(asyncpg.CheckViolationError):
            ask(server, "insert into told values ('canary')")
        with pytest.raises(asyncpg.InvalidTextRepresentationError):
            ask(server, "select 1 / (select count(*) from told where words::text = 'canary'), 'x'::int")
        logs = list((server.cluster / "log").iterdir())
    assert logs
    assert not any("canary" in log.read_text() for log in logs)


def test_checksums_and_safety_against_power_cuts_are_on_unless_for_tests(data: Path) -> None:
    question = "select array_agg(setting) from pg_settings where name in ('data_checksums','fsync','full_page_writes')"
    with EmbeddedPostgres(data) as server:
        assert ask(server, question) == ["on", "on", "on"]


def test_a_path_too_long_for_a_socket_gets_a_short_one_that_is_cleared_away(data: Path) -> None:
    deep = data / ("long" * 20) / ("longer" * 10)
    with EmbeddedPostgres(deep, fast=True) as server:
        assert ask(server, "select 1") == 1
        assert len(os.fsencode(server.socket / places.SOCKET_NAME)) <= 107
    assert not server.socket.exists()


def test_another_major_version_is_refused_in_plain_words(data: Path) -> None:
    with EmbeddedPostgres(data, fast=True) as server:
        pass
    (server.cluster / "PG_VERSION").write_text("17\n")
    with pytest.raises(PostgresError, match="made by PostgreSQL 17"), EmbeddedPostgres(data, fast=True):
        pass


def test_a_server_that_does_not_start_says_why(data: Path) -> None:
    with EmbeddedPostgres(data, fast=True) as server:
        pass
    (server.cluster / "postgresql.conf").write_text("no_such_setting = 1\n")
    with pytest.raises(PostgresError, match="no_such_setting"), EmbeddedPostgres(data, fast=True):
        pass
    assert not server_pids(server.cluster)


def test_only_the_main_thread_starts_a_server(data: Path) -> None:
    errors = in_thread(lambda: EmbeddedPostgres(data, fast=True).__enter__())
    assert "main thread" in str(errors[0])


def in_thread(work: Callable[[], object]) -> list[Exception]:
    errors: list[Exception] = []

    def caught() -> None:
        try:
            work()
        except PostgresError as error:
            errors.append(error)

    thread = threading.Thread(target=caught)
    thread.start()
    thread.join()
    return errors
