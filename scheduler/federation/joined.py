"""A federation's roster: parts in processes, then borders, with shares measured over all."""

from __future__ import annotations

import os
import resource
from time import monotonic
from typing import TYPE_CHECKING

from scheduler.desk import Desk
from scheduler.fairness import WHOLE_BP, basis_points
from scheduler.federation.borders import Borders
from scheduler.federation.parts import MOST_VISITS, partition
from scheduler.federation.pool import Answer, Task, solve_all
from scheduler.roster import Assignment, Choice, Roster, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from fractions import Fraction

    from scheduler.federation.parts import Part
    from scheduler.federation.places import Areas
    from scheduler.problem import Problem

BORDERS_PART = 0.2
WRITING_PART = 0.002  # of the time, once nothing is looked for any more: the roster is put together
ROUNDS_A_WORKER = 4
HURRIED_VISITS = 800
LARGE_PART_SECONDS_A_VISIT = 0.04


class PartFigures(Value, frozen=True, kw_only=True):
    """One part by itself, before borders were crossed. `bound` is what no roster of the part alone can go below."""

    name: str
    workers: int
    visits: int
    uncovered: int
    bound: int | None
    seconds: int


class Federated(Value, frozen=True, kw_only=True):
    """The roster of all, the parts it came of, and what crossing borders brought; shares are sorted and name nobody."""

    roster: Roster
    parts: tuple[PartFigures, ...]
    uncovered_before: int
    uncovered: int
    crossed: int
    raised: int
    worst_before_bp: int
    shares_bp: tuple[int, ...]
    most_kilobytes: int

    @property
    def worst_share_bp(self) -> int:
        """The smallest share of all."""
        return self.shares_bp[0] if self.shares_bp else WHOLE_BP

    @property
    def mean_share_bp(self) -> int:
        """The mean share of all."""
        return sum(self.shares_bp) // max(1, len(self.shares_bp))


def _silent(done: int, of: int) -> None:
    del done, of


def solve(
    problem: Problem,
    *,
    areas: Areas | None = None,
    seconds: float | None = None,
    budget: int | None = None,
    processes: int | None = None,
    most_visits: int | None = None,
    told: Callable[[int, int], None] = _silent,
) -> Federated:
    """One roster over all parts, within `seconds`, or within a `budget` of moves shared out by visits.

    With a budget the answer does not depend on how many `processes` there are (as many as cores, unless said). One
    part alone is solved as `scheduler.solve` would. Parts have `most_visits` at most: unless said, as many as there
    is time for.
    """
    began, count = monotonic(), processes or os.cpu_count() or 1
    ends = None if seconds is None or budget is not None else began + seconds * (1 - WRITING_PART)
    most = most_visits or _most_visits(problem, None if ends is None else (ends - began) * count)
    parts = partition(problem, areas, most_visits=most)
    done = iter(range(1, len(parts) + 1))
    parts_end = ends if ends is None or len(parts) == 1 else ends - BORDERS_PART * (ends - began)
    answers = solve_all(shared_out(parts, budget), count, parts_end, lambda _row: told(next(done), len(parts)))
    return join(problem, parts, answers, go_on=lambda: ends is None or monotonic() < ends, began=began)


def _most_visits(problem: Problem, work_seconds: float | None) -> int:
    """A large part is fairer inside, but a visit in it takes longer to plan."""
    hurried = work_seconds is not None and work_seconds < LARGE_PART_SECONDS_A_VISIT * len(problem.visits)
    return HURRIED_VISITS if hurried else MOST_VISITS


def shared_out(parts: Sequence[Part], budget: int | None) -> list[Task]:
    """What is to be solved, part by part, with the moves of a `budget` shared out by visits."""
    whole = sum(len(p.problem.visits) for p in parts) or 1
    moves = [None if budget is None else budget * len(p.problem.visits) // whole for p in parts]
    return [Task(problem=p.problem, budget=m) for p, m in zip(parts, moves, strict=True)]


def join(
    problem: Problem,
    parts: Sequence[Part],
    answers: Sequence[Answer],
    *,
    go_on: Callable[[], bool],
    began: float | None = None,
) -> Federated:
    """One roster of what the parts came to, given in their order; then borders are crossed while it may `go_on`.

    `parts` are those of this very problem; whoever solved them, and where, makes no difference.
    """
    began = monotonic() if began is None else began
    rows = [a for part, answer in zip(parts, answers, strict=True) for a in (*part.elsewhere, *answer.assignments)]
    desk = Desk(problem)
    for answer in answers:
        desk.know_wanted(answer.wanted)
    area_of = {w.id: part.name for part in parts for w in part.problem.workers}
    borders = Borders(desk, rows, area_of, go_on)
    before, worst = _lacking(borders), _shares(borders)
    crossed = raised = 0
    if len(parts) > 1:
        crossed = borders.cover()
        raised = borders.raise_worst(ROUNDS_A_WORKER * len(problem.workers))
        rows = borders.mender.assignments
    return Federated(
        roster=_roster(problem, rows, answers, int(monotonic() - began)),
        parts=tuple(_figures(part, answer) for part, answer in zip(parts, answers, strict=True)),
        uncovered_before=before,
        uncovered=_lacking(borders),
        crossed=crossed,
        raised=raised,
        worst_before_bp=basis_points(worst[0]) if worst else WHOLE_BP,
        shares_bp=tuple(basis_points(s) for s in _shares(borders)),
        most_kilobytes=_memory(answers),
    )


def _lacking(borders: Borders) -> int:
    return sum(borders.mender.lacking(v) for v in borders.desk.visits)


def _shares(borders: Borders) -> list[Fraction]:
    return sorted(borders.share(w) for w in borders.desk.workers)


def _roster(problem: Problem, rows: Sequence[Assignment], answers: Sequence[Answer], seconds: int) -> Roster:
    known = {(c.visit, c.worker): c for answer in answers for c in answer.reasons}
    reasons = (known.get((a.visit, a.worker)) or Choice(visit=a.visit, worker=a.worker, stage="cover") for a in rows)
    return Roster(
        problem=problem.id,
        assignments=tuple(rows),
        seconds=seconds,
        stage="cover",
        complete=all(answer.complete for answer in answers),
        reasons=tuple(sorted(reasons, key=lambda c: (c.visit, c.worker))),
    )


def _figures(part: Part, answer: Answer) -> PartFigures:
    return PartFigures(
        name=part.name,
        workers=len(part.problem.workers),
        visits=len(part.problem.visits),
        uncovered=sum(v.workers for v in part.problem.visits) - len(answer.assignments),
        bound=answer.bound,
        seconds=answer.seconds,
    )


def _memory(answers: Sequence[Answer]) -> int:
    """The most that all processes held together, taken at each one's worst moment."""
    mine = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    others: dict[int, int] = {}
    for answer in answers:
        others[answer.process] = max(answer.most_kilobytes, others.get(answer.process, 0))
    others.pop(os.getpid(), None)
    return mine + sum(others.values())
