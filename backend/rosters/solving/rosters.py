"""What the scheduler gives back, as we keep it."""

from collections.abc import Mapping, Sequence
from uuid import UUID

import msgspec

import scheduler
from backend.rosters.facts import Planned
from backend.rosters.schemas import Params
from backend.rosters.solving.clock import instant_of
from backend.rosters.solving.judging import Case
from scheduler.formats import ours

Pinned = Mapping[tuple[UUID, UUID], Planned]


def read_problem(stored: bytes) -> scheduler.Problem:
    """A problem as it was stored."""
    return ours.read(stored)


def write_problem(problem: scheduler.Problem) -> bytes:
    """A problem to be stored: the same one gives the same bytes."""
    return msgspec.json.encode(problem, order="deterministic")


def write_roster(case: Case, planned: Sequence[Planned]) -> bytes:
    """A draft as the scheduler's command line reads it."""
    made = scheduler.Roster(problem=case.problem.id, assignments=tuple(case.assignments(planned)))
    return ours.write(made)


def planned_of(problem: scheduler.Problem, roster: scheduler.Roster, pinned: Pinned) -> list[Planned]:
    """The roster's assignments; one that a person pinned before stays pinned by them, with their words."""
    clients = {visit.id: UUID(visit.client) for visit in problem.visits}
    found = []
    for made in roster.assignments:
        pair = UUID(made.visit), UUID(made.worker)
        before = pinned.get(pair)
        found.append(
            Planned(
                visit_id=pair[0],
                worker_id=pair[1],
                client_id=clients[made.visit],
                starts_at=instant_of(problem, made.starts),
                ends_at=instant_of(problem, made.ends),
                pinned_by_id=before.pinned_by_id if before else None,
                pin_reason=before.pin_reason if before else None,
                overrides=before.overrides if before else (),
            )
        )
    return found


def choices_of(roster: scheduler.Roster) -> bytes:
    """At which stage each choice was made, to be stored."""
    return msgspec.json.encode(roster.reasons)


def certificate(case: Case, planned: Sequence[Planned], bound: int | None = None) -> Params:
    """The figures of a draft as it stands; they name nobody."""
    made = scheduler.certificate(
        case.problem, case.assignments(planned), bound=bound, options=case.options, wanted=case.wanted
    )
    figures: Params = msgspec.to_builtins(made)
    return figures
