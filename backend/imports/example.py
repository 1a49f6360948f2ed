"""The smallest cooperative that uses every file: what the handbook shows."""

from datetime import date

from backend.imports.cells.times import minute_of_day
from backend.imports.schemas import (
    AvailabilityExceptionRow,
    AvailabilityRow,
    CertificateRow,
    ClientRow,
    CooperativeFolder,
    CooperativeRow,
    MemberRow,
    StandingVisitRow,
    TeamRow,
    TrustedContactRow,
    WishesRow,
    WorkedVisitRow,
    WorkerRow,
)

_WEEKDAYS = (0, 1, 2, 3, 4)
_EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
_MORNING = minute_of_day("07:30")

_MEMBERS = (
    MemberRow(
        member="W001",
        given_name="Nisha",
        family_name="Solanki",
        email="nisha.solanki@example.org",
        phone="07700 900123",
        language="gu",
        classes=("worker",),
        teams=("north",),
        coordinates=("north",),
        joined_on=date(2024, 3, 4),
    ),
    MemberRow(
        member="C001",
        given_name="Kanta",
        family_name="Parmar",
        phone="01632 960145",
        language="gu",
        classes=("client",),
        teams=("north",),
    ),
    MemberRow(
        member="S001",
        given_name="Hetal",
        family_name="Parmar",
        email="hetal.parmar@example.org",
        classes=("supporter",),
    ),
)

EXAMPLE = CooperativeFolder(
    cooperative=CooperativeRow(
        cooperative="ashbourne-vale",
        name="Ashbourne Vale Care Cooperative",
        zone="Europe/London",
        phone="01632 960100",
        currency="GBP",
        language="en",
        first_on=date(2026, 11, 23),
        address="2 Church Street, Ashbourne",
    ),
    teams=(TeamRow(team="north", name="North team"),),
    members=_MEMBERS,
    workers=(
        WorkerRow(
            member="W001",
            gender="woman",
            languages=("gu", "en"),
            travel_mode="bike",
            start_latitude=52.61,
            start_longitude=-0.99,
            least_minutes=16 * 60,
            wanted_minutes=22 * 60 + 30,
            most_minutes=30 * 60,
        ),
    ),
    clients=(
        ClientRow(
            member="C001",
            address="12 Orchard Lane",
            area="Millbrook",
            latitude=52.6031,
            longitude=-0.9874,
            agreed_team=("W001",),
        ),
    ),
    trusted_contacts=(
        TrustedContactRow(member="S001", client="C001", topics=("times", "requests"), until_on=date(2027, 5, 31)),
    ),
    certificates=(CertificateRow(member="W001", skill="personal_care", until_on=date(2027, 8, 31)),),
    availability=(
        AvailabilityRow(
            member="W001",
            weekdays=_WEEKDAYS,
            starts_minute=minute_of_day("07:00"),
            ends_minute=minute_of_day("14:30"),
            level="prefer",
        ),
    ),
    availability_exceptions=(
        AvailabilityExceptionRow(
            member="W001", on=date(2026, 12, 3), starts_minute=0, ends_minute=minute_of_day("24:00"), level="cannot"
        ),
    ),
    standing_visits=(
        StandingVisitRow(
            visit="C001-morning",
            client="C001",
            weekdays=_EVERY_DAY,
            starts_minute=_MORNING,
            flexible_minutes=15,
            minutes=45,
            tasks=("personal_care", "meal"),
            from_on=date(2026, 6, 1),
        ),
    ),
    wishes=(WishesRow(member="C001", languages=("gu",), gender="woman", needs=("large_print",)),),
    history=(
        WorkedVisitRow(
            worker="W001",
            client="C001",
            on=date(2026, 11, 20),
            starts_minute=_MORNING,
            minutes=45,
            visit="C001-morning",
            travel_minutes=8,
        ),
    ),
)
