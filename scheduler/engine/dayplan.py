"""One day planned as a whole: column generation, then a dive that fixes routes and generates again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from scheduler.engine.master import Master
from scheduler.engine.timing import ANY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from scheduler.engine.net import Net, Path
    from scheduler.engine.timing import Clock, Route

GAIN = 1e-6
PART, WHOLE, SURE = 1e-6, 0.999, 0.7
ROUNDS, AFTER_FIX, FEW, FIX, TRIES = 60, 3, 2, 15, 5
DEAR = 0.3


class Ask(NamedTuple):
    """What a day leaves each worker: nodes allowed, minutes at most; and routes that are known already."""

    allowed: np.ndarray
    most: np.ndarray
    known: Sequence[tuple[int, Path]] = ()


class Root(NamedTuple):
    """The linear program of a day: proven bound, value, prices of places, columns, rounds."""

    bound: float
    value: float
    prices: np.ndarray
    columns: list[tuple[int, Path]]
    rounds: int


class DayPlan:
    """Routes of one day; every route is timed by the clock, so none enters that a rule of the day refuses."""

    def __init__(self, net: Net, clock: Clock, ask: Ask, go_on: Callable[[], bool]) -> None:
        """Begin with the routes known already."""
        self.net, self.clock, self.ask, self.go_on = net, clock, ask, go_on
        self.allowed = ask.allowed & (net.minutes[None, :] <= ask.most[:, None])
        self.active = {w for w in range(len(ask.allowed)) if self.allowed[w].any()}
        self.master = Master(net.need, sorted(self.active))
        self.seen: set[tuple[int, Path]] = set()
        self.bound, self.rounds = 0.0, 0
        for w, path in ask.known:
            if w in self.active:
                self._add(w, self._kept(w, path))

    def root(self, rounds: int = ROUNDS) -> Root:
        """Rounds of pricing until nothing is left to gain."""
        self._generate(rounds, bounding=True)
        master = self.master
        return Root(self.bound, master.value, master.prices, list(master.columns), self.rounds)

    def dive(self) -> dict[int, Path]:
        """Routes: the surest are fixed, then it is priced again; out of time, the likeliest of each worker."""
        self._generate(ROUNDS, bounding=True)
        self.seen.difference_update(self.master.slim(DEAR))  # fewer are quicker; prices may call them back
        while self.active and self.go_on():
            if not self._fix():
                break
            self._generate(AFTER_FIX, bounding=False)
        master = self.master
        best: dict[int, tuple[float, Path]] = {}
        for (w, path), part in zip(master.columns, master.parts.tolist(), strict=False):
            if part > PART and part > best.get(w, (0.0, ()))[0]:
                best[w] = part, path
        return {w: path for w, (_, path) in sorted(best.items())}

    def _fix(self) -> int:
        """Fix routes nearest to one, at least a few; how many."""
        master, fixed = self.master, 0
        for at in np.argsort(-master.parts, kind="stable").tolist():
            w, part = master.columns[at][0], master.parts[at]
            if part <= PART or (fixed and part < WHOLE and ((part < SURE and fixed >= FEW) or fixed >= FIX)):
                break
            if w in self.active:
                self.active.discard(w)
                master.fix(at)
                fixed += 1
        return fixed

    def _generate(self, rounds: int, *, bounding: bool) -> None:
        for _ in range(rounds):
            if not self.master.solve() or not self.go_on():
                return
            self.rounds += 1
            added, proven = self._price()
            if bounding:
                self.bound = max(self.bound, proven)
            if not added or (bounding and self.master.value - self.bound < GAIN):
                break
        else:
            self.master.solve()

    def _price(self) -> tuple[int, float]:
        """New routes that gain at these prices, and what the prices prove to stay uncovered."""
        net, master = self.net, self.master
        prices = np.broadcast_to(master.prices[net.row], self.allowed.shape)
        allowed = self.allowed.copy()
        allowed[[w for w in range(len(allowed)) if w not in self.active]] = False
        least = np.full(len(allowed), np.inf)
        for w, own in master.own.items():
            least[w] = own + GAIN
        worth, paths = net.best(prices, allowed, None, least)
        proven = float((np.minimum(master.prices, 1.0) * net.need).sum())
        proven -= sum(max(0.0, float(worth[w])) for w in sorted(self.active))
        added = 0
        for _ in range(TRIES):
            more, stuck = self._taken(prices, [(w, path) for w, path in enumerate(paths) if path])
            added += more
            if not stuck:
                break
            others = np.ones(len(allowed), dtype=bool)
            others[list(stuck)] = False
            allowed[others] = False
            for w, node in stuck.items():
                allowed[w, net.v == net.v[node]] = False
            paths = net.best(prices, allowed, None, least)[1]
        return added, proven

    def _taken(self, prices: np.ndarray, found: Sequence[tuple[int, Path]]) -> tuple[int, dict[int, int]]:
        """How many paths gain as the rules of the day leave them; for the others the node that the rules cost."""
        added, stuck = 0, {}
        for w, path in found:
            kept = self._kept(w, path, prices[w])
            if float(prices[w][list(kept)].sum()) - self.master.own[w] > GAIN:
                added += self._add(w, kept)
            elif lost := sorted(set(path) - set(kept), key=lambda j: (float(prices[w][j]), j)):
                stuck[w] = lost[0]
        return added, stuck

    def _kept(self, w: int, path: Path, prices: np.ndarray | None = None) -> Path:
        """The path with as few stops left out as the rules of the day and the minutes left ask for."""
        once = {int(self.net.v[j]): j for j in path if self.allowed[w, j]}
        path = tuple(once.values())
        while path and not self._fits(w, path):
            worth = self.net.minutes if prices is None else prices
            shorter = [path[:i] + path[i + 1 :] for i in range(len(path))]
            fitting = [p for p in shorter if p and self._fits(w, p)]
            path = max(fitting or shorter, key=lambda p: (float(worth[list(p)].sum()), p))
        return path

    def _fits(self, w: int, path: Path) -> bool:
        if int(self.net.minutes[list(path)].sum()) > self.ask.most[w]:
            return False
        return self.net.kind or self.clock.day(w, self.net.d, route_of(self.net, path)) is not None

    def _add(self, w: int, path: Path) -> int:
        if not path or (w, path) in self.seen:
            return 0
        self.seen.add((w, path))
        self.master.add(w, path, self.net.row[list(path)].tolist())
        return 1


def route_of(net: Net, path: Iterable[int]) -> Route:
    """The path as the state writes it: a start only where others have to keep it too."""
    coupled = net.plan.coupled
    return tuple((v, int(net.start[j]) if coupled[v] else ANY) for j in path for v in (int(net.v[j]),))
