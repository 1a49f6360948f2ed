"""One day as a graph: visits at the starts they may have, and the best way of each worker through it at prices."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from scheduler import grid

if TYPE_CHECKING:
    from scheduler.engine.plan import Plan

NEVER = -1e9
TINY = 1e-9
SPREAD_STEP = 30
Path = tuple[int, ...]


class Ends(NamedTuple):
    """What it costs each worker to begin a day at a node, and to end it there."""

    first: np.ndarray
    last: np.ndarray

    def of(self, w: int, path: Path) -> float:
        """What this day's first and last node cost."""
        return float(self.first[w, path[0]] + self.last[w, path[-1]]) if path else 0.0


class Window(NamedTuple):
    """Days of a worker that begin within `step` minutes from `start`; any day where there is no step."""

    w: int
    start: int
    step: int

    def halves(self) -> tuple[Window, Window]:
        """The same days by two windows: where a longest path is longer than a day may be."""
        half = self.step // 2
        return Window(self.w, self.start, half), Window(self.w, self.start + half, self.step - half)


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

    def best(
        self, prices: np.ndarray, allowed: np.ndarray, ends: Ends | None = None, least: np.ndarray | None = None
    ) -> tuple[np.ndarray, list[Path]]:
        """For each worker the path worth most, `prices` and `allowed` by worker and node.

        Where `least` is given, only paths worth more than that are written out; the others are empty.
        """
        worth = np.zeros(len(allowed))
        paths: list[Path] = [()] * len(allowed)
        for members, ways in self.modes:
            windows = self._windows(members, allowed)
            while windows:
                rows = np.array([window.w for window in windows], dtype=np.int64)
                masks = np.array([self._mask(window, allowed[window.w]) for window in windows], dtype=bool)
                costs = ends and Ends(ends.first[rows], ends.last[rows])
                found, made = ways.longest(prices[rows], masks, costs, worth[rows] if least is None else least[rows])
                long = []
                for window, value, path in zip(windows, found.tolist(), made, strict=True):
                    if value > worth[window.w] + TINY:
                        if self._too_long(window.w, path):
                            long.append((window, value))
                        else:
                            worth[window.w], paths[window.w] = value, path
                windows = [half for window, value in long if value > worth[window.w] + TINY for half in window.halves()]
        return worth, paths

    def _windows(self, members: np.ndarray, allowed: np.ndarray) -> list[Window]:
        """One for each worker; several, half an hour apart, where the spread of a day could bind."""
        found: list[Window] = []
        for w in members.tolist():
            mine = np.flatnonzero(allowed[w])
            if not len(mine):
                continue
            first, last = int(self.start[mine[0]]), int(self.end[mine].max())
            spread = self.plan.limits[w].spread_minutes
            if last - first <= spread:
                found.append(Window(w, first, 0))
            else:
                found += [
                    Window(w, t, SPREAD_STEP) for t in range(first, max(first + 1, last - spread + 1), SPREAD_STEP)
                ]
        return found

    def _mask(self, window: Window, allowed: np.ndarray) -> np.ndarray:
        """Nodes of all days that begin in the window and keep the spread."""
        if not window.step:
            return allowed
        last = window.start + window.step + self.plan.limits[window.w].spread_minutes
        return allowed & (self.last >= window.start) & (self.end < last)

    def _too_long(self, w: int, path: Path) -> bool:
        return bool(path) and self.end[path[-1]] - self.last[path[0]] > self.plan.limits[w].spread_minutes


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
            np.where(follows[net.by_end[a:b], j], 0.0, NEVER)
            for j, (a, b) in enumerate(zip(self.far, self.near, strict=True))
        ]

    def longest(
        self, prices: np.ndarray, allowed: np.ndarray, ends: Ends | None, least: np.ndarray
    ) -> tuple[np.ndarray, list[Path]]:
        """Rows are solved side by side, node after node; a way is written out where it is worth more than `least`."""
        search = _Search(self, prices, ends)
        useful = np.nonzero((allowed & (prices > TINY)).T)
        parts = np.searchsorted(useful[0], np.arange(len(self.net.v) + 1)).tolist()
        for j in range(len(self.net.v)):
            search.reach(j, useful[1][parts[j] : parts[j + 1]])
        return search.over(least)


class _Search:
    """One search for longest paths: what each row is worth at each node, nodes in order of their ends."""

    def __init__(self, ways: _Ways, prices: np.ndarray, ends: Ends | None) -> None:
        self.ways, self.net, self.prices, self.ends = ways, ways.net, prices, ends
        count, size = prices.shape
        self.rows = np.arange(count)
        self.worth = np.full((count, size), NEVER)
        self.best = np.zeros(count) if ends is None else np.full(count, NEVER)
        self.best_at, self.done = np.full(count, -1, dtype=np.int64), 0
        self.stood = [(self.best, self.best_at)]
        self.step = np.zeros(size, dtype=np.int64)

    def reach(self, j: int, rows: np.ndarray) -> None:
        """These rows come to node `j` by the best way so far."""
        far, near = self.ways.far[j], self.ways.near[j]
        if far > self.done:
            self._pass(far)
        self.step[j] = len(self.stood) - 1
        if not len(rows):
            return
        value = self.best[rows]
        if self.ends is not None:
            value = np.maximum(value, -self.ends.first[rows, j])
        if near > far:
            tried = self.worth[rows, far:near]
            tried += self.ways.barred[j]
            value = np.maximum(value, tried.max(1))
        self.worth[rows, self.net.at_end[j]] = value + self.prices[rows, j]

    def _pass(self, far: int) -> None:
        """Whatever is over by now can come before all nodes that follow: only the best of it counts."""
        block = self.worth[:, self.done : far]
        at = block.argmax(1)
        top = block[self.rows, at]
        better = top > self.best
        self.best, self.best_at = np.where(better, top, self.best), np.where(better, at + self.done, self.best_at)
        self.stood.append((self.best, self.best_at))
        self.done = far

    def over(self, least: np.ndarray) -> tuple[np.ndarray, list[Path]]:
        """What the best path of each row is worth, and the path where that is more than `least`."""
        ended = self.worth if self.ends is None else self.worth - self.ends.last[:, self.net.by_end]
        last = ended.argmax(1)
        values = np.maximum(ended[self.rows, last], 0.0)
        wanted = ((values > 0) & (values > least)).tolist()
        return values, [
            self._path(r, e) if w else () for r, (e, w) in enumerate(zip(last.tolist(), wanted, strict=True))
        ]

    def _path(self, row: int, at: int) -> Path:
        path: list[int] = []
        while at >= 0:
            j = int(self.net.by_end[at])
            path.append(j)
            at = self._before(row, j)
        return tuple(reversed(path))

    def _before(self, row: int, j: int) -> int:
        """Where the row came from to a node, in order of ends; -1 where its day began there."""
        best, best_at = self.stood[self.step[j]]
        value, at = float(best[row]), int(best_at[row])
        if self.ends is not None and -self.ends.first[row, j] > value:
            value, at = -float(self.ends.first[row, j]), -1
        far, near = self.ways.far[j], self.ways.near[j]
        if near > far:
            tried = self.worth[row, far:near] + self.ways.barred[j]
            top = int(tried.argmax())
            if tried[top] > value:
                at = top + far
        return at


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
