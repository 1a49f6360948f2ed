"""A checked folder goes into the database whole, in one transaction, or not at all."""

from datetime import datetime

from sqlalchemy import ARRAY, insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from backend.imports.loading.clients import clients
from backend.imports.loading.history import history
from backend.imports.loading.ledger import ledger
from backend.imports.loading.people import people
from backend.imports.loading.rows import Rows
from backend.imports.loading.visits import visits
from backend.imports.loading.workers import workers
from backend.imports.schemas import CooperativeFolder
from backend.kit.bulk import insert_all, table_of
from backend.kit.db import Context, transaction
from backend.members.phones import with_sealed_phones
from backend.members.tables import MemberContactRow, MemberRow
from backend.privacy.commands import all_agree_to_service

PROGRAM = "import"
_KEY_TAKEN = "uq_cooperative_key"


class AlreadyThereError(ValueError):
    """A cooperative of this code is in the database."""


async def load(engine: AsyncEngine, folder: CooperativeFolder, *, now: datetime) -> Rows:
    """Loads the cooperative as the worker role, everybody under the service-only agreement; what was loaded.

    Raises AlreadyThereError, with nothing loaded, where a cooperative of the same code is there.
    """
    rows = rows_of(folder, now)
    context = Context(cooperative_id=rows.cooperative_id, program=PROGRAM, now=now)
    try:
        async with transaction(engine, context) as session:
            await _write(session, rows)
    except IntegrityError as error:
        if _KEY_TAKEN in str(error.orig):
            raise AlreadyThereError(folder.cooperative.cooperative) from None
        raise
    return rows


def rows_of(folder: CooperativeFolder, now: datetime) -> Rows:
    """Everything that will be written but the agreements, worked out before the database is asked."""
    rows = Rows(folder, now)
    people(rows)
    workers(rows)
    clients(rows)
    visits(rows)
    ledger(rows, history(rows))
    return rows


async def _write(session: AsyncSession, rows: Rows) -> None:
    for table, values in ((table, values) for table, values in rows.tables.items() if values):
        if table is table_of(MemberContactRow):
            await insert_all(session, table, await with_sealed_phones(session, values, now=rows.now))
        elif any(isinstance(column.type, ARRAY) for column in table.columns):
            await session.execute(insert(table).inline(), values)
        else:
            await insert_all(session, table, values)
    classes = {member["id"]: member["classes"] for member in rows.of(MemberRow)}
    await all_agree_to_service(session, rows.cooperative_id, classes, now=rows.now)
