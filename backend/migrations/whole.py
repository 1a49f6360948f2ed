"""The whole schema as the code says it now: what all migrations together must arrive at (a test compares the two)."""

from collections.abc import Iterator

from pgqueuer.adapters.persistence.qb import QueryBuilderEnvironment
from sqlalchemy import Connection, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from backend.kit.rls import APP_ROLES, DOOR, policies
from backend.migrations.scripts import read, split
from backend.privacy.erasing import forgetting
from backend.tables import Base

# The column whose change ends or begins a relation; None where rows are only added and removed.
_CIRCLE_TABLES = {
    "assignment": "state",
    "care_team": None,
    "data_role": "during",
    "emergency_access": "ended_at",
    "negotiation": "state",
    "question": "answered_at",
    "team_membership": "ended_at",
    "trusted_contact": "ended_at",
}
# What goes into the ledger that can be proven, whoever did it.
_LOGGED = {
    ("access_grant", "insert"): "log_grants()",
    ("agreement", "insert"): "log_agreed()",
    ("agreement", "update"): "log_agreement_changes()",
    ("declaration", "insert"): "log_declared()",
    ("emergency_access", "insert"): "log_emergencies()",
    ("roster", "update"): "log_published()",
}
_FUNCTIONS = (
    "privacy/door.sql",
    "privacy/negotiating/negotiating.sql",
    "privacy/proof/proof.sql",
    "privacy/emergency/emergency.sql",
    "privacy/erasing/erasing.sql",
    "privacy/sealing/sealing.sql",
    "fairness/fairness.sql",
    "rosters/views/my_week.sql",
    "rosters/parts.sql",
)


def statements() -> Iterator[str]:
    """Every statement, in the order in which each leans on the one before."""
    yield from _tables()
    yield "insert into installation (id, demo) values (1, false)"
    yield from _functions()
    yield from policies(Base.metadata.sorted_tables)
    yield from _triggers()
    yield from _queue()


def build(connection: Connection) -> None:
    """Makes everything in an empty, prepared database."""
    for statement in statements():
        connection.execute(text(statement.replace(":", r"\:")))


def _tables() -> Iterator[str]:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    for table in Base.metadata.sorted_tables:
        yield str(CreateTable(table).compile(dialect=dialect)).strip()
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            yield str(CreateIndex(index).compile(dialect=dialect)).strip()


def _functions() -> Iterator[str]:
    """The door's functions belong to a role nobody logs in as; only our programs may call them."""
    yield f"grant create on schema public to {DOOR}"
    own = [statement for path in _FUNCTIONS for statement in read(path)]
    for statement in (*own, *forgetting.statements(Base.metadata.sorted_tables)):
        yield statement
        if "security definer" in statement:
            signature = _signature(statement.split("create function ", 1)[1].split(")", 1)[0])
            yield f"alter function {signature} owner to {DOOR}"
            yield f"revoke execute on function {signature} from public"
            yield f"grant execute on function {signature} to {APP_ROLES}"
    yield f"revoke create on schema public from {DOOR}"


def _signature(declaration: str) -> str:
    name, _, arguments = declaration.partition("(")
    types = [argument.split()[1] for argument in arguments.split(",") if argument.strip()]
    return f"{name}({', '.join(types)})"


def _triggers() -> Iterator[str]:
    for table, column in _CIRCLE_TABLES.items():
        yield _trigger(table, "insert", "new table as changed", "circles_moved()")
        if column is None:
            yield _trigger(table, "delete", "old table as changed", "circles_moved()")
        else:
            rows = "old table as before new table as changed"
            yield _trigger(table, "update", rows, f"circles_changed('{column}')")
    yield _trigger("roster", "update", "new table as changed", "parts_end()")
    for event in ("insert", "update"):
        yield _trigger("agreement", event, "new table as changed", "agreements_changed()")
    rows = "old table as before new table as changed"
    yield _trigger("trusted_contact", "insert", "new table as changed", "trust_is_given()", name="given")
    yield _trigger("trusted_contact", "update", rows, "trust_stays_given()", name="given")
    for (table, event), function in _LOGGED.items():
        rows = "new table as changed" if event == "insert" else "old table as before new table as changed"
        yield _trigger(table, event, rows, function, name="logged")


def _trigger(table: str, event: str, rows: str, function: str, *, name: str = "changed") -> str:
    return (
        f"create trigger {name}_{event} after {event} on {table} referencing {rows} "
        f"for each statement execute function {function}"
    )


def _queue() -> Iterator[str]:
    yield from split(QueryBuilderEnvironment().build_install_query(create_schema=False))
    for table in ("pgqueuer", "pgqueuer_log", "pgqueuer_schedules", "pgqueuer_statistics"):
        yield f"grant select, insert, update, delete on {table} to {APP_ROLES}"
    yield f"grant usage, select, update on all sequences in schema public to {APP_ROLES}"
