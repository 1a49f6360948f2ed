"""The scheduler's codes and numbers as our screens are told them.

Its minutes become instants. Rules about whom one side wishes to meet or not to meet are private to who wished it, so
they go by one name.
"""

from collections.abc import Iterable, Mapping
from uuid import UUID

import scheduler
from backend.rosters.schemas import Params, Reason, Violation
from backend.rosters.solving.clock import instant_of
from scheduler import trial
from scheduler.roster import Param

_INSTANTS = {
    "starts": "starts_at", "ends": "ends_at", "until": "until_at", "earliest": "earliest_at", "latest": "latest_at",
}  # fmt: skip
PRIVATE = trial.MATCHING
MATCHING = "matching"


def public_rule(code: str) -> str:
    """The rule's name on screens."""
    return MATCHING if code in PRIVATE else code


def params_of(problem: scheduler.Problem, code: str, params: Mapping[str, Param]) -> Params:
    """`params` with instants for minutes; empty for a private rule."""
    if code.removeprefix("rule_") in PRIVATE:
        return {}
    return {
        _INSTANTS.get(name, name): instant_of(problem, value) if name in _INSTANTS and isinstance(value, int) else value
        for name, value in params.items()
    }


def violations(problem: scheduler.Problem, found: Iterable[scheduler.Violation]) -> list[Violation]:
    """Violations in reading order, for screens; of private ones neither which nor how many there are of a pair."""
    told = [violation(problem, one) for one in sorted(found, key=_reading)]
    return [one for n, one in enumerate(told) if one.code != MATCHING or one not in told[:n]]


def _reading(found: scheduler.Violation) -> tuple[int, str, str]:
    private = found.code in PRIVATE
    place = -1 if found.code == "unknown" else trial.place_of(found.code)
    return place, (found.visit or "") if private else "", (found.worker or "") if private else ""


def violation(problem: scheduler.Problem, found: scheduler.Violation) -> Violation:
    """A violation, for screens."""
    return Violation(
        code=public_rule(found.code),
        params=params_of(problem, found.code, found.params),
        worker_id=UUID(found.worker) if found.worker else None,
        visit_id=UUID(found.visit) if found.visit else None,
    )


def reason(problem: scheduler.Problem, found: scheduler.Reason | None) -> Reason | None:
    """A reason, for screens."""
    if found is None:
        return None
    rule = found.code.removeprefix("rule_")
    code = f"rule_{MATCHING}" if found.code != rule and rule in PRIVATE else found.code
    return Reason(code=code, params=params_of(problem, found.code, found.params))
