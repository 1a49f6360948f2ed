"""Minutes between two places: the scheduler's model and the policy's speeds, for screens."""

from math import cos, isqrt, radians
from typing import Literal

import msgspec

from backend.governance.policy import Travel

TravelMode = Literal["walk", "bike", "car", "bus"]

METRES_PER_E5 = 1.11319  # a hundred-thousandth of a degree along a meridian
DETOUR_PER_MILLE = 1300


class Point(msgspec.Struct, frozen=True):
    """A place on earth, in hundred-thousandths of a degree."""

    latitude_e5: int
    longitude_e5: int


def point(latitude_e5: int | None, longitude_e5: int | None) -> Point | None:
    """The place, where both are known."""
    return None if latitude_e5 is None or longitude_e5 is None else Point(latitude_e5, longitude_e5)


def on_plane(place: Point, middle_latitude_e5: int) -> tuple[int, int]:
    """Whole metres east and north, true near the middle latitude: within a town, to a metre."""
    shrink = cos(radians(middle_latitude_e5 / 1e5))
    return round(place.longitude_e5 * METRES_PER_E5 * shrink), round(place.latitude_e5 * METRES_PER_E5)


def travel_minutes(travel: Travel, mode: str, here: Point | None, there: Point | None) -> int | None:
    """Whole minutes, rounded up, by detour and speed; none between a place and itself, None where one is unknown."""
    if here is None or there is None:
        return None
    middle = (here.latitude_e5 + there.latitude_e5) // 2
    (east, north), (further_east, further_north) = on_plane(here, middle), on_plane(there, middle)
    squared = (east - further_east) ** 2 + (north - further_north) ** 2
    if not squared:
        return 0
    metres = isqrt(squared * DETOUR_PER_MILLE**2) // 1000 + 1
    return travel.base_minutes + -(-metres // metres_per_minute(travel, mode))


def metres_per_minute(travel: Travel, mode: str) -> int:
    """How fast one is by this mode under the policy; an unknown one walks."""
    speeds = {"bike": travel.bike_metres, "car": travel.car_metres, "bus": travel.bus_metres}
    return speeds.get(mode, travel.walk_metres)
