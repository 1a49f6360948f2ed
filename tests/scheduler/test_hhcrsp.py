# ruff: noqa: ANN401 - whatever a test wants to say
"""The literature's instances: what is written is accepted by their judge, and costs what ours says."""

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

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
