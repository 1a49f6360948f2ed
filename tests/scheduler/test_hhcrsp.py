# ruff: noqa: ANN401 - whatever a test wants to say
"""The literature's instances: what is written is accepted by their judge, and costs what ours says."""

import importlib.util
import json
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest

from scheduler.engine.linked_routes import NONE, Lay, Routes, Tasks
from scheduler.formats import hhcrsp

BENCH = Path(__file__).resolve().parents[2].parent / "shared" / "bench" / "hhcrsp"
pytestmark = pytest.mark.skipif(not BENCH.is_dir(), reason="../shared/bench/hhcrsp is not there")
SMALL = ["InstanzCPLEX_HCSRP_10_1", "InstanzCPLEX_HCSRP_10_4", "InstanzCPLEX_HCSRP_25_2", "InstanzCPLEX_HCSRP_50_3"]
LARGE = ["InstanzVNS_HCSRP_100_1", "InstanzVNS_HCSRP_200_1", "InstanzVNS_HCSRP_300_1"]


def judged(instance: Any, solution: Any) -> dict[str, Any]:
    spec = importlib.util.spec_from_file_location("score", BENCH / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return dict(module.score(instance, solution))


@pytest.mark.parametrize(("name", "rounds"), [*((n, 800) for n in SMALL), *((n, 10) for n in LARGE)])
def test_a_solution_is_accepted_by_the_judge_and_costs_what_we_say(name: str, rounds: int) -> None:
    instance = hhcrsp.read(BENCH / "instances" / f"{name}.json")
    solution = hhcrsp.solve(instance, rounds=rounds)
    found = judged(instance, solution)
    assert found["errors"] == []
    assert found["cost"] == pytest.approx(hhcrsp.cost(instance, solution), abs=0.01)


def test_small_instances_come_within_a_twentieth_of_the_best_known() -> None:
    best = json.loads((BENCH / "best_known.json").read_text())
    for name in SMALL[:3]:
        instance = hhcrsp.read(BENCH / "instances" / f"{name}.json")
        assert judged(instance, hhcrsp.solve(instance, rounds=2000))["cost"] <= 1.05 * best[name]["best_known"], name


def test_the_same_seed_and_rounds_give_the_same_solution() -> None:
    instance = hhcrsp.read(BENCH / "instances" / f"{SMALL[0]}.json")
    assert hhcrsp.solve(instance, rounds=300, seed=5) == hhcrsp.solve(instance, rounds=300, seed=5)


def least_starts(routes: Routes, tasks: Tasks) -> list[int]:
    """Starts worked out from nothing, over and over until nothing changes."""
    start, changed = list(tasks.opens), True
    while changed:
        changed = False
        for route in routes.routes:
            here, free = 0, 0
            for t in route:
                mate = tasks.mate[t]
                after = start[mate] + tasks.least[t] if mate != NONE and routes.of[mate] != NONE else 0
                least = max(start[t], free + tasks.way[here][tasks.node[t]], after)
                changed = changed or least > start[t]
                start[t] = least
                here, free = tasks.node[t], least + tasks.minutes[t]
    return start


def test_whatever_comes_and_goes_starts_are_the_least_and_travel_is_counted_once() -> None:
    random, count = Random(1), 24
    way = [[abs(a - b) * 7 + 3 * (a != b) for b in range(13)] for a in range(13)]
    mates = [t ^ 1 if t < 12 else NONE for t in range(count)]
    low = [[0, -30][t % 2] if t < 6 else 0 for t in range(count)]
    tasks = Tasks(
        node=[1 + t // 2 for t in range(count)],
        opens=[random.randrange(400) for _ in range(count)],
        closes=[500] * count,
        minutes=[20] * count,
        able=[[0, 1, 2, 3]] * count,
        mate=mates,
        least=low,
        most=[-low[t ^ 1] if mates[t] != NONE else 0 for t in range(count)],
        way=way,
        routes=4,
    )
    routes, waiting, whole = Routes(Lay(tasks)), set(range(count)), 0
    for _ in range(60):
        other = routes.copy()
        assert other.take_out(waiting if whole else ())
        if not all(other.put(t, place) for t in sorted(waiting) if (place := other.best_place(t, random)) is not None):
            continue
        routes, whole = other, whole + 1
        assert sorted(t for route in routes.routes for t in route) == list(range(count))
        assert routes.start == least_starts(routes, tasks)
        ways = ([0, *(tasks.node[t] for t in route), 0] for route in routes.routes)
        assert routes.travel == sum(way[a][b] for stops in ways for a, b in pairwise(stops))
        waiting = set(random.sample(range(count), 5))
        waiting |= {mates[t] for t in waiting if mates[t] != NONE}
    assert whole > 20
