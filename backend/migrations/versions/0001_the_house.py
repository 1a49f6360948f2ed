"""The first schema: tables, the door to personal data, policies, the queue. Its statements lie beside it."""

from alembic import op

from backend.migrations.scripts import read

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Runs them in order."""
    for statement in read("migrations/versions/0001_the_house.sql"):
        op.execute(statement.replace(":", r"\:"))
