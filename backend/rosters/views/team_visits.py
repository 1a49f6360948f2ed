"""The visits of a worker's teams by time and area, without saying whose they are."""

from datetime import date, timedelta

from sqlalchemy import bindparam, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.types import Date, DateTime, Uuid

from backend.privacy.door import Actor
from backend.rosters.views.schemas import TeamVisit
from backend.rosters.views.spans import local_days

# Only weeks that are published: before that, every visit would look as if nobody came.
_TEAM_VISITS = text("""
select v.id as visit_id, coalesce(held.starts_at, v.starts_at) as starts_at, v.minutes,
  coalesce(area.area, '') as area, coalesce(held.mine, false) as mine,
  coalesce(held.workers, 0) < v.workers as uncovered
from visit v
join roster r on r.cooperative_id = v.cooperative_id and r.state = 'published'
  and r.week_on = v.visit_on - (extract(isodow from v.visit_on)::int - 1)
left join lateral (
  select min(lower(a.during)) as starts_at, count(*) as workers, bool_or(a.worker_id = :me) as mine
  from assignment a where a.cooperative_id = v.cooperative_id and a.visit_id = v.id and a.state = 'live') held on true
left join service_area area on area.cooperative_id = v.cooperative_id and area.id = v.client_id
where v.state = 'due' and v.visit_on between :first_on and :last_on
  and v.team_id in (select m.team_id from team_membership m where m.member_id = :me and m.ended_at is null)
  and coalesce(held.starts_at, v.starts_at) >= :starts_at and coalesce(held.starts_at, v.starts_at) < :ends_at
order by starts_at, visit_id
""").bindparams(
    bindparam("me", type_=Uuid()),
    bindparam("first_on", type_=Date()),
    bindparam("last_on", type_=Date()),
    bindparam("starts_at", type_=DateTime(timezone=True)),
    bindparam("ends_at", type_=DateTime(timezone=True)),
)


async def team_visits(session: AsyncSession, actor: Actor, from_on: date, days: int) -> list[TeamVisit]:
    """Visits of my teams that start in these local days and whose week is published."""
    starts_at, ends_at = local_days(from_on, days, actor.zone)
    first, last = from_on - timedelta(days=1), from_on + timedelta(days=days)
    window = {"starts_at": starts_at, "ends_at": ends_at, "first_on": first, "last_on": last}
    rows = await session.execute(_TEAM_VISITS, {"me": actor.member_id, **window})
    return [TeamVisit(**row._mapping, ends_at=row.starts_at + timedelta(minutes=row.minutes)) for row in rows]
