"""The problem: who can work, who needs care, and when. Minutes are whole minutes since `Problem.starts_at`."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

from msgspec import field

from scheduler.faults import need
from scheduler.policy import DAY_MINUTES, Id, Input, Limits, Number, Policy, TravelMode
from scheduler.possible import prove_size, prove_times
from scheduler.references import prove

MOST_WORKERS = 4


class Span(Input, frozen=True, kw_only=True):
    """A stretch in which a worker can work, or prefers to; what no span holds is *cannot*."""

    starts: Number
    ends: Number
    level: Literal["can", "prefer"] = "can"

    def __post_init__(self) -> None:
        """A span ends after it starts."""
        need(self.ends > self.starts, f"availability: ends {self.ends} is not after starts {self.starts}; swap the two")


class HoursWanted(Input, frozen=True, kw_only=True):
    """Least, wanted and most minutes for the period."""

    least_minutes: Number = 0
    wanted_minutes: Number
    most_minutes: Number

    def __post_init__(self) -> None:
        """Least is not above wanted, wanted is not above most."""
        in_order = 0 <= self.least_minutes <= self.wanted_minutes <= self.most_minutes
        need(in_order, "hours: give 0 <= least_minutes <= wanted_minutes <= most_minutes")


class Skill(Input, frozen=True, kw_only=True):
    """A skill or certificate; with `until`, it counts for visits that end by then."""

    code: str
    until: Number | None = None


class Place(Input, frozen=True, kw_only=True):
    """A point on a local plane."""

    x_metres: Number
    y_metres: Number


class Busy(Input, frozen=True, kw_only=True):
    """Work already published or done: it counts as work, and rest is measured from it."""

    starts: Number
    ends: Number
    place: str | None = None

    def __post_init__(self) -> None:
        """Work ends after it starts."""
        need(self.ends > self.starts, f"busy: ends {self.ends} is not after starts {self.starts}; swap the two")


class Ledger(Input, frozen=True, kw_only=True):
    """What earlier weeks left, weighed by half-life already; all zero means a joiner, who starts at the median."""

    minutes_given: Number = 0
    minutes_wanted: Number = 0
    burdens: dict[str, int] = field(default_factory=dict)
    able: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Minutes wanted are not below zero; minutes given may be, after a correction."""
        need(self.minutes_wanted >= 0, "ledger: minutes_wanted is below 0; give 0 or more")


class Worker(Input, frozen=True, kw_only=True):
    """One worker as the rules see them: no name, no address, nothing learned about a person."""

    id: Id
    availability: tuple[Span, ...]
    hours: HoursWanted
    skills: tuple[Skill, ...] = ()
    languages: tuple[str, ...] = ()
    gender: str | None = None
    travel_mode: TravelMode = "walk"
    start: str | None = None
    busy: tuple[Busy, ...] = ()
    ledger: Ledger = Ledger()
    limits: Limits | None = None

    def __post_init__(self) -> None:
        """No two pieces of work overlap."""
        work = sorted((b.starts, b.ends) for b in self.busy)
        apart = all(a[1] <= b[0] for a, b in pairwise(work))
        need(apart, f"worker {self.id!r}: two busy stretches overlap; join them into one")


class Client(Input, frozen=True, kw_only=True):
    """One client: place, what they need, their agreed team, and pairings either side declined."""

    id: Id
    place: str
    languages: tuple[str, ...] = ()
    gender: str | None = None
    team: tuple[str, ...] = ()
    declined: tuple[str, ...] = ()
    familiarity: dict[str, int] = field(default_factory=dict)


class Pin(Input, frozen=True, kw_only=True):
    """One worker on one visit from one start."""

    worker: Id
    starts: Number


class Visit(Input, frozen=True, kw_only=True):
    """One presence at a client's home: it starts at `earliest` or later and is over by `latest_end`."""

    id: Id
    client: Id
    day: Number
    earliest: Number
    latest_end: Number
    minutes: Number
    skills: tuple[str, ...] = ()
    workers: Number = 1
    critical: Number = 0
    personal_care: bool = False
    short_notice: bool = False
    pinned: tuple[Pin, ...] = ()
    published: tuple[Pin, ...] = ()
    series: str | None = None

    def __post_init__(self) -> None:
        """The visit fits its window and is not pinned to more workers than it needs."""
        where = f"visit {self.id!r}"
        need(self.minutes > 0, f"{where}: minutes is {self.minutes}; give 1 or more")
        room = self.latest_end - self.earliest
        need(room >= self.minutes, f"{where}: {self.minutes} minutes do not fit a window of {room}; widen the window")
        need(1 <= self.workers <= MOST_WORKERS, f"{where}: workers is {self.workers}; give 1 to {MOST_WORKERS}")
        need(len(self.pinned) <= self.workers, f"{where}: pinned to more workers than it needs; take one out")
        need(
            len({p.worker for p in self.pinned}) == len(self.pinned),
            f"{where}: pinned twice to one worker; take one out",
        )
        need(len({p.starts for p in self.pinned}) <= 1, f"{where}: its pins start at different times; give one start")

    @property
    def latest(self) -> int:
        """The latest start."""
        return self.latest_end - self.minutes


class Link(Input, frozen=True, kw_only=True):
    """`second` starts at least / at most so many minutes after `first` ends; the same worker does both, if said."""

    first: Id
    second: Id
    least_minutes: Number = 0
    most_minutes: Number | None = None
    same_worker: bool = False

    def __post_init__(self) -> None:
        """A link joins two visits and leaves a possible gap."""
        where = f"link {self.first!r} to {self.second!r}"
        need(self.first != self.second, f"{where}: a visit is linked to itself; name two visits")
        need(
            self.most_minutes is None or self.most_minutes >= self.least_minutes,
            f"{where}: most is below least; swap the two",
        )


class Problem(Input, frozen=True, kw_only=True):
    """Everything an engine may know. Building one proves that every id it names is there.

    `starts_at` is an ISO instant in UTC. `day_starts` gives the minute at which each local day begins (needed only
    where the clocks change inside the period). `travel[mode][from][to]` in minutes takes the place of the distance
    model where given.
    """

    version: Literal[1] = 1
    id: Id
    starts_at: str
    days: Number
    workers: tuple[Worker, ...]
    clients: tuple[Client, ...]
    visits: tuple[Visit, ...]
    links: tuple[Link, ...] = ()
    places: dict[str, Place] = field(default_factory=dict)
    travel: dict[TravelMode, dict[str, dict[str, int]]] | None = None
    day_starts: tuple[int, ...] = ()
    policy: Policy = Policy()
    seed: int = 0

    def __post_init__(self) -> None:
        """It is no larger than one machine can hold, every reference leads somewhere, and it can be."""
        prove_size(self)
        prove(self)
        prove_times(self)

    def day_start(self, day: int) -> int:
        """The minute at which a local day begins; days outside the period have 24 hours."""
        if not self.day_starts:
            return day * DAY_MINUTES
        if day < 0:
            return self.day_starts[0] + day * DAY_MINUTES
        last = len(self.day_starts) - 1
        return self.day_starts[min(day, last)] + max(0, day - last) * DAY_MINUTES

    def day_of(self, minute: int) -> int:
        """The local day in which a minute lies."""
        day = minute // DAY_MINUTES
        while self.day_start(day) > minute:
            day -= 1
        while self.day_start(day + 1) <= minute:
            day += 1
        return day
