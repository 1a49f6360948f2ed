"""What past weeks left to each worker: hours given and wanted, burdens borne and how many they were able to bear.

Measured as the solver measures a week it plans, so that the past and the next week are of one kind.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from uuid import UUID

import msgspec

from backend.governance import policy
from backend.imports.loading.facts import PastWeeks
from backend.imports.loading.history import Worked
from backend.imports.loading.rows import Rows
from backend.rosters.facts import Planned
from backend.rosters.solving import Case, to_problem
from backend.rosters.tables import LedgerEntryRow

_WEEK = timedelta(days=7)
_WEEKS_BACK = 52


def ledger(rows: Rows, worked: Iterable[Worked]) -> None:
    """The entries of every whole week before the first day planned, a year back at most."""
    weeks: dict[date, list[Worked]] = defaultdict(list)
    for one in worked:
        weeks[one.week_on].append(one)
    past, place = PastWeeks(rows), {member_id: number for number, member_id in enumerate(rows.members.values())}
    whole = [week_on for week_on in sorted(weeks) if week_on + _WEEK <= rows.folder.cooperative.first_on]
    for week_on in whole[-_WEEKS_BACK:]:
        there = _there(rows, week_on, weeks[week_on])
        entries = (entry for entry in _entries(past, week_on, weeks[week_on]) if entry[0] in there and entry[2])
        for worker_id, kind, minutes in sorted(entries, key=lambda entry: (place[entry[0]], entry[1])):
            rows.add(
                LedgerEntryRow,
                worker_id=worker_id,
                week_on=week_on,
                kind=kind,
                minutes=minutes,
                source="import",
                made_at=rows.now,
            )


def _there(rows: Rows, week_on: date, worked: Iterable[Worked]) -> set[UUID]:
    """Who belonged to the cooperative all that week, or worked in it; who joined later wanted no hours yet."""
    joined = {rows.members[m.member] for m in rows.folder.members if m.joined_on is None or m.joined_on <= week_on}
    return joined | {one.worker_id for one in worked}


def _entries(past: PastWeeks, week_on: date, worked: Sequence[Worked]) -> Iterator[tuple[UUID, str, int]]:
    late = {str(one.visit_id) for one in worked if one.told.short_notice}
    problem = to_problem(past.week(week_on, worked), policy.in_force().policy)
    visits = tuple(msgspec.structs.replace(visit, short_notice=visit.id in late) for visit in problem.visits)
    fair = Case(msgspec.structs.replace(problem, visits=visits)).fairness(map(_planned, worked))
    for share in fair.shares:
        yield UUID(share.worker), "hours_given", share.given_minutes
        yield UUID(share.worker), "hours_wanted", share.wanted_minutes
    for burden in fair.burdens:
        yield UUID(burden.worker), burden.kind, burden.minutes
        yield UUID(burden.worker), f"able:{burden.kind}", burden.able_minutes


def _planned(worked: Worked) -> Planned:
    return Planned(
        visit_id=worked.visit_id,
        client_id=worked.client_id,
        worker_id=worked.worker_id,
        starts_at=worked.starts_at,
        ends_at=worked.ends_at,
    )
