"""The week board: what is published, what is drafted, and the ways between, for members who coordinate."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Row, bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.types import Date, DateTime, Uuid

from backend.governance import policy
from backend.privacy.door import Actor
from backend.rosters.travel import point, travel_minutes
from backend.rosters.views.board_schemas import BoardClient, BoardVisit, BoardWorker, Comes, Planned, Way
from backend.rosters.views.spans import local_day

_TEAMS = bindparam("teams", type_=ARRAY(Uuid()))

_WORKERS = text("""
select m.id, coalesce(n.given_name, '') as given_name, coalesce(n.family_name, '') as family_name,
  array_agg(distinct t.team_id) as team_ids, coalesce(h.least_minutes, 0) as least_minutes,
  coalesce(h.wanted_minutes, 0) as wanted_minutes, coalesce(h.most_minutes, 0) as most_minutes,
  coalesce(w.mode, 'walk') as travel_mode
from team_membership t
join member m on m.cooperative_id = t.cooperative_id and m.id = t.member_id and m.left_at is null
left join member_identity n on n.cooperative_id = m.cooperative_id and n.id = m.id
left join hours_wanted h on h.cooperative_id = m.cooperative_id and h.id = m.id
left join travel_start w on w.cooperative_id = m.cooperative_id and w.id = m.id
where t.team_id = any (:teams) and t.ended_at is null and 'worker' = any (m.classes)
group by m.id, n.given_name, n.family_name, h.least_minutes, h.wanted_minutes, h.most_minutes, w.mode
order by n.given_name, n.family_name, m.id
""").bindparams(_TEAMS)

_CLIENTS = text("""
select distinct on (n.given_name, n.family_name, m.id) m.id, coalesce(n.given_name, '') as given_name,
  coalesce(n.family_name, '') as family_name, coalesce(area.area, '') as area, t.team_id,
  home.line, area.latitude_e5, area.longitude_e5
from team_membership t
join member m on m.cooperative_id = t.cooperative_id and m.id = t.member_id and m.left_at is null
left join member_identity n on n.cooperative_id = m.cooperative_id and n.id = m.id
left join service_area area on area.cooperative_id = m.cooperative_id and area.id = m.id
left join service_address home on home.cooperative_id = m.cooperative_id and home.id = m.id
where t.team_id = any (:teams) and t.ended_at is null and 'client' = any (m.classes)
order by n.given_name, n.family_name, m.id, t.team_id
""").bindparams(_TEAMS)

_VISITS = text("""
select v.id, v.client_id, v.earliest_at, v.latest_end_at, v.minutes, v.workers, v.critical,
  array(select k.task from care_task k where k.cooperative_id = v.cooperative_id
    and k.standing_visit_id = v.standing_visit_id order by k.task) as tasks,
  (select json_agg(json_build_object('worker_id', a.worker_id, 'assignment_id', a.id, 'starts_at', lower(a.during),
      'ends_at', upper(a.during), 'state', case when upper(a.during) <= :now then 'done'
        when a.confirmed_at is not null then 'confirmed' else 'published' end,
      'late_minutes', late.minutes) order by a.worker_id)::text
    from assignment a left join running_late late on late.cooperative_id = a.cooperative_id and late.id = a.id
      and late.until_at > :now
    where a.cooperative_id = v.cooperative_id and a.visit_id = v.id and a.state = 'live') as published,
  (select json_agg(json_build_object('worker_id', p.worker_id, 'starts_at', lower(p.during),
      'ends_at', upper(p.during), 'pinned', p.pinned_by_id is not null,
      'pin', case when p.pinned_by_id is not null then json_build_object('reason', p.pin_reason, 'by_given_name',
        (select n.given_name from member_identity n
         where n.cooperative_id = p.cooperative_id and n.id = p.pinned_by_id)) end) order by p.worker_id)::text
    from planned_visit p where p.cooperative_id = v.cooperative_id and p.roster_id = :draft_id
      and p.visit_id = v.id) as drafted
