"""A week too large for one solve, as parts that are solved by themselves, and the one roster they are joined to."""

import zlib
from collections import Counter
from collections.abc import Callable

import msgspec

import scheduler
from backend.rosters.schemas import DaySum
from backend.rosters.solving.rosters import read_problem, write_problem
from scheduler import federation
from scheduler.desk import desk_of
from scheduler.federation import BORDERS_PART, LEAST_SECONDS, MOST_VISITS, Answer

__all__ = ["BORDERS_PART", "LEAST_SECONDS", "MOST_VISITS", "Answer"]


class Joining(msgspec.Struct, frozen=True, kw_only=True):
    """What the parts of a problem came to, in their order, and how large a part was let be."""

    most_visits: int
    answers: tuple[Answer, ...]


class PartOf(msgspec.Struct, frozen=True, kw_only=True):
    """One part as it is stored: its own problem as a compressed document, and its open places by day."""

    name: str
    visits: int
    moves: int | None
    problem: bytes
    days: tuple[DaySum, ...]


def split(problem: scheduler.Problem, most_visits: int, moves: int | None) -> list[PartOf]:
    """The parts of a problem, with `moves` shared out by visits; none where it is small enough, or is of one piece.

    Problems of parts hold what the whole one holds: ids and codes, and nobody's name.
    """
    if len(problem.visits) <= most_visits:
        return []
    parts = federation.partition(problem, most_visits=most_visits)
    if len(parts) <= 1:
        return []
    tasks = federation.shared_out(parts, moves)
    return [
        PartOf(
            name=part.name,
            visits=len(part.problem.visits),
            moves=task.budget,
            problem=zlib.compress(write_problem(part.problem)),
            days=_open_days(part.problem),
        )
        for part, task in zip(parts, tasks, strict=True)
    ]


def read_part(stored: bytes) -> scheduler.Problem:
    """The problem of a part as it was stored."""
    return read_problem(zlib.decompress(stored))


def answer_of(roster: scheduler.Roster) -> Answer:
    """The best a solver told before it was killed, as what its part came to."""
    return Answer(
        assignments=roster.assignments,
        reasons=roster.reasons,
        wanted={},
        bound=None,
        seconds=roster.seconds,
        complete=False,
    )


def write_answer(answer: Answer) -> bytes:
    """What a part came to, to be stored."""
    return zlib.compress(msgspec.json.encode(answer))


def read_answer(stored: bytes) -> Answer:
    """The same as it was stored."""
    return msgspec.json.decode(zlib.decompress(stored), type=Answer)


def _open_days(problem: scheduler.Problem) -> tuple[DaySum, ...]:
    places: Counter[int] = Counter()
    for visit in problem.visits:
        places[visit.day] += visit.workers
    return tuple(DaySum(covered=0, uncovered=places[day]) for day in range(problem.days))


def beside(problem: scheduler.Problem, joining: Joining) -> scheduler.Roster:
    """What the parts came to, before borders are crossed, without its figures."""
    parts = federation.partition(problem, most_visits=joining.most_visits)
    pairs = list(zip(parts, joining.answers, strict=True))
    return scheduler.Roster(
        problem=problem.id,
        assignments=tuple(a for part, answer in pairs for a in (*part.elsewhere, *answer.assignments)),
        stage="cover",
        complete=False,
        reasons=tuple(choice for answer in joining.answers for choice in answer.reasons),
    )


def join(problem: scheduler.Problem, joining: Joining, go_on: Callable[[], bool]) -> scheduler.Roster:
    """One roster of all parts, with its figures; borders are crossed while it may `go_on`."""
    parts = federation.partition(problem, most_visits=joining.most_visits)
    found = federation.join(problem, parts, joining.answers, go_on=go_on).roster
    figures = scheduler.certificate(problem, found.assignments, wanted=_wanted(problem, joining))
    return msgspec.structs.replace(found, certificate=figures)


def _wanted(problem: scheduler.Problem, joining: Joining) -> dict[str, int]:
    """What each worker wants, as far as all visits could hold it: who can have it all in a part can in the whole."""
    desk, known = desk_of(problem), {w: minutes for one in joining.answers for w, minutes in one.wanted.items()}
    held = {w.id: w.hours.wanted_minutes for w in problem.workers if known.get(w.id) == w.hours.wanted_minutes}
    desk.know_wanted(held)
    return {worker: desk.wanted(worker) for worker in desk.workers}
