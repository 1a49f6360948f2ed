"""Bringing a database's schema up to date with Alembic."""

from pathlib import Path

from alembic import command
from alembic.config import Config

_MIGRATIONS = Path(__file__).resolve().parents[1] / "migrations"


def upgrade(url: str, revision: str = "head") -> None:
    """The database at `url` (entered as its owner) has the schema of `revision`; running it again changes nothing."""
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["url"] = url
    command.upgrade(config, revision)
