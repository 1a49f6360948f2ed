"""What a published week gave each worker, in the scheduler's own terms: hours, burdens, and what they could have."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.governance import policy
from backend.rosters.facts import Held, Planned, WeekFacts
from backend.rosters.gone import gone_since
from backend.rosters.queries_week import load_week
from backend.rosters.solving import Case, to_problem
from backend.rosters.tables import AssignmentRow
from backend.rosters.views.spans import local_days

SHORT_NOTICE = "short_notice"
_LONG_BEFORE = timedelta(days=14)
_AFTER = timedelta(days=8)
_ALWAYS = datetime.max.replace(tzinfo=UTC)


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """Minutes of one kind of one worker in one week; kinds as in the ledger."""

    worker_id: UUID
    kind: str
    minutes: int


async def burdens_of_week(session: AsyncSession, cooperative_id: UUID, week_on: date) -> list[Given]:
    """Everything the ledger keeps of a week's live assignments; needs what the solver reads.

    Measured without the ledger, and as the week was before it began, so that the day on which it is asked changes
    nothing. Short notice counts what was given later than the policy's hours before it started.
    """
    facts = _with_gone(
        _only_this_week(await load_week(session, cooperative_id, week_on, asked_at=_before(week_on), based_on_id=None))
    )
    held = _planned(facts.live, {visit.id for visit in facts.visits})
    given = list(_measured(facts, held))
    late = await _given_late(session, {one.visit_id for one in held})
    short = [one for one in held if (one.visit_id, one.worker_id) in late]
    return [*given, *_short_notice(facts, short)]


def _before(week_on: date) -> datetime:
    return local_days(week_on, 1, "UTC")[0] - _LONG_BEFORE


def _only_this_week(facts: WeekFacts) -> WeekFacts:
    """Without what earlier weeks left, and without work on visits that will not be."""
    starts_at, ends_at = local_days(facts.week_on, 7, facts.zone)
    due = {visit.id for visit in facts.visits}
    live = [held for held in facts.live if held.visit_id in due or not starts_at <= held.starts_at < ends_at]
    return msgspec.structs.replace(facts, ledger=(), live=tuple(live))


def _with_gone(facts: WeekFacts) -> WeekFacts:
    """With those who have left since, for what they did."""
    gone = gone_since(facts.workers, facts.clients, facts.visits, facts.live, _ALWAYS)
    return msgspec.structs.replace(facts, workers=(*facts.workers, *gone))


def _planned(live: Iterable[Held], due: set[UUID]) -> list[Planned]:
    return [
        Planned(
            visit_id=held.visit_id,
            client_id=held.client_id,
            worker_id=held.worker_id,
            starts_at=held.starts_at,
            ends_at=held.ends_at,
        )
        for held in live
        if held.visit_id in due
    ]


def _measured(facts: WeekFacts, held: list[Planned]) -> Iterator[Given]:
    fair = Case(to_problem(facts, policy.in_force().policy)).fairness(held)
    minutes = _hours(held)
    for share in fair.shares:
        worker_id = UUID(share.worker)
        yield Given(worker_id=worker_id, kind="hours_given", minutes=minutes[worker_id])
        yield Given(worker_id=worker_id, kind="hours_wanted", minutes=share.wanted_minutes)
    for burden in fair.burdens:
        worker_id = UUID(burden.worker)
        yield Given(worker_id=worker_id, kind=f"able:{burden.kind}", minutes=burden.able_minutes)
        if burden.kind != SHORT_NOTICE:
            yield Given(worker_id=worker_id, kind=burden.kind, minutes=burden.minutes)


def _hours(held: Iterable[Planned]) -> defaultdict[UUID, int]:
    found: defaultdict[UUID, int] = defaultdict(int)
    for one in held:
        found[one.worker_id] += int((one.ends_at - one.starts_at).total_seconds()) // 60
    return found


async def _given_late(session: AsyncSession, visit_ids: set[UUID]) -> set[tuple[UUID, UUID]]:
    hours = timedelta(hours=policy.in_force().policy.burdens.short_notice_hours)
    a = AssignmentRow
    rows = await session.execute(
        select(a.visit_id, a.worker_id, a.during, a.created_at).where(a.state == "live", a.visit_id.in_(visit_ids))
    )
    return {(row.visit_id, row.worker_id) for row in rows if row.during.lower - row.created_at < hours}


def _short_notice(facts: WeekFacts, short: list[Planned]) -> Iterator[Given]:
    """The scheduler's own measure of those assignments, asked as if everything were at short notice."""
    if not short:
        return
    asked_at = facts.asked_at + _LONG_BEFORE + _AFTER
    fair = Case(to_problem(msgspec.structs.replace(facts, asked_at=asked_at), policy.in_force().policy)).fairness(short)
    for burden in fair.burdens:
        if burden.kind == SHORT_NOTICE:
            yield Given(worker_id=UUID(burden.worker), kind=SHORT_NOTICE, minutes=burden.minutes)
