"""Standing visits as those read them who live with them, and how a coordinator ends or changes one."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.care import checks
from backend.care.horizon import fill_horizon
from backend.care.queries import tasks_of
from backend.care.rules import HORIZON, week_of
from backend.care.schemas import Agree, EndStandingVisit, StandingVisit
from backend.care.tables import CareTaskRow, StandingVisitRow, VisitRow
from backend.care.teams import coordinated_team
from backend.kit.errors import Problem, not_found, refuse
from backend.kit.events import record
from backend.kit.ids import new_id
from backend.kit.local_time import local_date, time_of
from backend.members.leaving import leaves_on
from backend.members.queries import may_act
from backend.privacy.door import Actor

_DAY = timedelta(days=1)
_s = StandingVisitRow


async def of_client(session: AsyncSession, client_id: UUID, *, actor: Actor, now: datetime) -> list[StandingVisit]:
    """A client's weekly patterns that are not over, for them, whom they trust with times, and their coordinators."""
    if await coordinated_team(session, actor, client_id) is None:
        await may_act(session, actor, client_id, "times", now=now)
    today = local_date(now, ZoneInfo(actor.zone))
    return await _read(session, _s.client_id == client_id, or_(_s.until_on.is_(None), _s.until_on >= today))


async def one(session: AsyncSession, standing_visit_id: UUID) -> StandingVisit:
    """One pattern, after a change to it."""
    return (await _read(session, _s.id == standing_visit_id))[0]


async def end(
    session: AsyncSession, standing_visit_id: UUID, data: EndStandingVisit, *, actor: Actor, now: datetime
) -> None:
    """The pattern ends with `last_on`; the visits after it are cancelled, by whom and when. Again changes nothing.

    Problem 404 for one of no team of mine, 400 for a day that is over, 409 where it ends before that day already.
    """
    pattern = await _mine(session, standing_visit_id, actor)
    if pattern.until_on == _last(pattern, data.last_on):
        return
    await _end(session, pattern, data.last_on, "standing_visit_ended", actor=actor, now=now)


async def change(session: AsyncSession, standing_visit_id: UUID, data: Agree, *, actor: Actor, now: datetime) -> UUID:
    """From `from_on` another pattern stands in its place, whose id is returned; Problems as for `end`."""
    pattern = await _mine(session, standing_visit_id, actor)
    zone = ZoneInfo(actor.zone)
    today = local_date(now, zone)
    agreed = checks.agreement(data, "weekly", today=today)
    if agreed.from_on <= today:
        raise refuse("from_on", "in_the_past")
    await _end(session, pattern, agreed.from_on - _DAY, "standing_visit_changed", actor=actor, now=now)
    made = await stand(
        session,
        agreed,
        actor.cooperative_id,
        client_id=pattern.client_id,
        team_id=pattern.team_id,
        care_request_id=pattern.care_request_id,
        now=now,
    )
    await fill_horizon(session, actor.cooperative_id, zone, today + HORIZON, from_on=today, standing_visit_id=made)
    return made


async def stand(
    session: AsyncSession,
    agreed: Agree,
    cooperative_id: UUID,
    *,
    client_id: UUID,
    team_id: UUID,
    care_request_id: UUID | None,
    now: datetime,
) -> UUID:
    """Writes a new pattern with its tasks; its id. It ends before its client leaves, unless they stay after all.

    Problem 400 where it would begin no sooner.
    """
    gone_on = await leaves_on(session, client_id)
    if gone_on is not None and agreed.from_on >= gone_on:
        raise refuse("from_on", "client_leaves")
    ends = _ending(agreed.until_on, gone_on, now)
    where, standing_visit_id = {"cooperative_id": cooperative_id, "client_id": client_id}, new_id()
    await session.execute(
        insert(_s).values(
            **where,
            id=standing_visit_id,
            team_id=team_id,
            care_request_id=care_request_id,
            weekdays=sorted(agreed.weekdays),
            starts_time=time_of(agreed.starts_time),
            flexible_minutes=agreed.flexible_minutes,
            minutes=agreed.minutes,
            workers=agreed.workers,
            critical=agreed.critical,
            from_on=agreed.from_on,
            **ends,
        )
    )
    tasks = [
        {**where, "id": new_id(), "standing_visit_id": standing_visit_id, "task": task}
        for task in checks.in_order(agreed.tasks)
    ]
    await session.execute(insert(CareTaskRow), tasks)
    return standing_visit_id


