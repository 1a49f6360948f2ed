"""Every code an answer can carry, with its params; catalogs have a text for each under the key given here."""

from __future__ import annotations

from scheduler.constraints import CONSTRAINTS
from scheduler.policy import STAGES
from scheduler.trial import ORDER

VIOLATIONS: dict[str, tuple[str, ...]] = {"unknown": (), **{c.code: c.params for c in CONSTRAINTS}}

_BY_RULE = {c.code: c.params for c in CONSTRAINTS}

RULES: dict[str, tuple[str, ...]] = {f"rule_{code}": (*_BY_RULE[code], "out") for code in ORDER} | {
    "rule_links": ("out",)
}

REASONS: dict[str, tuple[str, ...]] = {
    "everyone": (),
    **RULES,
    **{f"stage_{stage}": () for stage in STAGES},
    "stage_pinned": (),
    "stage_by_hand": (),
    "stage_rotation": ("seed",),
    "stage_not_found": (),
    **{f"aim_{stage}": ("share_bp",) if stage == "hours" else () for stage in STAGES},
    "only_you": (),
    "not_yours": (),
    "is_yours": (),
    "is_covered": (),
    "somebody_free": ("workers",),
    "free": (),
    "in_team": (),
    "visits_before": ("visits",),
    "own_share": ("share_bp",),
    "preferred_time": (),
    "more_travel": ("minutes",),
    "change_availability": ("starts", "ends"),
    "change_skill": ("skill",),
    "change_hours": ("hours",),
    "change_window_later": ("minutes",),
    "change_window_earlier": ("minutes",),
    "change_availability_any": ("starts", "ends", "workers"),
    "change_hours_any": ("workers",),
    "bound_none": (),
    "bound_reached": ("uncovered",),
    "bound_proven": ("uncovered", "bound"),
    "mode_deterministic": ("budget",),
    "mode_wall_clock": ("budget",),
}


def keys() -> dict[str, tuple[str, ...]]:
    """Catalog keys with the params their text may use. A rule's own numbers stand where it stopped somebody."""
    violations = {f"violation.{code}": params for code, params in VIOLATIONS.items()}
    return violations | {f"reason.{code}": params for code, params in REASONS.items()}
