"""What can go wrong with the embedded server, said so that whoever runs it knows what to do."""

from pathlib import Path


class PostgresError(Exception):
    """The embedded server cannot be made, started or stopped."""


class DataInUseError(PostgresError):
    """Another program holds the data folder."""

    def __init__(self, data: Path) -> None:
        super().__init__(f"another Commonrota already runs on {data}: stop it first, or name another folder")
        self.data = data
