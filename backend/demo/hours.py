"""How many hours each worker wants, so that together they want a little more than the visits hold."""

from collections.abc import Mapping

from msgspec import Struct

from backend.demo.clients import DemoClient
from backend.demo.workers import DemoWorker

_HALF_HOUR = 30
_LEAST_PERCENT = 60
_MOST_PERCENT = 135
_FEWEST_MINUTES = 240
_LESS, _MORE = 0.6, 1.3


class Hours(Struct, frozen=True, kw_only=True):
    """Minutes a week."""

    least: int
    wanted: int
    most: int


def hours(workers: list[DemoWorker], cared_for: list[DemoClient], demand_percent: int) -> dict[str, Hours]:
    """Worker's key to hours; the visits' minutes are `demand_percent` of what is wanted, to the half hour each."""
    aim = week_minutes(cared_for) * 100 // demand_percent
    ease = sum(worker.ease for worker in workers)
    return {worker.key: _hours(aim * worker.ease // ease) for worker in workers}


def reachable(wanted: Mapping[str, Hours], shares: Mapping[str, float]) -> dict[str, Hours]:
    """The same hours in all, wanted rather by those whom the weeks before could give them."""
    told = sorted(shares.values())
    middle = told[len(told) // 2] if told else 1.0
    parts = {key: min(_MORE, max(_LESS, shares.get(key, middle) / middle)) for key in wanted}
    whole = sum(found.wanted for found in wanted.values())
    weight = sum(found.wanted * parts[key] for key, found in wanted.items())
    return {key: _hours(round(found.wanted * parts[key] * whole / weight)) for key, found in wanted.items()}


def week_minutes(cared_for: list[DemoClient]) -> int:
    """The minutes of a usual week, a double-up counted twice."""
    return sum(visit.minutes * visit.workers * len(visit.weekdays) for client in cared_for for visit in client.visits)


def _hours(minutes: int) -> Hours:
    wanted = max(_FEWEST_MINUTES, _halves(minutes))
    return Hours(
        least=_halves(wanted * _LEAST_PERCENT // 100), wanted=wanted, most=_halves(wanted * _MOST_PERCENT // 100)
    )


def _halves(minutes: int) -> int:
    return round(minutes / _HALF_HOUR) * _HALF_HOUR