from visit v
where v.team_id = any (:teams) and v.state = 'due' and v.visit_on between :week_on and :sunday
order by v.starts_at, v.id
""").bindparams(
    _TEAMS,
    bindparam("draft_id", type_=Uuid()),
    bindparam("now", type_=DateTime(timezone=True)),
    bindparam("week_on", type_=Date()),
    bindparam("sunday", type_=Date()),
)

_comes = msgspec.json.Decoder(tuple[Comes, ...])
_planned = msgspec.json.Decoder(tuple[Planned, ...])


def teams_asked(actor: Actor, team_id: UUID | None) -> list[UUID]:
    """The team named, or all that I coordinate; Problem 403 where I coordinate none, or not that one."""
    actor.must_coordinate(team_id)
    return [team_id] if team_id is not None else list(actor.coordinates)


async def visits(
    session: AsyncSession, teams: list[UUID], week_on: date, draft_id: UUID | None, *, now: datetime
) -> list[BoardVisit]:
    """The week's visits of these teams, in order; drafted only where a draft is named."""
    week = {"week_on": week_on, "sunday": week_on + timedelta(days=6)}
    rows = await session.execute(_VISITS, {"teams": teams, "draft_id": draft_id, "now": now, **week})
    return [_visit(row, drafted=draft_id is not None) for row in rows]


def _visit(row: Row[Any], *, drafted: bool) -> BoardVisit:
    published = _comes.decode(row.published) if row.published else ()
    starts_at = min((one.starts_at for one in published), default=row.earliest_at)
    return BoardVisit(
        id=row.id,
        client_id=row.client_id,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=row.minutes),
        earliest_at=row.earliest_at,
        latest_end_at=row.latest_end_at,
        minutes=row.minutes,
        workers=row.workers,
        tasks=tuple(row.tasks),
        critical=row.critical,
        published=published,
        drafted=(_planned.decode(row.drafted) if row.drafted else ()) if drafted else None,
    )


async def worker_rows(session: AsyncSession, teams: list[UUID]) -> Sequence[Row[Any]]:
    """The workers of these teams, by first name."""
    return (await session.execute(_WORKERS, {"teams": teams})).all()


async def client_rows(session: AsyncSession, teams: list[UUID]) -> Sequence[Row[Any]]:
    """The clients of these teams, by first name, with the middle of their area."""
    return (await session.execute(_CLIENTS, {"teams": teams})).all()


def clients(rows: Iterable[Row[Any]]) -> tuple[BoardClient, ...]:
    """As the board shows them."""
    return tuple(
        BoardClient(
            id=row.id,
            given_name=row.given_name,
            family_name=row.family_name,
            area=row.area,
            line=row.line,
            team_id=row.team_id,
        )
        for row in rows
    )


def ways(
    shown: Iterable[BoardVisit], workers: Iterable[BoardWorker], homes: Iterable[Row[Any]], zone: str
) -> Iterator[Way]:
    """The ways between visits that follow each other on one day, published or drafted, area to area, each once."""
    places = {row.id: point(row.latitude_e5, row.longitude_e5) for row in homes}
    modes = {worker.id: worker.travel_mode for worker in workers}
    travel = policy.in_force().policy.travel
    for worker_id, before, after in _legs(list(shown), zone):
        mode = modes.get(worker_id, "walk")
        minutes = travel_minutes(travel, mode, places.get(before.client_id), places.get(after.client_id))
        if minutes is not None:
            yield Way(worker_id=worker_id, from_visit_id=before.id, to_visit_id=after.id, minutes=minutes, mode=mode)


def _legs(shown: Sequence[BoardVisit], zone: str) -> Iterator[tuple[UUID, BoardVisit, BoardVisit]]:
    published = ((one.worker_id, one.starts_at, visit) for visit in shown for one in visit.published)
    drafted = ((one.worker_id, one.starts_at, visit) for visit in shown for one in visit.drafted or ())
    told: set[tuple[UUID, UUID, UUID]] = set()
    for stops in (published, drafted):
        for worker_id, route in _routes(stops, zone):
            for before, after in pairwise(route):
                leg = (worker_id, before.id, after.id)
                if leg not in told:
                    told.add(leg)
                    yield worker_id, before, after


def _routes(stops: Iterable[tuple[UUID, datetime, BoardVisit]], zone: str) -> Iterator[tuple[UUID, list[BoardVisit]]]:
    routes: dict[tuple[UUID, date], list[BoardVisit]] = defaultdict(list)
    for worker_id, starts_at, visit in sorted(stops, key=lambda stop: stop[1]):
        routes[worker_id, local_day(starts_at, zone)].append(visit)
    for (worker_id, _), route in routes.items():
        yield worker_id, route
