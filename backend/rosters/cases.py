"""Problems ready to be judged, kept in the process while somebody works on their roster."""

import asyncio
from collections import OrderedDict
from hashlib import sha256
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.errors import Problem
from backend.rosters import queries
from backend.rosters.queries import Stored
from backend.rosters.solving import Case, read_problem

_MOST_KEPT = 6
_kept: OrderedDict[UUID, tuple[Case, Stored]] = OrderedDict()
# By the problem's bytes, not by the roster: whether that was ever written is for the database to say.
_ready: OrderedDict[bytes, Case] = OrderedDict()


def make_ready(problem: bytes, case: Case) -> None:
    """What was worked out of a problem is not worked out again by whoever changes its roster next in this process."""
    _ready[sha256(problem).digest()] = case
    while len(_ready) > _MOST_KEPT:
        _ready.popitem(last=False)


async def case_of(session: AsyncSession, roster_id: UUID) -> tuple[Case, Stored]:
    """The roster's problem and choices; a stored problem never changes, so it is read once a process.

    Problem 409 where the roster was made by people and has none.
    """
    if roster_id not in _kept:
        found = await queries.stored(session, roster_id)
        if found is None:
            raise Problem("not_solved", 409)
        case = _ready.pop(sha256(found.problem).digest(), None)
        if case is None:
            case = Case(await asyncio.to_thread(read_problem, found.problem))
        _kept[roster_id] = case, found
    _kept.move_to_end(roster_id)
    while len(_kept) > _MOST_KEPT:
        _kept.popitem(last=False)
    return _kept[roster_id]
