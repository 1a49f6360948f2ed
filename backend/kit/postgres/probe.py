"""Asks a server a real question: a pid or an open socket says nothing about who answers."""

import subprocess
from pathlib import Path

import msgspec

from backend.kit.postgres.cluster import SUPERUSER, plain_environment

_QUESTION = "select system_identifier from pg_control_system()"
_LINE = "Database system identifier:"


class Probe(msgspec.Struct, frozen=True, kw_only=True):
    """Questions to servers, asked with the binaries in `install`."""

    install: Path

    def answer(self, socket: Path) -> str | None:
        """The system identifier of the server on `socket`, None where nobody answers yet."""
        command = [
            str(self.install / "bin" / "psql"), f"--host={socket}", f"--username={SUPERUSER}", "--dbname=postgres",
            "--no-psqlrc", "--no-align", "--tuples-only", "--no-password", f"--command={_QUESTION}",
        ]  # fmt: skip
        told = subprocess.run(command, check=False, capture_output=True, text=True, env=plain_environment())
        return told.stdout.strip() if told.returncode == 0 else None

    def identifier(self, cluster: Path) -> str:
        """The system identifier written in `cluster`."""
        command = [str(self.install / "bin" / "pg_controldata"), str(cluster)]
        told = subprocess.run(command, check=True, capture_output=True, text=True, env=plain_environment())
        return next(line.removeprefix(_LINE).strip() for line in told.stdout.splitlines() if line.startswith(_LINE))

    def identifies(self, socket: Path, cluster: Path) -> bool:
        """The server on `socket` is that of `cluster`."""
        return self.answer(socket) == self.identifier(cluster)
