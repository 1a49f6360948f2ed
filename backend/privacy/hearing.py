"""A listener's transaction that has to read about people: the grant is committed first, on a connection of its own."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from backend.privacy.door import Access, program_context

_NAME = text("select set_config('app.grant', :grants, true)")


async def read_as(
    session: AsyncSession, program: str, cooperative_id: UUID, accesses: tuple[Access, ...], *, now: datetime
) -> None:
    """From here on this program's transaction reads what `accesses` say."""
    if not isinstance(session.bind, AsyncEngine):
        raise TypeError("a listener's session is bound to an engine")
    context = await program_context(session.bind, program, cooperative_id, accesses, now=now)
    await session.execute(_NAME, {"grants": ",".join(map(str, context.grants))})
