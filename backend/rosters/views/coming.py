"""Who comes to a client in the next two weeks, or in one week for paper, with nothing made nicer than it is."""

from datetime import date, datetime, timedelta
from typing import Any, Literal
from uuid import UUID

import msgspec
from sqlalchemy import Row, bindparam, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.types import Date, DateTime, Uuid

from backend.care.teams import coordinated_team
from backend.kit.errors import not_found
from backend.members import queries as members
from backend.privacy.door import Actor
from backend.rosters.tables import RosterRow
from backend.rosters.views.schemas import Coming, ComingClient, ComingVisit, ComingWorker
from backend.rosters.views.spans import day_part, local_day, local_days, monday

DAYS_AHEAD = 14
_WEEK_DAYS = 7
_SUNDAY = timedelta(days=6)

# A week without a published roster is not told of: nobody has been looked for yet, so nothing is known.
# A visit is *changed* where a later publication than the week's first brought somebody who comes.
_COMING = text("""
select v.id, coalesce(held.starts_at, v.starts_at) as starts_at, v.minutes, v.workers,
  coalesce(held.confirmed, 0) as confirmed, coalesce(held.changed, false) as changed, held.who,
  held.late_minutes,
  array(select t.task from care_task t where t.cooperative_id = v.cooperative_id
    and t.standing_visit_id = v.standing_visit_id order by t.task) as tasks
from visit v
join roster r on r.cooperative_id = v.cooperative_id and r.state = 'published'
  and r.week_on = v.visit_on - (extract(isodow from v.visit_on)::int - 1)
left join lateral (
  select min(lower(a.during)) as starts_at, count(a.confirmed_at) as confirmed,
    bool_or(exists (select from roster its join roster first on first.cooperative_id = its.cooperative_id
      and first.week_on = its.week_on and first.published_at < a.created_at
      where its.cooperative_id = a.cooperative_id and its.id = a.roster_id)) as changed,
    json_agg(json_build_object('id', a.worker_id, 'given_name', coalesce(n.given_name, ''),
      'family_name', coalesce(n.family_name, ''), 'visits_before', (
        select count(*) from assignment b where b.cooperative_id = a.cooperative_id and b.client_id = a.client_id
          and b.worker_id = a.worker_id and b.state = 'live' and upper(b.during) <= :now))
      order by n.given_name, a.worker_id)::text as who,
      max(late.minutes) as late_minutes
  from assignment a left join member_identity n on n.cooperative_id = a.cooperative_id and n.id = a.worker_id
  left join running_late late on late.cooperative_id = a.cooperative_id and late.id = a.id and late.until_at > :now
  where a.cooperative_id = v.cooperative_id and a.visit_id = v.id and a.state = 'live') held on true
where v.client_id = :client_id and v.state = 'due' and v.visit_on between :first_on and :last_on
  and coalesce(held.starts_at, v.starts_at) >= :starts_at and coalesce(held.starts_at, v.starts_at) < :ends_at
order by starts_at, v.id
""").bindparams(
    bindparam("client_id", type_=Uuid()),
    bindparam("now", type_=DateTime(timezone=True)),
    bindparam("first_on", type_=Date()),
    bindparam("last_on", type_=Date()),
    bindparam("starts_at", type_=DateTime(timezone=True)),
    bindparam("ends_at", type_=DateTime(timezone=True)),
)


class _Who(msgspec.Struct, frozen=True):
    id: UUID
    given_name: str
    family_name: str
    visits_before: int


_whos = msgspec.json.Decoder(tuple[_Who, ...])


async def coming(session: AsyncSession, actor: Actor, client_id: UUID, *, now: datetime) -> Coming:
    """A client's visits from today on, for themselves or whom they trust with times; else Problem 404."""
    await members.may_act(session, actor, client_id, "times", now=now)
    today = local_day(now, actor.zone)
    known_until_on = await _known_until(session, today)
    return await _from(session, actor, client_id, (today, DAYS_AHEAD), known_until_on, now=now)


async def of_week(session: AsyncSession, actor: Actor, client_id: UUID, week_on: date, *, now: datetime) -> Coming:
    """A client's whole week for paper, for whom `coming` is for and their coordinators; else Problem 404.

    Whom they trust is trusted with who comes, not with who came: a week that is over is Problem 404 to them. The week
    is known until its Sunday, or not yet where it is not published.
    """
    on, r = monday(week_on), RosterRow
    if await coordinated_team(session, actor, client_id) is None:
        await members.may_act(session, actor, client_id, "times", now=now)
        if actor.member_id != client_id and on < monday(local_day(now, actor.zone)):
            raise not_found("week")
    published = await session.scalar(select(r.id).where(r.state == "published", r.week_on == on))
    return await _from(session, actor, client_id, (on, _WEEK_DAYS), on + _SUNDAY if published else None, now=now)


async def _from(
    session: AsyncSession,
    actor: Actor,
    client_id: UUID,
    days: tuple[date, int],
    known_until_on: date | None,
    *,
    now: datetime,
) -> Coming:
    from_on, count = days
    starts_at, ends_at = local_days(from_on, count, actor.zone)
    window = {"first_on": from_on - timedelta(days=1), "last_on": from_on + timedelta(days=count)}
    rows = await session.execute(
        _COMING, {"client_id": client_id, "now": now, "starts_at": starts_at, "ends_at": ends_at, **window}
    )
    names = await members.given_names(session, [client_id])
    return Coming(
        client=ComingClient(id=client_id, given_name=names[client_id].given_name if client_id in names else ""),
        phone=(await members.cooperative(session, actor.cooperative_id)).phone,
        known_until_on=known_until_on,
        visits=tuple(_visit(row, actor.zone, now) for row in rows),
    )


async def _known_until(session: AsyncSession, today: date) -> date | None:
    """The last day up to which every week from this one on is published."""
    r = RosterRow
    last_on = monday(today) + timedelta(days=DAYS_AHEAD)
    query = select(r.week_on).where(r.state == "published", r.week_on.between(monday(today), last_on))
    weeks, known = set(await session.scalars(query)), None
    for number in range(DAYS_AHEAD // 7 + 1):
        week_on = monday(today) + timedelta(weeks=number)
        if week_on not in weeks:
            break
        known = week_on + _SUNDAY
    return known


def _visit(row: Row[Any], zone: str, now: datetime) -> ComingVisit:
    ends_at = row.starts_at + timedelta(minutes=row.minutes)
    who = _whos.decode(row.who) if row.who else ()
    return ComingVisit(
        id=row.id,
        starts_at=row.starts_at,
        ends_at=ends_at,
        minutes=row.minutes,
        day_part=day_part(row.starts_at, zone),
        tasks=tuple(row.tasks),
        state=_state(row, len(who), over=ends_at <= now),
        workers=tuple(_worker(one) for one in who),
        changed=row.changed,
        late_minutes=row.late_minutes,
    )


def _state(row: Row[Any], come: int, *, over: bool) -> Literal["confirmed", "published", "uncovered", "done"]:
    if come < row.workers:
        return "uncovered"
    if over:
        return "done"
    return "confirmed" if row.confirmed == come else "published"


def _worker(one: _Who) -> ComingWorker:
    initials = one.given_name[:1] + one.family_name[:1]
    return ComingWorker(
        id=one.id, given_name=one.given_name, initials=initials.upper(), visits_before=one.visits_before
    )
