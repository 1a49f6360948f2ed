"""The policy in force: what the members agreed on for drawing up the rota, as one document with its hash."""

from hashlib import sha256
from typing import Literal

import msgspec

Stage = Literal["cover", "continuity", "hours", "burdens", "wishes", "travel", "stability"]


class WorkLimits(msgspec.Struct, frozen=True, kw_only=True):
    """Most work and least rest of one worker (Directive 2003/88/EC, articles 3 to 6, and our own stricter ones)."""

    daily_rest_minutes: int = 660
    weekly_rest_minutes: int = 2100
    weekly_run_minutes: int = 8640
    day_most_minutes: int = 600
    week_most_minutes: int = 2880
    spread_minutes: int = 780
    days_in_row: int = 6
    break_after_minutes: int = 360
    break_minutes: int = 30


class Give(msgspec.Struct, frozen=True, kw_only=True):
    """How much an aim may give back to the aims after it: continuity in covered places, the others in shares."""

    continuity_bp: int = 300
    hours_bp: int = 100
    burdens_bp: int = 200


class DailySpan(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of every day in local wall time, "HH:MM"; it ends the next day where the end is not after the start."""

    starts_time: str
    ends_time: str


class BurdenTimes(msgspec.Struct, frozen=True, kw_only=True):
    """What counts as hard-to-like work. Feasts are "MM-DD" every year, or "YYYY-MM-DD" once."""

    evenings: DailySpan = DailySpan(starts_time="18:00", ends_time="22:00")
    nights: DailySpan = DailySpan(starts_time="22:00", ends_time="06:00")
    weekend_days: tuple[int, ...] = (5, 6)
    feasts: tuple[str, ...] = (
        "01-01", "12-25", "12-26", "2026-12-28",
        "2027-03-26", "2027-03-29", "2027-05-03", "2027-05-31", "2027-08-30", "2027-12-27", "2027-12-28",
    )  # fmt: skip
    long_travel_minutes: int = 30
    split_gap_minutes: int = 120
    short_notice_hours: int = 48


class Travel(msgspec.Struct, frozen=True, kw_only=True):
    """How long a way takes: minutes for setting out, and metres in a minute by how one travels."""

    base_minutes: int = 3
    walk_metres: int = 70
    bike_metres: int = 200
    car_metres: int = 450
    bus_metres: int = 250


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """One policy document; adopting another makes another version, never a change to this one."""

    version: int = 1
    stages: tuple[Stage, ...] = ("cover", "continuity", "hours", "burdens", "wishes", "travel", "stability")
    give: Give = Give()
    limits: WorkLimits = WorkLimits()
    burdens: BurdenTimes = BurdenTimes()
    travel: Travel = Travel()
    half_life_weeks: int = 8
    continuity_bp: int = 7000
    continuity_most: int = 8
    skilled_tasks: tuple[str, ...] = ("personal_care", "medication", "mobility", "hoist", "night_watch")
    fewest_told: int = 5


class PolicyInForce(msgspec.Struct, frozen=True, kw_only=True):
    """The document and the SHA-256 of its canonical JSON, by which every roster names it."""

    hash: str
    policy: Policy


def policy_hash(policy: Policy) -> str:
    """The same document has the same hash, on every machine."""
    return sha256(msgspec.json.encode(policy, order="deterministic")).hexdigest()


_DEFAULT = PolicyInForce(hash=policy_hash(Policy()), policy=Policy())


def in_force() -> PolicyInForce:
    """The policy that holds now: the one every cooperative starts with."""
    return _DEFAULT
