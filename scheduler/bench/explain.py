"""`bench explain`: questions about visits of a solved week, each from the beginning and again."""

from __future__ import annotations

from random import Random
from statistics import median
from time import perf_counter, process_time
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

import scheduler
from scheduler.bench.making import problem_of, week_arguments
from scheduler.bench.tables import Table, json_argument, keep
from scheduler.formats import ours

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scheduler.cli.words import Options, Parser
    from scheduler.problem import Problem
    from scheduler.roster import Roster

TEACHES = """A week is solved; then some of its visits are asked about: why me, why not me (of somebody free, and of
somebody a rule stops), why uncovered (as if nobody had the visit), and who could take it now. `first` is a question
about a problem just read; `again` one about a problem asked about before. Changes that are named have been tried.

  python -m scheduler bench explain --workers 250 --visits 2500 --clients 320 --solve-seconds 60 --json explain.json

Exit status: 0 measured; 2 something given is wrong.
"""
HEAD = ("question", "asked", "median", "most", "processor", "proc_most")


class Question(NamedTuple):
    """What is asked, by name."""

    name: str
    ask: Callable[[Problem], object]


def arguments(parser: Parser) -> None:
    """Which week, how it is solved, and how many visits are asked about."""
    week_arguments(parser)
    parser.add_argument("--seed", type=int, default=1, help="which week, and which visits (default 1)")
    parser.add_argument("--solve-seconds", type=float, default=60, help="for the roster (default 60)")
    parser.add_argument("--asked", type=int, default=10, help="how many visits (default 10)")
    json_argument(parser)


def run(options: Options) -> int:
    """Measure."""
    problem = problem_of(options, options.seed)
    return measure(options, problem, scheduler.solve(problem, seconds=options.solve_seconds))


def measure(options: Options, problem: Problem, roster: Roster) -> int:
    """The table for a roster that is there already."""
    random, document = Random(options.seed), ours.write(problem)
    found: dict[str, list[tuple[float, float]]] = {}
    for a in random.sample(roster.assignments, min(options.asked, len(roster.assignments))):
        for question in _questions(problem, roster, a.visit, a.worker, random):
            fresh = ours.read(document)
            for when in ("first", "again"):
                began, spent = perf_counter(), process_time()
                question.ask(fresh)
                took = perf_counter() - began, process_time() - spent
                found.setdefault(f"{question.name} {when}", []).append(took)
    table = Table(HEAD, 18)
    for name, rows in found.items():
        clock, processor = [r[0] for r in rows], [r[1] for r in rows]
        figures = {
            "median": median(clock),
            "most": max(clock),
            "processor": median(processor),
            "proc_most": max(processor),
        }
        shown = {k: f"{v:.2f}" for k, v in figures.items()}
        table.add({"question": name, "asked": len(rows), **figures}, shown)
    keep(options, table.rows)
    return 0


def _questions(problem: Problem, roster: Roster, visit: str, worker: str, random: Random) -> Iterator[Question]:
    rest = replace(roster, assignments=tuple(a for a in roster.assignments if a.visit != visit))
    others = [c for c in scheduler.suggest(problem, rest, visit) if c.worker != worker]
    yield Question("why me", lambda p: scheduler.why_me(p, roster, visit, worker))
    for name, some in (("free", [c for c in others if c.free]), ("stopped", [c for c in others if not c.free])):
        if some:
            who = random.choice(some).worker
            yield Question(f"not me {name}", lambda p, w=who: scheduler.why_not_me(p, roster, visit, w))  # type: ignore[misc]
    yield Question("uncovered", lambda p: scheduler.why_uncovered(p, rest, visit))
    yield Question("suggest", lambda p: scheduler.suggest(p, roster, visit))
