# ruff: noqa: D101, D103, ARG005 - the package reads these fields and compiles these functions
# mypy: ignore-errors
"""The week in Timefold's words. Annotations are read when this is brought in."""

from dataclasses import dataclass, field
from typing import Annotated

from timefold.solver import SolverFactory
from timefold.solver.config import Duration, ScoreDirectorFactoryConfig, SolverConfig, TerminationConfig
from timefold.solver.domain import (
    PlanningEntityCollectionProperty,
    PlanningId,
    PlanningScore,
    PlanningVariable,
    ProblemFactCollectionProperty,
    ValueRangeProvider,
    planning_entity,
    planning_solution,
)
from timefold.solver.score import (
    ConstraintCollectors,
    ConstraintFactory,
    HardMediumSoftScore,
    Joiners,
    constraint_provider,
)


@dataclass
class Person:
    name: Annotated[str, PlanningId]
    ways: list[list[int]]
    before: int
    against: int
    most: int
    day_most: int
    spread: int
    rest: int
    days_most: int


@planning_entity
@dataclass
class Task:
    id: Annotated[str, PlanningId]
    visit: str
    day: int
    place: int
    minutes: int
    weight: int
    people: Annotated[list[Person], ValueRangeProvider(id="people")]
    starts: Annotated[list[int], ValueRangeProvider(id="starts")]
    worker: Annotated[Person | None, PlanningVariable(value_range_provider_refs=["people"], allows_unassigned=True)] = (
        field(default=None)
    )
    start: Annotated[int | None, PlanningVariable(value_range_provider_refs=["starts"])] = field(default=None)


@planning_solution
@dataclass
class Roster:
    workers: Annotated[list[Person], ProblemFactCollectionProperty]
    tasks: Annotated[list[Task], PlanningEntityCollectionProperty]
    score: Annotated[HardMediumSoftScore | None, PlanningScore] = field(default=None)


def clash(a: Task, b: Task) -> bool:
    """Two visits of a day cannot both be done by their worker."""
    if a.start <= b.start:
        first, second = a, b
    else:
        first, second = b, a
    over = first.start + first.minutes
    if second.start + second.minutes - first.start > first.worker.spread:
        return True
    return second.start < over + first.worker.ways[first.place][second.place]


@constraint_provider
def constraints(factory: ConstraintFactory) -> list:
    same = Joiners.equal(lambda task: task.worker)
    return [
        factory.for_each_unique_pair(Task, same, Joiners.equal(lambda task: task.day))
        .filter(clash)
        .penalize(HardMediumSoftScore.ONE_HARD)
        .as_constraint("apart"),
        factory.for_each(Task)
        .join(Task, same, Joiners.equal(lambda task: task.day + 1, lambda task: task.day))
        .filter(lambda a, b: b.start < a.start + a.minutes + a.worker.rest)
        .penalize(HardMediumSoftScore.ONE_HARD)
        .as_constraint("daily rest"),
        factory.for_each(Task)
        .group_by(lambda task: task.worker, lambda task: task.day, ConstraintCollectors.sum(lambda task: task.minutes))
        .filter(lambda worker, day, minutes: minutes > worker.day_most)
        .penalize(HardMediumSoftScore.ONE_HARD, lambda worker, day, minutes: minutes - worker.day_most)
        .as_constraint("day"),
        factory.for_each(Task)
        .group_by(lambda task: task.worker, ConstraintCollectors.count_distinct(lambda task: task.day))
        .filter(lambda worker, days: days > worker.days_most)
        .penalize(HardMediumSoftScore.ONE_HARD)
        .as_constraint("days"),
        factory.for_each(Task)
        .group_by(lambda task: task.worker, ConstraintCollectors.sum(lambda task: task.minutes))
        .filter(lambda worker, minutes: minutes > worker.most)
        .penalize(HardMediumSoftScore.ONE_HARD, lambda worker, minutes: minutes - worker.most)
        .as_constraint("hours"),
        factory.for_each_including_unassigned(Task)
        .filter(lambda task: task.worker is None)
        .penalize(HardMediumSoftScore.ONE_MEDIUM, lambda task: task.weight)
        .as_constraint("cover"),
        factory.for_each(Task)
        .group_by(lambda task: task.worker, ConstraintCollectors.sum(lambda task: task.minutes))
        .penalize(
            HardMediumSoftScore.ONE_SOFT,
            lambda worker, minutes: minutes * (minutes + 2 * worker.before) // worker.against,
        )
        .as_constraint("shares"),
    ]


def search(roster: Roster, seconds: float) -> Roster:
    """The best found in the time."""
    config = SolverConfig(
        solution_class=Roster,
        entity_class_list=[Task],
        score_director_factory_config=ScoreDirectorFactoryConfig(constraint_provider_function=constraints),
        termination_config=TerminationConfig(spent_limit=Duration(milliseconds=int(seconds * 1000))),
    )
    return SolverFactory.create(config).build_solver().solve(roster)
