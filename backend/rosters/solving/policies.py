"""The members' policy in the scheduler's words, its wall times turned into minutes of one week."""

from collections.abc import Iterator

import msgspec

import scheduler
from backend.governance.policy import BurdenTimes, DailySpan, Policy
from backend.rosters.solving.clock import DAYS, WeekClock


def to_policy(policy: Policy, clock: WeekClock) -> scheduler.Policy:
    """The same rules and aims, for one week."""
    travel = policy.travel
    return scheduler.Policy(
        stages=policy.stages,
        slacks=scheduler.Slacks(
            continuity_bp=policy.give.continuity_bp,
            hours_bp=policy.give.hours_bp,
            burdens_bp=policy.give.burdens_bp,
        ),
        limits=msgspec.convert(msgspec.to_builtins(policy.limits), scheduler.Limits),
        burden_spans=_burden_spans(policy.burdens, clock),
        half_life_weeks=policy.half_life_weeks,
        continuity_bp=policy.continuity_bp,
        continuity_most=policy.continuity_most,
        long_travel_minutes=policy.burdens.long_travel_minutes,
        split_gap_minutes=policy.burdens.split_gap_minutes,
        travel_base_minutes=travel.base_minutes,
        metres_per_minute={
            "walk": travel.walk_metres,
            "bike": travel.bike_metres,
            "car": travel.car_metres,
            "bus": travel.bus_metres,
        },
    )


def _burden_spans(burdens: BurdenTimes, clock: WeekClock) -> dict[str, tuple[scheduler.Stretch, ...]]:
    found = {
        "evenings": tuple(_daily(burdens.evenings, clock)),
        "nights": tuple(_daily(burdens.nights, clock)),
        "weekends": tuple(_days(clock, burdens.weekend_days)),
        "feasts": tuple(_days(clock, _feasts(burdens, clock))),
    }
    return {kind: spans for kind, spans in found.items() if spans}


def _daily(span: DailySpan, clock: WeekClock) -> Iterator[scheduler.Stretch]:
    """One stretch a day, with that of the day before the week, which may reach into it."""
    over_night = span.ends_time <= span.starts_time
    for day in range(-1, DAYS):
        starts, ends = clock.wall(day, span.starts_time), clock.wall(day + over_night, span.ends_time)
        if ends > max(0, starts):
            yield scheduler.Stretch(starts=max(0, starts), ends=ends)


def _days(clock: WeekClock, days: tuple[int, ...]) -> Iterator[scheduler.Stretch]:
    for day in days:
        yield scheduler.Stretch(starts=clock.midnight(day), ends=clock.midnight(day + 1))


def _feasts(burdens: BurdenTimes, clock: WeekClock) -> tuple[int, ...]:
    days = ((day, clock.date(day)) for day in range(DAYS))
    return tuple(day for day, on in days if {f"{on:%m-%d}", on.isoformat()} & set(burdens.feasts))
