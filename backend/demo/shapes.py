"""What each invented cooperative is like: its town, how many people, and how much care."""

from collections.abc import Mapping

from msgspec import Struct

from backend.demo import names
from backend.demo.names import Roots


class Neighbourhood(Struct, frozen=True, kw_only=True):
    """A part of town with its middle, in metres east and north of the town's."""

    name: str
    east_metres: int
    north_metres: int
    streets: tuple[str, ...]


class TeamShape(Struct, frozen=True, kw_only=True):
    """A team and the neighbourhoods it looks after."""

    key: str
    name: str
    neighbourhoods: tuple[Neighbourhood, ...]


class Shape(Struct, frozen=True, kw_only=True):
    """Everything that makes a cooperative what it is.

    `plans` says how many clients have each plan of care, `patterns` how many workers each pattern of availability,
    `roots` how often names come from where.

    `demand_percent` is the visits' minutes against the minutes workers want, in a usual week.
    """

    key: str
    name: str
    zone: str
    currency: str
    domain: str
    latitude: float
    longitude: float
    landline: str
    mobile: str
    teams: tuple[TeamShape, ...]
    roots: tuple[tuple[Roots, int], ...]
    patterns: Mapping[str, int]
    plans: Mapping[str, int]
    demand_percent: int


def _around(name: str, east: int, north: int, streets: str) -> Neighbourhood:
    return Neighbourhood(name=name, east_metres=east, north_metres=north, streets=tuple(streets.split(", ")))


_ASHBOURNE_TEAMS = (
    TeamShape(
        key="millbrook",
        name="Millbrook team",
        neighbourhoods=(
            _around("Millbrook", -300, 2100, "Orchard Lane, Mill Row, Weir Close, Brook Street, Sluice Road"),
            _around("Upper Millbrook", 500, 2700, "Larch Avenue, Hilltop Road, Quarry Lane, Beacon Close"),
        ),
    ),
    TeamShape(
        key="castle-hill",
        name="Castle Hill team",
        neighbourhoods=(
            _around("Castle Hill", -2200, 500, "Castle Street, Keep Lane, Tower Close, Moat Road, Gatehouse Row"),
            _around("Westgate", -2700, -400, "Westgate, Tanner Street, Glover Lane, Market Hill"),
        ),
    ),
    TeamShape(
        key="eastfield",
        name="Eastfield team",
        neighbourhoods=(
            _around("Eastfield", 2300, 200, "Barley Road, Clover Way, Harvest Lane, Gleaner Close, Meadow Street"),
            _around("Station Road", 1700, -600, "Station Road, Signal Street, Engine Row, Platform Lane"),
        ),
    ),
    TeamShape(
        key="riverside",
        name="Riverside team",
        neighbourhoods=(
            _around("Riverside", 200, -2000, "Wharf Street, Towpath Lane, Heron Close, Ferry Road, Osier Row"),
            _around("Southlea", -500, -2700, "Southlea Road, Rushes Lane, Kingfisher Way, Alder Street"),
        ),
    ),
)

ASHBOURNE_VALE = Shape(
    key="ashbourne-vale",
    name="Ashbourne Vale Care Cooperative",
    zone="Europe/London",
    currency="GBP",
    domain="ashbourne-vale.example",
    latitude=52.605,
    longitude=-0.985,
    landline="01632 960{:03d}",
    mobile="07700 900{:03d}",
    teams=_ASHBOURNE_TEAMS,
    roots=(
        (names.ENGLISH, 30),
        (names.GUJARATI, 24),
        (names.HINDI, 10),
        (names.POLISH, 10),
        (names.SPANISH, 9),
        (names.ARABIC, 8),
        (names.PUNJABI, 5),
        (names.NIGERIAN, 4),
    ),
    patterns={"days": 18, "school": 7, "evenings": 10, "split": 8, "weekends": 8, "long": 5, "nights": 4},
    plans={
        "four a day for two": 2,
        "four a day": 3,
        "three a day": 7,
        "two a day": 11,
        "one a day": 14,
        "weekdays": 14,
        "three a week": 12,
        "two a week": 14,
        "one a week": 11,
        "nights": 1,
        "late for two": 1,
    },
    demand_percent=90,
)

GLENMORE = Shape(
    key="glenmore",
    name="Glenmore Care Circle",
    zone="Europe/Dublin",
    currency="EUR",
    domain="glenmore.example",
    latitude=53.985,
    longitude=-7.36,
    landline="020 910 0{:03d}",
    mobile="020 911 0{:03d}",
    teams=(
        TeamShape(
            key="glenmore",
            name="Glenmore team",
            neighbourhoods=(
                _around("Glenmore", 0, 0, "Main Street, Chapel Lane, Bridge Road, Mill Lane"),
                _around("Lakeview", 900, 700, "Lake Road, Rushy Lane, Boathouse Row"),
            ),
        ),
    ),
    roots=((names.IRISH, 70), (names.POLISH, 15), (names.BRAZILIAN, 15)),
    patterns={"days": 2, "evenings": 1, "split": 1, "weekends": 1, "long": 1},
    plans={"two a day": 1, "one a day": 3, "three a week": 2, "two a week": 1, "one a week": 1},
    demand_percent=85,
)
SHAPES = (ASHBOURNE_VALE, GLENMORE)
