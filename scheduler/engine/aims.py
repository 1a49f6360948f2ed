"""The aims in the order of the policy: what each one asks of the few people a move touches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.engine.state import MILLION

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scheduler.engine.meetings import Hand
    from scheduler.engine.state import Change, State

Measure = tuple[int, ...]
BP = MILLION // 10_000


class Touched:
    """The workers and clients that some changes touch."""

    def __init__(self, state: State, changes: Sequence[Change]) -> None:
        """Find them before anything is applied."""
        plan = state.plan
        self.workers = list(dict.fromkeys(c.w for c in changes))
        visits: set[int] = set()
        for c in changes:
            visits |= {v for v, _ in c.route} ^ {v for v, _ in state.routes[c.w][c.d]}
        self.visits = sorted(visits)
        self.clients = sorted({plan.client[v] for v in visits})


class Guard:
    """What the aims already served keep: less is not accepted from a later aim."""

    def __init__(self, state: State) -> None:
        """Nothing is served yet."""
        self.state = state
        self.served: list[str] = []
        self.share_floor: list[int] = []
        self.burden_most: list[list[int]] = []
        self.spare = 0

    def serve(self, stage: str) -> None:
        """Later aims may not take back what this one reached, but for its slack."""
        state, slacks = self.state, self.state.plan.policy.slacks
        self.served.append(stage)
        workers = range(len(state.plan.workers))
        if stage == "continuity":
            self.spare = sum(state.plan.need) * slacks.continuity_bp // 10_000
        if stage == "hours":
            shares = [state.share(w) for w in workers]
            worst = min(shares, default=0)
            self.share_floor = [max(worst, s - slacks.hours_bp * BP) for s in shares]
        if stage == "burdens":
            kinds = range(len(state.plan.kinds))
            now = [[state.burden(w, k) for k in kinds] for w in workers]
            middles = [sorted(row[k] for row in now)[len(now) // 2] if now else 0 for k in kinds]
            self.burden_most = [[max(row[k], middles[k]) + slacks.burdens_bp * BP for k in kinds] for row in now]

    def before(self, stage: str, touched: Touched) -> Measure:
        """What the moved-for aim and the served ones come to now."""
        return measure(self.state, stage, touched)

    def affords(self, hands: Iterable[Hand]) -> bool:
        """Continuity keeps its floor, but for its slack: asked before anything is changed, as most moves fail here."""
        return "continuity" not in self.served or self.state.beyond_more(hands) <= self.left()

    def left(self) -> int:
        """Places by which continuity may still give way; no end to them while it is not served yet."""
        return max(0, self.spare) if "continuity" in self.served else sum(self.state.plan.need)

    def held(self, touched: Touched, old: dict[str, Measure]) -> bool:
        """Every served aim keeps what it reached; what continuity gives back is taken from its slack."""
        if not all(self._one(stage, touched, old[stage]) for stage in self.served if stage != "continuity"):
            return False
        if "continuity" in self.served:
            more = measure(self.state, "continuity", touched)[0] - old["continuity"][0]
            if more > max(0, self.spare):
                return False
            self.spare -= more
        return True

    def _one(self, stage: str, touched: Touched, old: Measure) -> bool:
        state = self.state
        if stage == "cover":
            return measure(state, stage, touched) <= old
        if stage == "hours":
            rows = zip(touched.workers, old, strict=True)
            return all(state.share(w) >= min(was, self.share_floor[w]) for w, was in rows)
        if stage == "burdens":
            kinds = range(len(state.plan.kinds))
            now = [(w, k, state.burden(w, k)) for w in touched.workers for k in kinds]
            return all(b <= max(was, self.burden_most[w][k]) for (w, k, b), was in zip(now, old, strict=True))
        return measure(state, stage, touched) <= old

    def levels(self, touched: Touched) -> dict[str, Measure]:
        """The served aims' figures before a move."""
        return {stage: self._raw(stage, touched) for stage in self.served}

    def _raw(self, stage: str, touched: Touched) -> Measure:
        state = self.state
        if stage == "hours":
            return tuple(state.share(w) for w in touched.workers)
        if stage == "burdens":
            return tuple(state.burden(w, k) for w in touched.workers for k in range(len(state.plan.kinds)))
        return measure(state, stage, touched)


def measure(state: State, stage: str, touched: Touched) -> Measure:
    """What an aim asks of those touched: smaller is better, compared from the left (leximin for hours and burdens)."""
    return _MEASURES[stage](state, touched)


def _cover(state: State, touched: Touched) -> Measure:
    levels = [0] * state.plan.levels
    for v in touched.visits:
        levels[state.plan.level[v]] += state.lacking(v)
    return tuple(levels)


def _continuity(state: State, touched: Touched) -> Measure:
    return (sum(state.beyond(c) for c in touched.clients),)


def _hours(state: State, touched: Touched) -> Measure:
    """Leximin of shares; where that is equal, more for who comes first in the rotation."""
    shares = [state.share(w) for w in sorted(touched.workers)]
    return tuple(-s for s in (*sorted(shares), *shares))


def _burdens(state: State, touched: Touched) -> Measure:
    kinds = range(len(state.plan.kinds))
    return tuple(sorted((state.burden(w, k) for w in touched.workers for k in kinds), reverse=True))


def _wishes(state: State, touched: Touched) -> Measure:
    """Preferred spans, faces known, and the agreed team beyond its floor."""
    liked = sum(d.wishes for w in touched.workers for d in state.days[w])
    known = sum(state.plan.familiar[c].get(w, 0) > 0 for c in touched.clients for w in state.met[c])
    plan = state.plan
    inside = sum(plan.minutes[v] for v in touched.visits for w in state.holders[v] if w in plan.team[plan.client[v]])
    return (-liked - known - inside,)


def _travel(state: State, touched: Touched) -> Measure:
    return (sum(d.travel for w in touched.workers for d in state.days[w]),)


def _stability(state: State, touched: Touched) -> Measure:
    kept = sum((v, w) in state.plan.was for v in touched.visits for w in state.holders[v])
    return (-kept,)


_MEASURES = {
    "cover": _cover,
    "continuity": _continuity,
    "hours": _hours,
    "burdens": _burdens,
    "wishes": _wishes,
    "travel": _travel,
    "stability": _stability,
}
