"""A draft against what is published: what would change for whom, and what becomes of fairness."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.privacy.door import Actor
from backend.rosters import queries
from backend.rosters.cases import case_of
from backend.rosters.facts import Held, Planned
from backend.rosters.queries import Stored
from backend.rosters.schemas import BeforeAfter, Difference, DifferenceRow, Reason
from backend.rosters.solving import Case, stage_of

_Stages = Mapping[tuple[UUID, UUID], str]


async def difference(session: AsyncSession, roster_id: UUID, *, actor: Actor) -> Difference:
    """The draft against what holds; visits are told of the teams this member coordinates, figures of everybody."""
    mine = await queries.in_my_teams(session, actor)
    await queries.head(session, roster_id)
    case, stored = await case_of(session, roster_id)
    after = await queries.planned(session, roster_id)
    live = await queries.live(session, case.visit_ids)
    before = [_as_planned(held) for held in live.values()]
    return await asyncio.to_thread(_difference, case, stored, before, after, mine)


def _difference(
    case: Case, stored: Stored, before: Sequence[Planned], after: Sequence[Planned], mine: frozenset[UUID]
) -> Difference:
    rows = list(_rows(before, after, stage_of(stored.choices)))
    people = {worker_id for row in rows for worker_id in (*row.added, *row.removed)} | {row.client_id for row in rows}
    return Difference(
        visits=len(rows),
        people=len(people),
        violations=tuple(one for one in case.violations(after) if case.concerns(one, mine)),
        rows=tuple(row for row in rows if row.client_id in mine),
        fairness=BeforeAfter(before=case.figures(before), after=case.figures(after)),
        uncovered=tuple(
            visit_id for place in case.uncovered(after) if case.clients[visit_id := UUID(place.visit)] in mine
        ),
    )


def _rows(before: Sequence[Planned], after: Sequence[Planned], stages: _Stages) -> Iterable[DifferenceRow]:
    was, will = _by_visit(before), _by_visit(after)
    visits = {**was, **will}
    for visit_id, here in sorted(visits.items(), key=lambda item: (item[1][0].starts_at, item[0])):
        row = _row(here[0], was.get(visit_id, []), will.get(visit_id, []), stages)
        if row.added or row.removed or row.moved_from:
            yield row


def _row(one: Planned, was: Sequence[Planned], will: Sequence[Planned], stages: _Stages) -> DifferenceRow:
    had, has = {row.worker_id for row in was}, {row.worker_id for row in will}
    moved_from: datetime | None = None
    if was and will and was[0].starts_at != will[0].starts_at:
        moved_from = was[0].starts_at
    return DifferenceRow(
        visit_id=one.visit_id,
        client_id=one.client_id,
        starts_at=(will or was)[0].starts_at,
        added=tuple(sorted(has - had)),
        removed=tuple(sorted(had - has)),
        moved_from=moved_from,
        reason=_reason([row for row in will if row.worker_id not in had] or list(will), stages),
    )


def _reason(rows: Sequence[Planned], stages: _Stages) -> Reason | None:
    if not rows:
        return None
    if rows[0].pinned_by_id:
        return Reason(code="placed_by_person", params={})
    stage = stages.get((rows[0].visit_id, rows[0].worker_id))
    return Reason(code=f"stage_{stage}", params={}) if stage else None


def _by_visit(planned: Iterable[Planned]) -> dict[UUID, list[Planned]]:
    found: dict[UUID, list[Planned]] = {}
    for row in planned:
        found.setdefault(row.visit_id, []).append(row)
    return found


def _as_planned(held: Held) -> Planned:
    return Planned(
        visit_id=held.visit_id,
        client_id=held.client_id,
        worker_id=held.worker_id,
        starts_at=held.starts_at,
        ends_at=held.ends_at,
    )
