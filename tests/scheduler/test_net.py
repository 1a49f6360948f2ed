"""A worker's day at prices: the best way through the visits that the spread of a day allows, and no longer one."""

from __future__ import annotations

from itertools import combinations, pairwise
from random import Random

import numpy as np
import pytest
from msgspec.structs import replace

from scheduler.engine.net import Net
from scheduler.engine.plan import Plan
from scheduler.formats.crowded import crowded


def _day(seed: int, spread: int) -> Net:
    """Eleven visits of one day and four workers, who are there from early until late."""
    problem = crowded(seed=seed, workers=4, visits=77)
    limits = replace(problem.policy.limits, spread_minutes=spread)
    return Net(Plan(replace(problem, policy=replace(problem.policy, limits=limits))), 2, 15)


def _best_of_all(net: Net, w: int, prices: np.ndarray, spread: int) -> float:
    """Every set of visits is tried."""
    gap, nodes = np.array(net.plan.gap[w]), np.flatnonzero(net.open[w])
    places = [net.plan.place[v] for v in net.v.tolist()]

    def follows(i: int, j: int) -> bool:
        return bool(net.end[i] + gap[places[i], places[j]] <= net.start[j])

    best = 0.0
    for count in range(1, len(nodes) + 1):
        for path in combinations(nodes.tolist(), count):
            whole = all(follows(i, j) for i, j in pairwise(path))
            if whole and net.end[path[-1]] - net.start[path[0]] <= spread:
                best = max(best, float(prices[list(path)].sum()))
    return best


@pytest.mark.parametrize("spread", [240, 395, 600, 780])
@pytest.mark.parametrize("seed", range(4))
def test_no_day_within_the_spread_is_worth_more_than_the_one_found(seed: int, spread: int) -> None:
    net = _day(seed, spread)
    random = Random(seed)
    prices = np.array([random.random() for _ in net.v])
    worth, paths = net.best(np.broadcast_to(prices, net.open.shape), net.open)
    for w, path in enumerate(paths):
        assert worth[w] == pytest.approx(_best_of_all(net, w, prices, spread))
        if path:
            assert net.end[path[-1]] - net.last[path[0]] <= spread
            assert prices[list(path)].sum() == pytest.approx(worth[w])
