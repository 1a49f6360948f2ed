"""The board of a week, put together."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Row, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.errors import refuse
from backend.privacy.door import Actor
from backend.rosters.schemas import Progress, RosterHead
from backend.rosters.tables import RosterRow
from backend.rosters.views import board
from backend.rosters.views.away import away
from backend.rosters.views.board_schemas import BoardWorker, Published, Week
from backend.rosters.views.spans import monday

_OPEN = ("queued", "solving", "draft", "failed")
_SHOWN = ("draft", "solving", "failed")


async def week(session: AsyncSession, actor: Actor, week_on: date, team_id: UUID | None, *, now: datetime) -> Week:
    """One week of the teams I coordinate, or of the one named; Problem 403 for a team I do not, 400 for no Monday."""
    teams = board.teams_asked(actor, team_id)
    if week_on != monday(week_on):
        raise refuse("week_on", "not_a_monday")
    heads = await _heads(session, week_on)
    draft = next((_head(row) for row in heads if row.state in _OPEN), None)
    published = next((row for row in heads if row.state == "published"), None)
    shown = await board.visits(session, teams, week_on, draft.id if draft and draft.state in _SHOWN else None, now=now)
    homes = await board.client_rows(session, teams)
    workers = await _workers(session, teams, week_on, actor.zone)
    return Week(
        week_on=week_on,
        zone=actor.zone,
        as_of=now,
        published=Published(roster_id=published.id, number=published.number, published_at=published.published_at)
        if published
        else None,
        draft=draft,
        workers=workers,
        clients=board.clients(homes),
        visits=tuple(shown),
        travel=tuple(board.ways(shown, workers, homes, actor.zone)),
    )


async def _workers(session: AsyncSession, teams: list[UUID], week_on: date, zone: str) -> tuple[BoardWorker, ...]:
    rows = await board.worker_rows(session, teams)
    cannot = await away(session, [row.id for row in rows], week_on, zone)
    return tuple(
        BoardWorker(**{**row._mapping, "team_ids": tuple(row.team_ids)}, unavailable=cannot[row.id]) for row in rows
    )


async def _heads(session: AsyncSession, week_on: date) -> Sequence[Row[*tuple[Any, ...]]]:
    """What is published, and the newest roster that is not over: the newest first."""
    r = RosterRow
    rows = await session.execute(
        select(
            r.id, r.number, r.week_on, r.state, r.version, r.based_on_id, r.requested_by_id, r.requested_at, r.progress,
            r.complete, r.certificate, r.violations, r.failure_code, r.published_at,
        )
        .where(r.week_on == week_on, r.state.in_((*_OPEN, "published")))
        .order_by(r.number.desc())
    )  # fmt: skip
    return rows.all()


def _head(row: Row[*tuple[Any, ...]]) -> RosterHead:
    fields = dict(row._mapping)
    progress, requested_by = fields.pop("progress"), fields.pop("requested_by_id")
    known = msgspec.convert(progress, Progress) if progress else None
    return RosterHead(**fields, requested_by=requested_by, progress=known)
