"""How much of the hours they want a worker's own availability could hold, were they alone."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from scheduler.constraints.week_most import WEEK_DAYS
from scheduler.eligible import Stretches, able
from scheduler.travel import travel_minutes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from scheduler.policy import Limits
    from scheduler.problem import Problem, Visit, Worker


class Stop(NamedTuple):
    """A visit a worker could do: first and last start, minutes, place."""

    low: int
    high: int
    minutes: int
    place: str


def wanted_minutes(problem: Problem, options: Mapping[str, Mapping[str, Stretches]] | None = None) -> dict[str, int]:
    """Hours wanted, limited to the best a worker could get alone (day routes by dynamic programming, then days)."""
    options = able(problem) if options is None else options
    visits = {v.id: v for v in problem.visits}
    places = {c.id: c.place for c in problem.clients}
    ways: dict[tuple[str, str, str], int] = {}
    return {
        w.id: wanted_of(problem, w, options[w.id], visits, places, ways) for w in problem.workers if w.id in options
    }


def wanted_of(
    problem: Problem,
    worker: Worker,
    options: Mapping[str, Stretches],
    visits: Mapping[str, Visit],
    places: Mapping[str, str],
    ways: dict[tuple[str, str, str], int],
) -> int:
    """The same for one worker, by what is known of visits and places; `ways` remembers minutes by mode and places."""
    limits = worker.limits or problem.policy.limits
    stops: dict[int, list[Stop]] = defaultdict(list)
    for visit_id, starts in options.items():
        visit = visits[visit_id]
        stops[visit.day].append(Stop(starts[0][0], starts[-1][1], visit.minutes, places[visit.client]))
    worked: dict[int, int] = defaultdict(int)
    for busy in worker.busy:
        worked[problem.day_of(busy.starts)] += busy.ends - busy.starts

    def way(here: str, there: str) -> int:
        key = (worker.travel_mode, here, there)
        if key not in ways:
            ways[key] = travel_minutes(problem, worker.travel_mode, here, there)
        return ways[key]

    wanted = worker.hours.wanted_minutes
    quick = {day: min(limits.day_most_minutes, _greedy(s, way)) for day, s in stops.items()}
    if _over_days(problem.days, quick, worked, limits) >= wanted:
        return wanted
    best = dict(quick)
    for day, those in stops.items():
        best[day] = _best_day(those, way, limits.day_most_minutes)
        if _over_days(problem.days, best, worked, limits) >= wanted:
            return wanted
    return min(wanted, _over_days(problem.days, best, worked, limits))


def _greedy(stops: Sequence[Stop], way: Callable[[str, str], int]) -> int:
    """Minutes of a day that surely fits: always the stop that is over first."""
    total, free_at, here = 0, None, ""
    for stop in sorted(stops, key=lambda s: (s.low + s.minutes, s)):
        starts = stop.low if free_at is None else max(stop.low, free_at + way(here, stop.place))
        if starts <= stop.high:
            total, free_at, here = total + stop.minutes, starts + stop.minutes, stop.place
    return total


def _best_day(stops: Sequence[Stop], way: Callable[[str, str], int], most: int) -> int:
    """Most minutes of a route through the stops in order of their last end."""
    ordered = sorted(stops, key=lambda s: (s.high + s.minutes, s))
    labels: list[list[tuple[int, int]]] = []
    best = 0
    for row, stop in enumerate(ordered):
        mine = [(stop.low + stop.minutes, min(most, stop.minutes))]
        soonest = 0  # minutes before this stop of the best label that leaves it its first start
        for before in reversed(range(row)):
            if labels[before][-1][1] <= soonest or labels[before][0][0] > stop.high:
                continue
            travel = way(ordered[before].place, stop.place)
            for over, minutes in reversed(labels[before]):
                starts = max(stop.low, over + travel)
                if starts <= stop.high and minutes + stop.minutes <= most:
                    mine.append((starts + stop.minutes, minutes + stop.minutes))
                    if starts == stop.low:
                        soonest = max(soonest, minutes)
                        break
        labels.append(_frontier(mine))
        best = max(best, max((m for _, m in labels[-1]), default=0))
        if best == most:
            break
    return best


def _frontier(labels: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """No label is later and poorer than another."""
    kept: list[tuple[int, int]] = []
    for over, minutes in sorted(labels, key=lambda x: (x[0], -x[1])):
        if not kept or minutes > kept[-1][1]:
            kept.append((over, minutes))
    return kept


def _over_days(days: int, best: Mapping[int, int], worked: Mapping[int, int], limits: Limits) -> int:
    """Most minutes over the period with no more days in a row, and no more a week, than the limits say."""
    run = max(1, limits.days_in_row)
    rows: dict[int, int] = {0: 0}
    total = 0
    for week in range(0, days, WEEK_DAYS):
        span = range(week, min(days, week + WEEK_DAYS))
        rows = _week(span, best, worked, rows, run)
        gained = max(rows.values(), default=0)
        total += min(gained, limits.week_most_minutes)
        rows = dict.fromkeys(rows, 0)
    return total


def _week(
    span: range, best: Mapping[int, int], worked: Mapping[int, int], rows: dict[int, int], run: int
) -> dict[int, int]:
    for day in span:
        done = worked.get(day, 0)
        after: dict[int, int] = {} if done else {0: max(rows.values(), default=0)}
        for length, minutes in rows.items():
            if length < run and (best.get(day, 0) or done):
                grown = minutes + max(best.get(day, 0), done)
                after[length + 1] = max(after.get(length + 1, 0), grown)
        rows = after or {0: max(rows.values(), default=0)}
    return rows
