"""The first schema: tables, the door to personal data, policies, the queue. Its statements lie beside it."""

from alembic import op

from backend.migrations.scripts import FIRST, digest, read

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Runs them in order."""
    for statement in read(FIRST):
        op.execute(statement.replace(":", r"\:"))
    # Until the first release the step itself changes: a demo of another text of it is known by this.
    op.execute(f"comment on table installation is '{digest(FIRST)}'")
