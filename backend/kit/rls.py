"""Row-level security, generated from what each table says of itself (`Table.info`).

Measured (PostgreSQL 18, 300,000 rows): a policy written as `= any((select f())::uuid[])` runs `f` once
a statement and keeps the index; written as `in (select …)` it scans the table, 140 times slower.
"""

from collections.abc import Iterable, Iterator

from sqlalchemy import Table

APP_ROLES = "commonrota_app, commonrota_worker"
DOOR = "commonrota_door"


def policies(tables: Iterable[Table]) -> Iterator[str]:
    """The statements that guard `tables`, in order; a table that says nothing of itself is an error."""
    for table in tables:
        guard = table.info.get("guard")
        if guard is None:
            raise LookupError(f"{table.name} does not say how its rows are guarded")
        yield f"alter table {table.name} enable row level security"
        yield f"alter table {table.name} force row level security"
        yield f"create policy door on {table.name} to {DOOR} using (true) with check (true)"
        rights = "select, insert" if guard == "appended" else "select, insert, update, delete"
        yield f"grant {rights} on {table.name} to {DOOR}"
        if guard == "shared":
            yield from _shared(table)
        elif guard == "programs":
            yield from _programs(table)
        elif guard == "appended":
            yield f"grant select on {table.name} to {APP_ROLES}"
            here = "cooperative_id = (select app_cooperative())"
            yield f"create policy reading on {table.name} for select to {APP_ROLES} using ({here})"
        elif guard == "personal":
            yield from _personal(table)


def _shared(table: Table) -> Iterator[str]:
    key = "id" if table.name == "cooperative" else "cooperative_id"
    yield f"grant select, insert, update, delete on {table.name} to {APP_ROLES}"
    yield (
        f"create policy cooperative on {table.name} to {APP_ROLES} "
        f"using ({key} = (select app_cooperative())) with check ({key} = (select app_cooperative()))"
    )


def _programs(table: Table) -> Iterator[str]:
    rows = "cooperative_id = (select app_cooperative()) and (select app_program()) is not null"
    yield f"grant select, insert, update, delete on {table.name} to {APP_ROLES}"
    yield f"create policy programs on {table.name} to {APP_ROLES} using ({rows}) with check ({rows})"


def _personal(table: Table) -> Iterator[str]:
    seen = _seen(table)
    here = "cooperative_id = (select app_cooperative())"
    rights = "select, insert, update, delete" if table.info["written"] else "select"
    yield f"grant {rights} on {table.name} to {APP_ROLES}"
    yield f"create policy reading on {table.name} for select to {APP_ROLES} using ({here} and ({seen}))"
    if not table.info["written"]:
        return
    yield f"create policy adding on {table.name} for insert to {APP_ROLES} with check ({here})"
    rows = f"using ({here} and ({seen})) with check ({here})"
    yield f"create policy changing on {table.name} for update to {APP_ROLES} {rows}"
    yield f"create policy removing on {table.name} for delete to {APP_ROLES} using ({here} and ({seen}))"


def _seen(table: Table) -> str:
    """True for a row about oneself, or about somebody an earlier transaction was granted to read."""
    category, precision, released_by = (table.info[key] for key in ("category", "precision", "released_by"))
    ways = []
    for subject in table.info["subjects"]:
        if table.info["own"]:
            ways.append(f"{subject} = (select app_member())")
        if not table.info["granted"]:
            continue
        granted = f"{subject} = any ((select granted('{category}', '{precision}'))::uuid[])"
        now = f"{subject} = any ((select {released_by}())::uuid[])"
        ways.append(f"({granted} and {now})" if released_by else granted)
    return " or ".join(ways)
