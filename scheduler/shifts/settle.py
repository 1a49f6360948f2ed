"""A part is settled by CP-SAT: the best found within an effort that is counted, not timed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ortools.sat.python import cp_model

if TYPE_CHECKING:
    from scheduler.shifts.part import Part

LARGE = 1 << 30


class Effort(NamedTuple):
    """Deterministic time of CP-SAT, and seconds where the clock counts."""

    counted: float
    seconds: float | None
    seed: int


class Settled(NamedTuple):
    """Values of the part's variables, by how much they cost less than what was there, whether that is the best."""

    values: list[int]
    gain: int
    best: bool
    easy: bool


def settle(part: Part, effort: Effort, *, kept: bool = True) -> Settled | None:
    """No worse than what was there (where `kept`), or nothing at all."""
    model, switches = _model(part)
    price = cp_model.LinearExpr.weighted_sum(switches, part.price)
    before = sum(p * x for p, x in zip(part.price, part.hint, strict=True))
    if kept:
        model.add(price <= before)
    model.minimize(price)
    solver = cp_model.CpSolver()
    _set(solver, effort)
    found = solver.solve(model)
    if found not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    values = [solver.value(x) for x in switches]
    easy = solver.response_proto.deterministic_time < effort.counted / 3
    return Settled(values, before - round(solver.objective_value), found == cp_model.OPTIMAL, easy)


def _model(part: Part) -> tuple[cp_model.CpModel, list[cp_model.IntVar]]:
    model = cp_model.CpModel()
    made = [model.new_bool_var("") if most == 1 else model.new_int_var(0, most, "") for most in part.most]
    for row in part.rows:
        terms = cp_model.LinearExpr.weighted_sum([made[x] for x, _ in row.terms], [by for _, by in row.terms])
        model.add_linear_constraint(terms, max(row.least, -LARGE), row.most)
    return model, made


def _set(solver: cp_model.CpSolver, effort: Effort) -> None:
    parameters = solver.parameters
    parameters.num_workers = 1
    parameters.random_seed = effort.seed
    parameters.max_deterministic_time = effort.counted
    if effort.seconds is not None:
        parameters.max_time_in_seconds = max(0.01, effort.seconds)
