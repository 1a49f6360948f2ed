"""The statements that forget, made from what each table says of itself: a table that is personal is never left out.

Only functions of the database's own role may call what deletes: whoever else does deletes no more than they see.

A row goes when for each of its subjects the longest agreed time has passed since `kept_from`. Rows that lean on others
go first; what only points at a row that goes lets it go; a row that a kept one needs stays as long as that.

Nothing is worked out once a row, however few there were when this was planned: before tables have statistics a night of
twelve members took six seconds or fifty, by chance.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from sqlalchemy import Column, ForeignKeyConstraint, Table

from backend.privacy.purposes import DECLARATION

# By which law something is kept against the wish of who it is about (GDPR 17(3)(b)); the words are in the catalogs.
LAW = "working_time_records"


def law_days(category: str) -> int:
    """How long a law wants a category kept as a record, whatever anybody agreed; 0 where none does."""
    records = (r for r in DECLARATION if r.purpose == "LegalRecord" and r.legal_basis == "legal_obligation")
    return max((rule.retention_days for rule in records if rule.category == category), default=0)


def statements(tables: Sequence[Table]) -> Iterator[str]:
    """The functions `forget_expired`, `forget_member` and `holdings`; `tables` in the order of who leans on whom."""
    people = [table for table in reversed(tables) if table.info.get("guard") == "personal"]
    yield from _forget("forget_expired(p_cooperative uuid, p_now timestamptz)", _expired, people, tables)
    asked = "forget_member(p_cooperative uuid, p_member uuid, p_categories text[])"
    yield from _forget(asked, _of_member, people, tables)
    yield _holdings(people)


def _forget(
    declared: str, doomed: Callable[[Table], str], people: Iterable[Table], tables: Sequence[Table]
) -> Iterator[str]:
    lines = [line for table in people for line in _delete(table, doomed(table), tables)]
    yield (
        f"create function {declared} returns table (category text, gone bigint)\n"
        "language plpgsql set enable_nestloop = off as $$\n"
        "#variable_conflict use_column\n"
        "begin\n" + "\n".join(lines) + "\nend $$"
    )


def _expired(table: Table) -> str:
    """The rows whose time has come for every subject."""
    subjects = list(enumerate(table.info["subjects"]))
    category, kept_from = table.info["category"], table.info["kept_from"] or "null::timestamptz"
    joined = " ".join(
        f"join kept(p_cooperative, '{category}', {law_days(category)}) k{n} on k{n}.subject_id = t.{subject}"
        for n, subject in subjects
    )
    over = " and ".join(f"coalesce({kept_from}, k{n}.left_at) + k{n}.days <= p_now" for n, _ in subjects)
    return f"select t.id from {table.name} t {joined} where t.cooperative_id = p_cooperative and {over}"


def _of_member(table: Table) -> str:
    """The rows about one member, in the categories named."""
    theirs = " or ".join(f"t.{subject} = p_member" for subject in table.info["subjects"])
    return (
        f"select t.id from {table.name} t where t.cooperative_id = p_cooperative and ({theirs}) "
        f"and '{table.info['category']}' = any (p_categories)"
    )


def _delete(table: Table, doomed: str, tables: Sequence[Table]) -> Iterator[str]:
    needed = []
    for child, column in _pointing_at(table, tables):
        if column.nullable:
            yield f"  update {child} set {column.name} = null where cooperative_id = p_cooperative"
            yield f"    and {column.name} in ({doomed});"
        else:
            needed.append(f"x.cooperative_id = t.cooperative_id and x.{column.name} = t.id")
            needed[-1] = f" and not exists (select from {child} x where {needed[-1]})"
    yield f"  delete from {table.name} t where t.cooperative_id = p_cooperative"
    yield f"    and t.id in ({doomed}){''.join(needed)};"
    yield f"  get diagnostics gone = row_count; category := '{table.info['category']}';"
    yield "  if gone > 0 then return next; end if;"


def _pointing_at(table: Table, tables: Sequence[Table]) -> Iterator[tuple[str, Column[object]]]:
    """Tables that hold an id of this one and do not go with it, and in which column."""
    for child in tables:
        for key in sorted(child.foreign_key_constraints, key=lambda each: str(each.name)):
            if key.referred_table is table and key.ondelete is None:
                yield child.name, _column(key)


def _column(key: ForeignKeyConstraint) -> Column[object]:
    return next(column for column in key.columns if column.name != "cooperative_id")


def _holdings(people: Iterable[Table]) -> str:
    """How many rows are about one member, by category, and until when a law keeps the newest of them."""
    each = " union all\n".join(f"    {_held(table)}" for table in people)
    return (
        "create function holdings(p_member uuid) returns table (category text, held bigint, until_at timestamptz)\n"
        "language sql stable security definer set search_path = public, pg_temp as $$\n"
        "  select h.category, sum(h.held)::bigint, max(h.until_at) from (\n"
        f"{each}) h where p_member = app_member() and h.held > 0 group by h.category order by h.category $$"
    )


def _held(table: Table) -> str:
    category, kept_from = table.info["category"], table.info["kept_from"]
    days = law_days(category)
    until = f"max(coalesce({kept_from or 'null'}, app_now())) + interval '{days} days'" if days else "null::timestamptz"
    theirs = " or ".join(f"t.{subject} = p_member" for subject in table.info["subjects"])
    return (
        f"select '{category}' as category, count(*) as held, {until} as until_at from {table.name} t "
        f"where t.cooperative_id = app_cooperative() and ({theirs})"
    )