def _ending(agreed_until_on: date | None, gone_on: date | None, now: datetime) -> dict[str, object]:
    """As agreed, or the day before its client leaves: then with what was agreed, as for patterns cut short by it."""
    if gone_on is None or (agreed_until_on is not None and agreed_until_on < gone_on):
        return {"until_on": agreed_until_on}
    return {"until_on": gone_on - _DAY, "cut_at": now, "cut_until_on": agreed_until_on}


async def _mine(session: AsyncSession, standing_visit_id: UUID, actor: Actor) -> StandingVisitRow:
    actor.must_coordinate()
    query = select(_s).where(_s.id == standing_visit_id).with_for_update().execution_options(populate_existing=True)
    pattern = await session.scalar(query)
    if pattern is None or await coordinated_team(session, actor, pattern.client_id) is None:
        raise not_found("standing_visit")
    return pattern


def _last(pattern: StandingVisitRow, last_on: date) -> date:
    """The last day; the one before the first, where it never begins."""
    return max(last_on, pattern.from_on - _DAY)


async def _end(
    session: AsyncSession, pattern: StandingVisitRow, last_on: date, kind: str, *, actor: Actor, now: datetime
) -> None:
    if last_on < local_date(now, ZoneInfo(actor.zone)):
        raise refuse("last_on", "in_the_past")
    if pattern.until_on is not None and pattern.until_on < last_on:
        raise Problem("ends_already", 409, {"until_on": pattern.until_on.isoformat()})
    until_on = _last(pattern, last_on)
    await session.execute(
        update(_s)
        .where(_s.id == pattern.id)
        .values(until_on=until_on, cut_at=None, cut_until_on=None, version=_s.version + 1)
        .execution_options(synchronize_session=False)
    )
    cancelled = await _cancel_after(session, pattern.id, until_on, actor, now)
    payload = {
        "id": pattern.id,
        "client_id": pattern.client_id,
        "team_id": pattern.team_id,
        "last_on": until_on,
        "visit_ids": [visit_id for visit_id, _ in cancelled],
        "week_ons": sorted({week_of(on) for _, on in cancelled}),
    }
    await record(session, actor.cooperative_id, kind, payload, actor_id=actor.member_id, now=now)


async def _cancel_after(
    session: AsyncSession, standing_visit_id: UUID, until_on: date, actor: Actor, now: datetime
) -> list[tuple[UUID, date]]:
    v = VisitRow
    cancelled = await session.execute(
        update(v)
        .where(v.standing_visit_id == standing_visit_id, v.visit_on > until_on, v.state == "due")
        .values(state="cancelled", cancelled_by_id=actor.member_id, cancelled_at=now)
        .returning(v.id, v.visit_on)
        .execution_options(synchronize_session=False)
    )
    return sorted(((row.id, row.visit_on) for row in cancelled), key=lambda found: found[1])


async def _read(session: AsyncSession, *which: ColumnElement[bool]) -> list[StandingVisit]:
    columns = (
        _s.id, _s.client_id, _s.team_id, _s.care_request_id, _s.weekdays, _s.starts_time, _s.flexible_minutes,
        _s.minutes, _s.workers, _s.critical, _s.from_on, _s.until_on, _s.version,
    )  # fmt: skip
    query = select(*columns).where(*which).order_by(_s.starts_time, _s.from_on, _s.id)
    rows = (await session.execute(query)).all()
    tasks = await tasks_of(session, [row.id for row in rows])
    return [_shown(dict(row._mapping), tasks.get(row.id, ())) for row in rows]


def _shown(row: dict[str, Any], tasks: tuple[Any, ...]) -> StandingVisit:
    told = {"weekdays": tuple(row["weekdays"]), "starts_time": row["starts_time"].strftime("%H:%M"), "tasks": tasks}
    return StandingVisit(**{**row, **told})
