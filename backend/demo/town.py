"""Places in an invented town, on the globe and in metres, and how long it takes between them."""

from math import ceil, cos, hypot, radians
from random import Random

from msgspec import Struct

from backend.demo.shapes import Neighbourhood, Shape
from backend.imports.codes import TravelMode

_DEGREE_METRES = 111_320
_HOUSES = 120
_HOME_SPREAD_METRES = 450
_WORKER_SPREAD_METRES = 900
_COARSE_PLACES = 2
_FINE_PLACES = 5
_DETOUR = 1.3
_SETTING_OUT_MINUTES = 3
_METRES_A_MINUTE: dict[TravelMode, int] = {"walk": 70, "bike": 200, "car": 450, "bus": 250}


class Place(Struct, frozen=True, kw_only=True):
    """A point in metres east and north of the town's middle."""

    east_metres: float
    north_metres: float


def home(neighbourhood: Neighbourhood, random: Random) -> tuple[Place, str]:
    """A home in this neighbourhood and its address."""
    place = _near(neighbourhood, _HOME_SPREAD_METRES, random)
    return place, f"{random.randint(1, _HOUSES)} {random.choice(neighbourhood.streets)}"


def start(neighbourhood: Neighbourhood, random: Random) -> Place:
    """Where a worker's day may begin, around this neighbourhood."""
    return _near(neighbourhood, _WORKER_SPREAD_METRES, random)


def exact(shape: Shape, place: Place) -> tuple[float, float]:
    """Latitude and longitude to the metre."""
    return _degrees(shape, place, _FINE_PLACES)


def coarse(shape: Shape, place: Place) -> tuple[float, float]:
    """Latitude and longitude to about a kilometre."""
    return _degrees(shape, place, _COARSE_PLACES)


def travel_minutes(mode: TravelMode, here: Place, there: Place) -> int:
    """Minutes from one place to another, rounded up; setting out costs some."""
    metres = hypot(here.east_metres - there.east_metres, here.north_metres - there.north_metres)
    return _SETTING_OUT_MINUTES + ceil(metres * _DETOUR / _METRES_A_MINUTE[mode]) if metres else 0


def _near(neighbourhood: Neighbourhood, spread: int, random: Random) -> Place:
    return Place(
        east_metres=round(random.gauss(neighbourhood.east_metres, spread)),
        north_metres=round(random.gauss(neighbourhood.north_metres, spread)),
    )


def _degrees(shape: Shape, place: Place, places: int) -> tuple[float, float]:
    narrowing = cos(radians(shape.latitude))
    latitude = shape.latitude + place.north_metres / _DEGREE_METRES
    longitude = shape.longitude + place.east_metres / _DEGREE_METRES / narrowing
    return round(latitude, places), round(longitude, places)
