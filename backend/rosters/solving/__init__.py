"""The one adapter to the scheduler: a week's facts in, assignments and reasons out. Nobody else imports it."""

from backend.rosters.solving.building import to_problem
from backend.rosters.solving.clock import instant_of
from backend.rosters.solving.explaining import stage_of
from backend.rosters.solving.judging import Case
from backend.rosters.solving.parts import (
    BORDERS_PART,
    LEAST_SECONDS,
    MOST_VISITS,
    Answer,
    Joining,
    PartOf,
    answer_of,
    read_answer,
    read_part,
    split,
    write_answer,
)
from backend.rosters.solving.rosters import (
    certificate,
    choices_of,
    planned_of,
    read_problem,
    write_problem,
    write_roster,
)
from scheduler import Problem, ProblemError, Progress, Roster
from scheduler.certificate import content_hash

__all__ = [
    "BORDERS_PART",
    "LEAST_SECONDS",
    "MOST_VISITS",
    "Answer",
    "Case",
    "Joining",
    "PartOf",
    "Problem",
    "ProblemError",
    "Progress",
    "Roster",
    "answer_of",
    "certificate",
    "choices_of",
    "content_hash",
    "instant_of",
    "planned_of",
    "read_answer",
    "read_part",
    "read_problem",
    "split",
    "stage_of",
    "to_problem",
    "write_answer",
    "write_problem",
    "write_roster",
]
