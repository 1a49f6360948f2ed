"""What earlier weeks left, weighed by half-life, in the scheduler's words."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

import scheduler
from backend.rosters.facts import LedgerFact

_MILLION = 1_000_000
_ABLE = "able:"


def to_ledgers(facts: Iterable[LedgerFact], week_on: date, half_life_weeks: int) -> dict[UUID, scheduler.Ledger]:
    """One ledger a worker who has any entry before this week; an entry counts half after `half_life_weeks`."""
    sums: dict[UUID, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for fact in facts:
        weeks = (week_on - fact.week_on).days // 7
        if weeks > 0:
            sums[fact.worker_id][fact.kind] += fact.minutes * weight(weeks, half_life_weeks)
    return {
        worker_id: _ledger({kind: total // _MILLION for kind, total in of.items()}) for worker_id, of in sums.items()
    }


def weight(weeks: int, half_life_weeks: int) -> int:
    """What a minute so many weeks ago counts now, in millionths."""
    return round(2 ** (-weeks / half_life_weeks) * _MILLION)


def _ledger(minutes: dict[str, int]) -> scheduler.Ledger:
    able = {kind.removeprefix(_ABLE): of for kind, of in minutes.items() if kind.startswith(_ABLE)}
    hours = {"hours_given", "hours_wanted"}
    return scheduler.Ledger(
        minutes_given=minutes.get("hours_given", 0),
        minutes_wanted=max(0, minutes.get("hours_wanted", 0)),
        burdens={kind: of for kind, of in sorted(minutes.items()) if kind not in hours and not kind.startswith(_ABLE)},
        able=dict(sorted(able.items())),
    )
