"""One day as a graph: visits at the starts they may have, and the best way of each worker through it at prices."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from scheduler import grid

if TYPE_CHECKING:
    from scheduler.engine.plan import Plan

NEVER = -1e9
TINY = 1e-9
SPREAD_STEP = 30
Path = tuple[int, ...]


class Net:
    """Nodes are a visit and a start, in order of starts; a path is a tuple of nodes.

    A `kind` net is for proofs: a node is a visit and a stretch of starts, and what may follow what is judged by the
    earliest end and the latest start, so that every day that can be is a path in it.
    """

    def __init__(self, plan: Plan, d: int, step: int, *, kind: bool = False) -> None:
        """Windows are tried every `step` minutes; visits tied to others keep one start, unless `kind`."""
        self.plan, self.d, self.kind = plan, d, kind
        self.visits = [v for v in range(len(plan.visits)) if plan.day[v] == d]
        self.row_of = {v: r for r, v in enumerate(self.visits)}
        found = _slots if kind else _starts
        nodes = sorted((s, v, last) for v in self.visits for s, last in found(plan, v, step))
        self.v = np.array([v for _, v, _ in nodes], dtype=np.int64)
        self.row = np.array([self.row_of[v] for _, v, _ in nodes], dtype=np.int64)
        self.start = np.array([s for s, _, _ in nodes], dtype=np.int64)
        self.last = np.array([last for _, _, last in nodes], dtype=np.int64)
        self.minutes = np.array([plan.minutes[v] for _, v, _ in nodes], dtype=np.int64)
        self.end = self.start + self.minutes
        self.need = np.array([plan.need[v] for v in self.visits], dtype=float)
        self.open = np.array([self._open(w) for w in range(len(plan.workers))], dtype=bool).reshape(-1, len(nodes))
        places = np.array([plan.place[v] for _, v, _ in nodes], dtype=np.int64)
        self.by_end = np.argsort(self.end, kind="stable")
        self.at_end = np.empty(len(nodes), dtype=np.int64)
        self.at_end[self.by_end] = np.arange(len(nodes))
        self.modes: list[tuple[np.ndarray, _Ways]] = []
        groups: dict[int, list[int]] = {}
        for w in range(len(plan.workers)):
            groups.setdefault(id(plan.gap[w]), []).append(w)
        for members in groups.values():
            gap = np.array(plan.gap[members[0]])[np.ix_(places, places)]
            self.modes.append((np.array(members), _Ways(self, gap)))

    def _open(self, w: int) -> list[bool]:
        options = self.plan.options[w]
        rows = zip(self.v.tolist(), self.start.tolist(), self.last.tolist(), strict=True)
        return [any(a <= last and s <= b for a, b in options.get(v, ())) for v, s, last in rows]

    def best(self, prices: np.ndarray, allowed: np.ndarray) -> tuple[np.ndarray, list[Path]]:
        """For each worker the path worth most, `prices` and `allowed` by worker and node."""
        worth = np.zeros(len(allowed))
        paths: list[Path] = [()] * len(allowed)
        for members, ways in self.modes:
            rows, masks = self._windows(members, allowed)
            if len(rows):
                found, ends = ways.longest(prices[rows], masks)
                for w, value, path in zip(rows.tolist(), found.tolist(), ends, strict=True):
                    if value > worth[w] + TINY:
                        worth[w], paths[w] = value, path
        return worth, paths

    def _windows(self, members: np.ndarray, allowed: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """A row for each worker; several, half an hour apart, where the spread of a day could bind."""
        rows: list[int] = []
        masks: list[np.ndarray] = []
        for w in members.tolist():
            mine = np.flatnonzero(allowed[w])
            if not len(mine):
                continue
            first, last = int(self.start[mine[0]]), int(self.end[mine].max())
            spread = self.plan.limits[w].spread_minutes
            if last - first <= spread:
                rows.append(w)
                masks.append(allowed[w])
                continue
            for t in range(first, max(first + 1, last - spread + 1), SPREAD_STEP):
                rows.append(w)
                masks.append(allowed[w] & (self.last >= t) & (self.end < t + SPREAD_STEP + spread))
        return np.array(rows, dtype=np.int64), np.array(masks, dtype=bool)


class _Ways:
    """What can follow what at one speed, laid out for the recursion in order of ends."""

    def __init__(self, net: Net, gap: np.ndarray) -> None:
        self.net = net
        follows = (net.end[:, None] + gap <= net.last[None, :]) & (net.v[:, None] != net.v[None, :])
        ends = net.end[net.by_end]
        most, least = (int(gap.max()), int(gap.min())) if gap.size else (0, 0)
        self.far = np.searchsorted(ends, net.start - most, side="right").tolist()
        self.near = np.searchsorted(ends, net.last - least, side="right").tolist()
        self.barred = [
            np.where(follows[net.by_end[a:b], j], 0.0, NEVER)[:, None]
            for j, (a, b) in enumerate(zip(self.far, self.near, strict=True))
        ]

    def longest(self, prices: np.ndarray, allowed: np.ndarray) -> tuple[np.ndarray, list[Path]]:
        """Rows are solved side by side, node after node."""
        net, count, size = self.net, len(prices), len(self.net.v)
        worth, came = np.full((size, count), NEVER), np.full((size, count), -1, dtype=np.int64)
        best, best_at, k = np.zeros(count), np.full(count, -1, dtype=np.int64), 0
        useful = allowed & (prices > TINY)
        takers = [np.flatnonzero(useful[:, j]) for j in range(size)]
        priced = np.ascontiguousarray(prices.T)
        order, place = net.by_end.tolist(), net.at_end.tolist()
        for j in range(size):
            while k < self.far[j]:
                rows = takers[order[k]]
                better = rows[worth[k, rows] > best[rows]]
                best[better], best_at[better] = worth[k, better], k
                k += 1
            rows = takers[j]
            if not len(rows):
                continue
            value, before = best[rows], best_at[rows]
            if self.near[j] > self.far[j]:
                tried = worth[self.far[j] : self.near[j], rows] + self.barred[j]
                top = tried.argmax(0)
                reached = tried[top, np.arange(len(rows))]
                before = np.where(reached > value, top + self.far[j], before)
                value = np.maximum(reached, value)
            worth[place[j], rows] = value + priced[j, rows]
            came[place[j], rows] = before
        ends = worth.argmax(0) if size else np.zeros(count, dtype=np.int64)
        values = np.maximum(worth[ends, np.arange(count)], 0.0)
        return values, [
            self._path(came, row, int(e)) if v > 0 else () for row, (e, v) in enumerate(zip(ends, values, strict=True))
        ]

    def _path(self, came: np.ndarray, row: int, at: int) -> Path:
        path: list[int] = []
        while at >= 0:
            path.append(int(self.net.by_end[at]))
            at = int(came[at, row])
        return tuple(reversed(path))


def _starts(plan: Plan, v: int, step: int) -> list[tuple[int, int]]:
    low, high = plan.low[v], plan.high[v]
    tried = sorted(grid.tries(low, high, step, plan.policy.start_grid_minutes))
    if v in plan.fixed or v in plan.target:
        tried = [plan.fixed.get(v, plan.target.get(v, low))]
    return [(s, s) for s in (tried[len(tried) // 2 :][:1] if plan.coupled[v] else tried)]


def _slots(plan: Plan, v: int, step: int) -> list[tuple[int, int]]:
    """Stretches shorter than the visit, so that it cannot follow itself."""
    low, high = plan.low[v], plan.high[v]
    wide = max(1, min(step, plan.minutes[v]))
    return [(s, min(s + wide - 1, high)) for s in range(low, high + 1, wide)]
