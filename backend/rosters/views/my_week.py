"""A worker's own published week: the page asked for most, so one statement, and no object but the answer."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

import msgspec
from sqlalchemy import bindparam, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.types import Date, DateTime, Uuid

from backend.governance import policy
from backend.kit.db import HotQuery, Row
from backend.privacy.door import Actor
from backend.rosters.travel import Point, point, travel_minutes
from backend.rosters.views.schemas import Address, MyVisit, MyWeek, Partner, Person
from backend.rosters.views.spans import local_day, local_days, monday

# A visit is *changed* while a later publication than the week's first brought it and it is not confirmed.
# The outer join keeps one row, with the head alone, where there is no visit.
_MY_WEEK = HotQuery(
    text("""
with mine as (
  select a.* from assignment a
  where a.worker_id = :me and a.state = 'live' and a.during && tstzrange(:starts_at, :ends_at)
    and lower(a.during) >= :starts_at),
before as (
  select a.client_id, count(*) as visits from assignment a
  where a.worker_id = :me and a.state = 'live' and upper(a.during) <= :now
    and a.client_id in (select client_id from mine) group by a.client_id)
select head.published_at, travel.mode, travel.latitude_e5 as from_latitude, travel.longitude_e5 as from_longitude,
  mine.id, mine.visit_id, mine.client_id, lower(mine.during) as starts_at, upper(mine.during) as ends_at,
  mine.confirmed_at, name.given_name, name.family_name, home.line, home.latitude_e5, home.longitude_e5, area.area,
  coalesce(before.visits, 0) as visits_before,
  mine.confirmed_at is null and exists (
    select from roster its join roster first on first.cooperative_id = its.cooperative_id
      and first.week_on = its.week_on and first.published_at < mine.created_at
    where its.cooperative_id = mine.cooperative_id and its.id = mine.roster_id) as changed,
  array(select task.task from visit join care_task task on task.cooperative_id = visit.cooperative_id
      and task.standing_visit_id = visit.standing_visit_id
    where visit.cooperative_id = mine.cooperative_id and visit.id = mine.visit_id order by task.task) as tasks,
  (select json_agg(json_build_object('id', other.worker_id, 'given_name', coalesce(its.given_name, ''))
      order by its.given_name, other.worker_id)::text
    from assignment other left join member_identity its on its.cooperative_id = other.cooperative_id
      and its.id = other.worker_id
    where other.cooperative_id = mine.cooperative_id and other.visit_id = mine.visit_id and other.state = 'live'
      and other.worker_id <> mine.worker_id) as partners
from (select max(published_at) as published_at from roster
      where state = 'published' and week_on between :first_week_on and :until_on) head
left join travel_start travel on travel.worker_id = :me
left join mine on true
left join before on before.client_id = mine.client_id
left join member_identity name on name.cooperative_id = mine.cooperative_id and name.id = mine.client_id
left join service_address home on home.cooperative_id = mine.cooperative_id and home.id = mine.client_id
left join service_area area on area.cooperative_id = mine.cooperative_id and area.id = mine.client_id
order by lower(mine.during), mine.id
""").bindparams(
        bindparam("me", type_=Uuid()),
        bindparam("now", type_=DateTime(timezone=True)),
        bindparam("starts_at", type_=DateTime(timezone=True)),
        bindparam("ends_at", type_=DateTime(timezone=True)),
        bindparam("first_week_on", type_=Date()),
        bindparam("until_on", type_=Date()),
    )
)
_partners = msgspec.json.Decoder(tuple[Partner, ...])
_Rows = Sequence[Row]


async def my_week(session: AsyncSession, actor: Actor, from_on: date, days: int, *, now: datetime) -> MyWeek:
    """My live visits that start in these local days, each with who, where, what for and the way to it."""
    starts_at, ends_at = local_days(from_on, days, actor.zone)
    window = {"starts_at": starts_at, "ends_at": ends_at, "first_week_on": monday(from_on)}
    until_on = local_day(ends_at, actor.zone)
    rows = await _MY_WEEK.rows(session, {"me": actor.member_id, "now": now, "until_on": until_on, **window})
    visits = _visits(rows, actor.zone, now)
    return MyWeek(
        from_on=from_on,
        days=days,
        zone=actor.zone,
        published_at=rows[0].published_at,
        as_of=now,
        to_confirm=sum(visit.state == "published" for visit in visits),
        visits=visits,
    )


def _visits(rows: _Rows, zone: str, now: datetime) -> tuple[MyVisit, ...]:
    """The visits in order, with the way from the one before on the same day, or from where the worker sets out."""
    found, day, here = [], None, None
    for row in rows:
        if row.id is None:
            break
        if local_day(row.starts_at, zone) != day:
            day, here = local_day(row.starts_at, zone), point(row.from_latitude, row.from_longitude)
        there = point(row.latitude_e5, row.longitude_e5)
        found.append(_visit(row, here, there, now))
        here = there
    return tuple(found)


def _visit(row: Row, here: Point | None, there: Point | None, now: datetime) -> MyVisit:
    mode = row.mode or "walk"
    minutes = (row.ends_at - row.starts_at).total_seconds() // 60
    return MyVisit(
        id=row.visit_id,
        assignment_id=row.id,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        minutes=int(minutes),
        state="done" if row.ends_at <= now else "confirmed" if row.confirmed_at else "published",
        changed=row.changed,
        client=_person(row),
        address=_address(row, there),
        tasks=tuple(row.tasks),
        note=None,
        partners=_partners.decode(row.partners) if row.partners else (),
        travel_minutes=travel_minutes(policy.in_force().policy.travel, mode, here, there),
        travel_mode=mode,
        visits_before=row.visits_before,
    )


def _person(row: Row) -> Person:
    client_id: UUID = row.client_id
    return Person(id=client_id, given_name=row.given_name or "", family_name=row.family_name or "")


def _address(row: Row, there: Point | None) -> Address | None:
    if there is None:
        return None
    return Address(
        line=row.line,
        area=row.area or "",
        latitude=there.latitude_e5 / 1e5,
        longitude=there.longitude_e5 / 1e5,
    )
