"""What must hold whatever was done: each is a question to the database whose answer is no row.

Asked after every test that used the database, nightly in production and after every restore (see DECISIONS.md).
A domain adds its own: `INVARIANTS["no live assignments of a worker overlap"] = "select …"`. The rows it returns are
shown when it fails, so select what helps: ids, not names.
"""

import asyncpg

INVARIANTS: dict[str, str] = {
    "the app's roles are no superusers and see no row that a policy hides": """
        select rolname from pg_roles
        where rolname in ('commonrota_owner', 'commonrota_app', 'commonrota_worker', 'commonrota_door')
          and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)
    """,
    "no materialized view holds what row-level security would hide": """
        select schemaname, matviewname from pg_matviews
    """,
}


async def broken(url: str) -> dict[str, list[str]]:
    """The invariants that do not hold in the database at `url`, each with the first rows that show it."""
    connection = await asyncpg.connect(url)
    try:
        found = {name: await connection.fetch(sql) for name, sql in INVARIANTS.items()}
    finally:
        await connection.close()
    return {name: [str(dict(row)) for row in rows[:5]] for name, rows in found.items() if rows}
