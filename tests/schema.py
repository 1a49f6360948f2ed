"""What a database is made of, kind by kind: two that are the same have the same of each."""

import asyncpg

from tests.database import TestDatabase

ASPECTS = {
    "columns": """
        select table_name || '.' || column_name, data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '')
          || ' ' || udt_name
        from information_schema.columns where table_schema = 'public' and table_name <> 'alembic_version'""",
    "constraints": """
        select conrelid::regclass || ' ' || conname, pg_get_constraintdef(oid) from pg_constraint
        where connamespace = 'public'::regnamespace and conrelid::regclass::text <> 'alembic_version'""",
    "indexes": """
        select indexname, indexdef from pg_indexes where schemaname = 'public' and tablename <> 'alembic_version'""",
    "policies": """
        select tablename || ' ' || policyname, cmd || ' ' || roles::text || ' ' || coalesce(qual, '') || ' '
          || coalesce(with_check, '') from pg_policies where schemaname = 'public'""",
    "row security": """
        select relname::text, relrowsecurity::text || relforcerowsecurity::text from pg_class
        where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'alembic_version'""",
    "functions": """
        select p.oid::regprocedure::text, pg_get_functiondef(p.oid) || r.rolname || (
          select string_agg(a.grantee::regrole || ' ' || a.privilege_type, ', ' order by a.grantee, a.privilege_type)
          from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a)
        from pg_proc p join pg_roles r on r.oid = p.proowner
        where pronamespace = 'public'::regnamespace and prokind = 'f'
          and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')""",
    "triggers": """
        select tgrelid::regclass || ' ' || tgname, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal""",
    "rights": """
        select table_name || ' ' || grantee || ' ' || privilege_type, is_grantable
        from information_schema.table_privileges where table_schema = 'public' and table_name <> 'alembic_version'""",
}


async def aspect(database: TestDatabase, query: str) -> dict[str, str]:
    """One kind of object by name, with its definition."""
    connection = await asyncpg.connect(database.admin_url)
    try:
        return dict(await connection.fetch(query))
    finally:
        await connection.close()
