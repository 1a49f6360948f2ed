"""What a worker has already done in the weeks played through, and whether one more visit fits in."""

from msgspec import Struct

from backend.demo.town import Place, travel_minutes
from backend.demo.workers import DemoWorker

_DAY = 1440
_REST_MINUTES = 660
_SPREAD_MINUTES = 780
_DAY_MOST_MINUTES = 600
_DAYS_IN_ROW = 6


class Stop(Struct, frozen=True, kw_only=True):
    """A visit made, in minutes since the first midnight played."""

    starts: int
    ends: int
    place: Place


class Diary:
    """One worker's stops so far; knows whether another one can be reached and leaves the rest that is due."""

    def __init__(self, worker: DemoWorker, most_minutes: int) -> None:
        self.worker = worker
        self.most_minutes = most_minutes
        self.week_minutes = 0
        self._stops: list[Stop] = []
        self._days: set[int] = set()

    def new_week(self) -> None:
        """Hours count from nothing again; what was done last still asks for rest."""
        self.week_minutes = 0
        self._stops = self._stops[-12:]

    def fits(self, stop: Stop) -> bool:
        """Whether this stop can be reached, left in time, and keeps to the limits of a day and a week."""
        minutes = stop.ends - stop.starts
        return (
            self.week_minutes + minutes <= self.most_minutes
            and self._apart(stop)
            and self._in_day(stop)
            and self._rested(stop)
        )

    def add(self, stop: Stop) -> None:
        """Make the visit."""
        self._stops.append(stop)
        self._days.add(stop.starts // _DAY)
        self.week_minutes += stop.ends - stop.starts

    def way(self, stop: Stop) -> int:
        """The minutes of the way to a stop, from the one before it that day or from where the day begins."""
        before = [other for other in self._of_day(stop) if other.ends <= stop.starts]
        came_from = max(before, key=lambda other: other.ends).place if before else self.worker.start
        return travel_minutes(self.worker.mode, came_from, stop.place)

    def _apart(self, stop: Stop) -> bool:
        for other in self._stops:
            way = travel_minutes(self.worker.mode, other.place, stop.place)
            if stop.starts < other.ends + way and other.starts < stop.ends + way:
                return False
        return True

    def _of_day(self, stop: Stop) -> list[Stop]:
        return [other for other in self._stops if other.starts // _DAY == stop.starts // _DAY]

    def _in_day(self, stop: Stop) -> bool:
        day = [*self._of_day(stop), stop]
        spread = max(other.ends for other in day) - min(other.starts for other in day)
        return spread <= _SPREAD_MINUTES and sum(other.ends - other.starts for other in day) <= _DAY_MOST_MINUTES

    def _rested(self, stop: Stop) -> bool:
        today = stop.starts // _DAY
        others = [other for other in self._stops if other.starts // _DAY != today]
        apart = all(
            stop.starts - other.ends >= _REST_MINUTES or other.starts - stop.ends >= _REST_MINUTES for other in others
        )
        return apart and not self._days.issuperset(range(today - _DAYS_IN_ROW, today))
