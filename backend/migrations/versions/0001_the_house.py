"""The first schema: tables, the door to personal data, policies, the queue."""

from alembic import op
from pgqueuer.adapters.persistence.qb import QueryBuilderEnvironment

from backend.kit.rls import APP_ROLES, DOOR, policies
from backend.migrations.scripts import read, split
from backend.tables import Base

revision = "0001"
down_revision = None

# The column whose change ends or begins a relation; None where rows are only added and removed.
_CIRCLE_TABLES = {
    "assignment": "state",
    "care_team": None,
    "team_membership": "ended_at",
    "trusted_contact": "ended_at",
}


def upgrade() -> None:
    """Makes everything, in the order in which each leans on the other."""
    Base.metadata.create_all(op.get_bind())
    op.execute("insert into installation (id, demo) values (1, false)")
    _door()
    for statement in policies(Base.metadata.sorted_tables):
        op.execute(statement)
    _circles()
    _queue()


def _door() -> None:
    op.execute(f"grant create on schema public to {DOOR}")
    for statement in [*read("privacy/door.sql"), *read("fairness/fairness.sql")]:
        op.execute(statement)
        if "security definer" in statement:
            name = statement.split("create function ", 1)[1].split(")", 1)[0] + ")"
            signature = _signature(name)
            op.execute(f"alter function {signature} owner to {DOOR}")
            op.execute(f"revoke execute on function {signature} from public")
            op.execute(f"grant execute on function {signature} to {APP_ROLES}")
    op.execute(f"revoke create on schema public from {DOOR}")


def _signature(declaration: str) -> str:
    name, _, arguments = declaration.rstrip(")").partition("(")
    types = [argument.split()[1] for argument in arguments.split(",") if argument.strip()]
    return f"{name}({', '.join(types)})"


def _circles() -> None:
    for table, column in _CIRCLE_TABLES.items():
        _trigger(table, "insert", "new table as changed", "circles_moved()")
        if column is None:
            _trigger(table, "delete", "old table as changed", "circles_moved()")
        else:
            _trigger(table, "update", "old table as before new table as changed", f"circles_changed('{column}')")

    for event in ("insert", "update"):
        _trigger("agreement", event, "new table as changed", "agreements_changed()")


def _trigger(table: str, event: str, rows: str, function: str) -> None:
    op.execute(
        f"create trigger changed_{event} after {event} on {table} referencing {rows} "
        f"for each statement execute function {function}"
    )


def _queue() -> None:
    for statement in split(QueryBuilderEnvironment().build_install_query(create_schema=False)):
        op.execute(statement)
    for table in ("pgqueuer", "pgqueuer_log", "pgqueuer_schedules", "pgqueuer_statistics"):
        op.execute(f"grant select, insert, update, delete on {table} to {APP_ROLES}")
    op.execute(f"grant usage, select, update on all sequences in schema public to {APP_ROLES}")
