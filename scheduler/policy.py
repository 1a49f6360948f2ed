"""What the members voted: the limits that must hold, the order of aims, and what counts as a burden."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import field

from scheduler.faults import need

Stage = Literal["cover", "continuity", "hours", "burdens", "wishes", "travel", "stability"]
TravelMode = Literal["walk", "bike", "car", "bus"]

STAGES: tuple[Stage, ...] = ("cover", "continuity", "hours", "burdens", "wishes", "travel", "stability")
SPAN_KINDS = ("evenings", "nights", "weekends", "feasts")
EVENT_KINDS = ("long_travel", "split_days", "short_notice")
BURDEN_KINDS = SPAN_KINDS + EVENT_KINDS
DAY_MINUTES = 1440
WHOLE_BP = 10_000
SPEEDS: dict[TravelMode, int] = {"walk": 70, "bike": 200, "car": 450, "bus": 250}


MOST_NUMBER = 10_000_000
Number = Annotated[int, msgspec.Meta(ge=-MOST_NUMBER, le=MOST_NUMBER)]
Id = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class Input(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A value from outside: it has no field that is not known here."""


class Stretch(Input, frozen=True, kw_only=True):
    """A stretch of time in minutes since `Problem.starts_at`; `ends` is not part of it."""

    starts: Number
    ends: Number

    def __post_init__(self) -> None:
        """A stretch ends after it starts."""
        need(self.ends > self.starts, f"a stretch ends at {self.ends}, not after its start {self.starts}; swap the two")


class Limits(Input, frozen=True, kw_only=True):
    """Most work and least rest of one worker, in minutes and days (defaults: Directive 2003/88/EC and the design)."""

    daily_rest_minutes: Number = 660
    weekly_rest_minutes: Number = 2100
    weekly_run_minutes: Number = 8640
    day_most_minutes: Number = 600
    week_most_minutes: Number = 2880
    spread_minutes: Number = 780
    days_in_row: Number = 6
    break_after_minutes: Number = 360
    break_minutes: Number = 30

    def __post_init__(self) -> None:
        """No limit is below zero."""
        for name in self.__struct_fields__:
            need(getattr(self, name) >= 0, f"limits: {name} is below 0; give 0 or more")


class Slacks(Input, frozen=True, kw_only=True):
    """How much an aim may give back to the aims after it: continuity in covered places of all, the others in shares."""

    continuity_bp: Number = 300
    hours_bp: Number = 100
    burdens_bp: Number = 200


class Policy(Input, frozen=True, kw_only=True):
    """The policy in force: the engine reads it and has no rule of its own.

    `burden_spans` says which minutes of the period are evenings, nights, weekends and feasts; whoever makes the problem
    turns wall time into minutes, so the clocks changing never enters here.

    `continuity_bp` is a floor: of each client's covered places at least this part goes to the agreed team. What lies
    above it is no aim of its own and may be given up for fair hours; it is wished for again among the wishes.
    `start_grid_minutes`: a visit starts at a multiple of so many minutes, or when its window opens.
    """

    stages: tuple[Stage, ...] = STAGES
    slacks: Slacks = Slacks()
    limits: Limits = Limits()
    burden_spans: dict[str, tuple[Stretch, ...]] = field(default_factory=dict)
    half_life_weeks: Number = 8
    continuity_bp: Number = 7000
    continuity_most: Number = 8
    long_travel_minutes: Number = 30
    split_gap_minutes: Number = 120
    travel_base_minutes: Number = 3
    start_grid_minutes: Number = 5
    metres_per_minute: dict[TravelMode, int] = field(default_factory=SPEEDS.copy)

    def __post_init__(self) -> None:
        """Cover is the first aim, no aim stands twice, and every burden has a known kind."""
        need(self.stages[:1] == ("cover",), "policy.stages: cover comes first; put it at the front")
        need(len(set(self.stages)) == len(self.stages), "policy.stages: an aim stands twice; name each once")
        unknown = sorted(set(self.burden_spans) - set(SPAN_KINDS))
        need(not unknown, f"policy.burden_spans: {unknown} is not a kind; use one of {', '.join(SPAN_KINDS)}")
        for name in ("half_life_weeks", "continuity_most"):
            need(getattr(self, name) > 0, f"policy.{name} is {getattr(self, name)}; give 1 or more")
        need(0 <= self.continuity_bp <= WHOLE_BP, f"policy.continuity_bp is {self.continuity_bp}; give 0 to {WHOLE_BP}")
        for name in ("long_travel_minutes", "split_gap_minutes", "travel_base_minutes"):
            need(getattr(self, name) >= 0, f"policy.{name} is {getattr(self, name)}; give 0 or more")
        need(self.start_grid_minutes > 0, "policy.start_grid_minutes is below 1; give 1 for any minute")
        need(all(m > 0 for m in self.metres_per_minute.values()), "policy.metres_per_minute: every speed is above 0")
