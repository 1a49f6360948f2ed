"""Places on a local plane of metres, around the middle of the cooperative."""

from uuid import UUID

import scheduler
from backend.rosters.facts import WeekFacts
from backend.rosters.travel import Point, on_plane


class Places:
    """Where clients live and workers start, by id; `nowhere` is the middle, for a client whose area nobody gave."""

    nowhere = "nowhere"

    def __init__(self, facts: WeekFacts) -> None:
        points = {client.id: client.place for client in facts.clients if client.place}
        points |= {worker.id: worker.start for worker in facts.workers if worker.start}
        self._known = set(points)
        middle = _middle(list(points.values()))
        self.all = {str(member_id): _place(point, middle) for member_id, point in sorted(points.items())}
        self.all[self.nowhere] = scheduler.Place(x_metres=0, y_metres=0)

    def of(self, member_id: UUID) -> str | None:
        """The place's name in the problem; None where it is unknown."""
        return str(member_id) if member_id in self._known else None


def _middle(points: list[Point]) -> Point:
    many = len(points) or 1
    latitudes, longitudes = (sum(getattr(p, name) for p in points) for name in ("latitude_e5", "longitude_e5"))
    return Point(latitudes // many, longitudes // many)


def _place(point: Point, middle: Point) -> scheduler.Place:
    east, north = on_plane(point, middle.latitude_e5)
    middle_east, middle_north = on_plane(middle, middle.latitude_e5)
    return scheduler.Place(x_metres=east - middle_east, y_metres=north - middle_north)
