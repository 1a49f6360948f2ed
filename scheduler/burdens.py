"""Minutes of hard-to-like work, by kind; work inside a span the worker prefers carries none."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from scheduler.policy import EVENT_KINDS, SPAN_KINDS
from scheduler.spans import Pair, common, joined, length, without

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.problem import Problem, Worker
    from scheduler.view import Stint, View


def burden_spans(problem: Problem) -> dict[str, list[Pair]]:
    """The period's evenings, nights, weekends and feasts, as the policy names them."""
    spans = problem.policy.burden_spans
    return {kind: joined((s.starts, s.ends) for s in spans[kind]) for kind in SPAN_KINDS if kind in spans}


def preferred(worker: Worker) -> list[Pair]:
    """What the worker prefers."""
    return joined((s.starts, s.ends) for s in worker.availability if s.level == "prefer")


def able_minutes(problem: Problem, worker: Worker, spans: dict[str, list[Pair]]) -> dict[str, int]:
    """Minutes of each kind the worker is able to work and does not prefer; for travel, splits and short notice, all."""
    period = [(problem.day_start(0), problem.day_start(problem.days))]
    whole = common(joined((s.starts, s.ends) for s in worker.availability), period)
    plain = without(whole, preferred(worker))
    able = {kind: length(common(plain, stretches)) for kind, stretches in spans.items()}
    return able | dict.fromkeys(EVENT_KINDS, length(whole))


def visit_burdens(starts: int, ends: int, likes: Sequence[Pair], spans: dict[str, list[Pair]]) -> dict[str, int]:
    """Minutes of each span kind in one piece of work."""
    plain = without([(starts, ends)], likes)
    return {kind: length(common(plain, stretches)) for kind, stretches in spans.items()}


def route_burdens(problem: Problem, stints: Sequence[Stint]) -> dict[str, int]:
    """Minutes of long ways (beyond the agreed length) and of split days (gaps beyond the agreed length) in one day."""
    policy = problem.policy
    ways = sum(max(0, s.travel - policy.long_travel_minutes) for s in stints[1:])
    gaps = (b.starts - a.ends - b.travel for a, b in pairwise(stints))
    return {"long_travel": ways, "split_days": sum(g for g in gaps if g > policy.split_gap_minutes)}


def worker_burdens(view: View, worker: str, spans: dict[str, list[Pair]]) -> dict[str, int]:
    """Minutes of each kind in a worker's work of the period."""
    likes = preferred(view.workers[worker])
    total = dict.fromkeys((*spans, *EVENT_KINDS), 0)
    for day, stints in view.by_day(worker).items():
        if not 0 <= day < view.problem.days:
            continue
        parts = [visit_burdens(s.starts, s.ends, likes, spans) for s in stints]
        parts.append(route_burdens(view.problem, stints))
        short = [s for s in stints if s.visit is not None and view.visits[s.visit].short_notice]
        parts.append({"short_notice": sum(length(without([(s.starts, s.ends)], likes)) for s in short)})
        for part in parts:
            for kind, minutes in part.items():
                total[kind] += minutes
    return total
