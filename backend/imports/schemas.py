"""One Struct a row of each file, and the whole folder as it is once everything in it is right.

Times of day are the minute of the local day, 0 to 1440, so that "24:00" can end a span. Weekday 0 is Monday.
"""

from datetime import date

from msgspec import Struct

from backend.imports.codes import (
    Gender,
    Level,
    MemberClass,
    Need,
    Skill,
    Task,
    Topic,
    TravelMode,
    WishedGender,
)


class CooperativeRow(Struct, frozen=True, kw_only=True):
    """The cooperative itself; `first_on` is the first day planned here, history lies before it."""

    cooperative: str
    name: str
    zone: str
    phone: str
    currency: str
    language: str
    first_on: date
    address: str | None = None


class TeamRow(Struct, frozen=True, kw_only=True):
    """A small circle of workers and clients."""

    team: str
    name: str


class MemberRow(Struct, frozen=True, kw_only=True):
    """A person of the cooperative, whatever their classes; `coordinates` names teams."""

    member: str
    given_name: str
    family_name: str
    email: str | None = None
    phone: str | None = None
    language: str | None = None
    classes: tuple[MemberClass, ...]
    teams: tuple[str, ...] = ()
    coordinates: tuple[str, ...] = ()
    joined_on: date | None = None


class WorkerRow(Struct, frozen=True, kw_only=True):
    """What is planned with about a worker; the start of their day's travel only if they gave one."""

    member: str
    gender: Gender | None = None
    languages: tuple[str, ...]
    travel_mode: TravelMode
    start_latitude: float | None = None
    start_longitude: float | None = None
    least_minutes: int
    wanted_minutes: int
    most_minutes: int


class ClientRow(Struct, frozen=True, kw_only=True):
    """Where a client is visited, and the workers they agreed on."""

    member: str
    address: str
    area: str
    latitude: float
    longitude: float
    agreed_team: tuple[str, ...] = ()


class TrustedContactRow(Struct, frozen=True, kw_only=True):
    """`member` acts for `client` on these topics until the last day named."""

    member: str
    client: str
    topics: tuple[Topic, ...]
    until_on: date


class CertificateRow(Struct, frozen=True, kw_only=True):
    """A worker may do this, through the last day named or without an end."""

    member: str
    skill: Skill
    until_on: date | None = None


class AvailabilityRow(Struct, frozen=True, kw_only=True):
    """A worker's span on the usual week's days; what no row says is cannot."""

    member: str
    weekdays: tuple[int, ...]
    starts_minute: int
    ends_minute: int
    level: Level


class AvailabilityExceptionRow(Struct, frozen=True, kw_only=True):
    """A worker's span on one date, which stands before the usual week."""

    member: str
    on: date
    starts_minute: int
    ends_minute: int
    level: Level


class StandingVisitRow(Struct, frozen=True, kw_only=True):
    """A weekly visit: it may start `flexible_minutes` before or after `starts_minute`."""

    visit: str
    client: str
    weekdays: tuple[int, ...]
    starts_minute: int
    flexible_minutes: int = 0
    minutes: int
    workers: int = 1
    tasks: tuple[Task, ...]
    critical: int = 0
    from_on: date
    until_on: date | None = None


class WishesRow(Struct, frozen=True, kw_only=True):
    """What a client needs, and who declined whom, from either side; private, and never a reason."""

    member: str
    languages: tuple[str, ...] = ()
    gender: WishedGender = "any"
    needs: tuple[Need, ...] = ()
    declined: tuple[str, ...] = ()


class WorkedVisitRow(Struct, frozen=True, kw_only=True):
    """A visit one worker made; a double-up is two rows. `visit` names the standing visit if it was one."""

    worker: str
    client: str
    on: date
    starts_minute: int
    minutes: int
    visit: str | None = None
    travel_minutes: int | None = None
    short_notice: bool = False


class CooperativeFolder(Struct, frozen=True, kw_only=True):
    """A whole cooperative, checked: every key is unique and every reference leads somewhere."""

    cooperative: CooperativeRow
    teams: tuple[TeamRow, ...]
    members: tuple[MemberRow, ...]
    workers: tuple[WorkerRow, ...] = ()
    clients: tuple[ClientRow, ...] = ()
    trusted_contacts: tuple[TrustedContactRow, ...] = ()
    certificates: tuple[CertificateRow, ...] = ()
    availability: tuple[AvailabilityRow, ...] = ()
    availability_exceptions: tuple[AvailabilityExceptionRow, ...] = ()
    standing_visits: tuple[StandingVisitRow, ...] = ()
    wishes: tuple[WishesRow, ...] = ()
    history: tuple[WorkedVisitRow, ...] = ()
