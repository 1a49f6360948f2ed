"""A coordinator's request that has to see the whole week goes on as the solver's program, on their behalf.

What a roster does to one worker depends on all of them, so a change is judged against everybody's week, of whatever
team; the coordinator is shown codes and figures. Such a look is in the access ledger like any other.
"""

from collections import OrderedDict
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from backend.kit.db import Context, context_values
from backend.privacy.door import GRANT_LASTS, Actor, program_context
from backend.rosters.queries_week import SOLVER

PROGRAM = "solver"
_MARGIN = timedelta(minutes=1)
_MOST_REMEMBERED = 500
_TAKE_ON = text(
    "select set_config('app.program', :program, true), set_config('app.grant', :grants, true), "
    "set_config('app.cooperative', :cooperative, true), set_config('app.member', :member, true), "
    "set_config('app.now', :now, true)"
)
_known: OrderedDict[tuple[UUID, UUID], tuple[Context, datetime]] = OrderedDict()


async def see_week(session: AsyncSession, grants: AsyncEngine, *, actor: Actor, now: datetime) -> None:
    """From here on the transaction reads all the solver reads; `grants` is where the grant is committed first."""
    context = await program_context(
        grants, PROGRAM, actor.cooperative_id, (SOLVER,), now=now, asked_by_id=actor.member_id
    )
    await session.execute(_TAKE_ON, context_values(context))


async def see_roster(
    session: AsyncSession, grants: AsyncEngine, roster_id: UUID, *, actor: Actor, now: datetime
) -> None:
    """The same for one roster, under one grant for a quarter of an hour of trying things out.

    What it was solved from holds all the solver read, so the grant says all of that.
    """
    key = (actor.session_id, roster_id)
    context, until = _known.get(key, (None, now))
    if context is None or now >= until:
        context = await program_context(
            grants, PROGRAM, actor.cooperative_id, (SOLVER,), now=now, asked_by_id=actor.member_id
        )
        _known[key] = context, now + GRANT_LASTS - _MARGIN
        while len(_known) > _MOST_REMEMBERED:
            _known.popitem(last=False)
    await session.execute(_TAKE_ON, {**context_values(context), "now": now.isoformat()})
