"""The board of a week, put together."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.errors import refuse
from backend.privacy.door import Actor
from backend.rosters import queries
from backend.rosters.views import board
from backend.rosters.views.away import away
from backend.rosters.views.board_schemas import BoardWorker, Published, Week
from backend.rosters.views.spans import monday

_SHOWN = ("draft", "solving", "failed")


async def week(session: AsyncSession, actor: Actor, week_on: date, team_id: UUID | None, *, now: datetime) -> Week:
    """One week of the teams I coordinate, or of the one named; Problem 403 for a team I do not, 400 for no Monday."""
    teams = board.teams_asked(actor, team_id)
    if week_on != monday(week_on):
        raise refuse("week_on", "not_a_monday")
    draft, published = await queries.newest_draft(session, week_on), await _published(session, week_on)
    shown = await board.visits(session, teams, week_on, draft.id if draft and draft.state in _SHOWN else None, now=now)
    homes = await board.client_rows(session, teams)
    workers = await _workers(session, teams, week_on, actor.zone)
    return Week(
        week_on=week_on,
        zone=actor.zone,
        as_of=now,
        published=published,
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


async def _published(session: AsyncSession, week_on: date) -> Published | None:
    roster_id = await queries.published_id(session, week_on)
    if roster_id is None:
        return None
    head = await queries.head(session, roster_id)
    if head.published_at is None:
        raise LookupError(f"roster {roster_id} is published and does not say when")
    return Published(roster_id=head.id, number=head.number, published_at=head.published_at)
