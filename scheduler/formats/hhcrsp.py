"""Home health care routing and scheduling instances (Mankowska, Meisel, Bierwirth 2014).

The JSON is that of the University of Udine; their words (patient, caregiver, service) stay in this file.

The objective is theirs: a third each of travel, tardiness, and the largest tardiness.
"""

from __future__ import annotations

import json
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from random import Random
from runpy import run_path
from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from scheduler.engine.synchronised import NONE, Annealer, Routes, Tasks
from scheduler.faults import ProblemError, need

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

THOUSAND = 1000
Instance = dict[str, Any]


class Row(NamedTuple):
    """What was reached on one instance."""

    instance: str
    patients: int
    cost: float
    best_known: float
    seconds: float
    errors: tuple[str, ...] = ()

    @property
    def gap(self) -> float:
        """How far above the best known."""
        return self.cost / self.best_known - 1


def read(path: Path) -> Instance:
    """One instance.

    Raises:
        ProblemError: where the file is not one.
    """
    try:
        instance = json.loads(path.read_bytes())
    except (OSError, ValueError) as fault:
        message = f"{path.name}: {fault}; give a JSON instance of the University of Udine"
        raise ProblemError(message) from None
    lacking = [k for k in ("patients", "services", "caregivers", "distances") if k not in instance]
    if lacking:
        message = f"{path.name}: {lacking[0]} is missing; give a JSON instance of the University of Udine"
        raise ProblemError(message)
    return dict(instance)


def solve(
    instance: Instance,
    *,
    seconds: float | None = None,
    rounds: int | None = None,
    seed: int = 0,
    processes: int = 1,
    cancelled: Callable[[], bool] = lambda: False,
) -> Instance:
    """A solution as `score.py` reads it. With `rounds` the same seed gives the same solution.

    Several processes look with a seed each; the best of what they find is kept.
    """
    if processes > 1:
        ask = partial(solve, instance, seconds=seconds, rounds=rounds)
        with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
            asked = [pool.submit(ask, seed=seed * processes + n) for n in range(processes)]
            return min((a.result() for a in asked), key=partial(cost, instance))
    tasks, names = _tasks(instance)
    routes = Annealer(tasks, Random(seed)).run(seconds=seconds, rounds=rounds, cancelled=cancelled)
    return _solution(instance, routes, names)


def solve_file(path: Path, *, seconds: float, seed: int, cancelled: Callable[[], bool] = lambda: False) -> bytes:
    """Read, solve (one process, so that it can be cancelled), and the solution as JSON.

    Raises:
        ProblemError: where the instance lacks something.
    """
    instance = read(path)
    try:
        solution = solve(instance, seconds=seconds, seed=seed, cancelled=cancelled)
    except (KeyError, IndexError, TypeError) as fault:
        message = f"{path.name}: {fault} is missing or of another kind; give a JSON instance of the University of Udine"
        raise ProblemError(message) from None
    return json.dumps(solution, indent=1).encode()


def cost(instance: Instance, solution: Instance) -> float:
    """The objective of a solution without errors, worked out from its stops alone."""
    rows = {p["id"]: (row, p["time_window"][1]) for row, p in enumerate(instance["patients"], start=1)}
    way, travel, late = instance["distances"], 0.0, [0.0]
    for route in solution["routes"]:
        here = 0
        for stop in route["locations"]:
            there, closes = rows[stop["patient"]]
            travel += way[here][there]
            late.append(max(0.0, stop["arrival_time"] - closes))
            here = there
        travel += way[here][0]
    return float(travel + sum(late) + max(late)) / 3


def chosen(folder: Path, *, least: int = 0, most: int = 300, each: int | None = None) -> list[Path]:
    """The instances of a folder with so many patients, smallest first; at most `each` of a size.

    Raises:
        ProblemError: where there is none.
    """
    found: dict[int, list[Path]] = {}
    for path in sorted(folder.glob("*.json")):
        found.setdefault(_patients(path), []).append(path)
    paths = [p for size in sorted(found) if least <= size <= most for p in found[size][:each]]
    if not paths:
        message = f"{folder}: no instance of {least} to {most} patients there; give their folder with --instances"
        raise ProblemError(message)
    return paths


def measure(folder: Path, paths: Iterable[Path], *, seconds: float, seed: int = 0, processes: int = 1) -> Iterator[Row]:
    """Each instance, solved, judged by the score beside the folder, and compared with what is known."""
    judge = _judge(folder.parent / "score.py")
    best = json.loads((folder.parent / "best_known.json").read_bytes())
    for path in paths:
        began, instance = monotonic(), read(path)
        solution = solve(instance, seconds=seconds, seed=seed, processes=processes)
        spent, found = monotonic() - began, judge(instance, solution)
        known = best[path.stem]["best_known"]
        yield Row(path.stem, _patients(path), found["cost"], known, spent, tuple(found["errors"]))


def _judge(path: Path) -> Callable[[Instance, Instance], dict[str, Any]]:
    """The score that the instances came with."""
    need(path.is_file(), f"{path}: no score there to judge by; give the folder of instances that has it beside it")
    return cast("Callable[[Instance, Instance], dict[str, Any]]", run_path(str(path))["score"])


def _patients(path: Path) -> int:
    """How many patients the name of an instance says it has."""
    return int(path.stem.split("_")[-2])


def _tasks(instance: Instance) -> tuple[Tasks, list[tuple[str, str]]]:
    usual = {s["id"]: s.get("default_duration") for s in instance["services"]}
    able = {s: [k for k, c in enumerate(instance["caregivers"]) if s in c["abilities"]] for s in usual}
    names: list[tuple[str, str]] = []
    rows: list[tuple[int, int, int, int, list[int], int, int, int]] = []
    for node, patient in enumerate(instance["patients"], start=1):
        opens, closes = (_whole(x) for x in patient["time_window"])
        services, first = patient["required_caregivers"], len(rows)
        low, high = _distance(patient)
        for row, wanted in enumerate(services):
            minutes = _whole(wanted.get("duration", usual[wanted["service"]]))
            mate = first + 1 - row if len(services) > 1 else NONE
            least, most = (low, high) if row else (-high, -low)
            rows.append((node, opens, closes, minutes, able[wanted["service"]], mate, least, most))
            names.append((patient["id"], wanted["service"]))
    columns = [list(c) for c in zip(*rows, strict=True)]
    way = [[_whole(d) for d in row] for row in instance["distances"]]
    fields = ("node", "opens", "closes", "minutes", "able", "mate", "least", "most")
    return Tasks(**dict(zip(fields, columns, strict=True)), way=way, routes=len(instance["caregivers"])), names


def _distance(patient: Instance) -> tuple[int, int]:
    """How long after the first service the second starts, at least and at most."""
    sync = patient.get("synchronization") or {}
    if sync.get("type") == "simultaneous":
        return 0, 0
    low, high = sync.get("distance", (0, 0))
    return _whole(low), _whole(high)


def _whole(x: float) -> int:
    return round(x * THOUSAND)


def _solution(instance: Instance, routes: Routes, names: list[tuple[str, str]]) -> Instance:
    made = []
    for caregiver, route in zip(instance["caregivers"], routes.routes, strict=True):
        stops = []
        for t in route:
            start, minutes = routes.start[t], routes.lay.minutes[t]
            times = {"arrival_time": start / THOUSAND, "departure_time": (start + minutes) / THOUSAND}
            stops.append({"patient": names[t][0], "service": names[t][1], **times})
        made.append({"caregiver_id": caregiver["id"], "locations": stops})
    return {"routes": made}
