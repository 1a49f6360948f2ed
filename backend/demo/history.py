"""The weeks before: the standing visits played through day by day, mostly by the agreed teams."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from random import Random

from msgspec import Struct

from backend.demo.clients import DemoClient
from backend.demo.hours import Hours
from backend.demo.plans import DrawnVisit
from backend.demo.routes import Diary, Stop
from backend.demo.workers import DemoWorker
from backend.imports.schemas import WorkedVisitRow

WEEKS = 8
_DAY = 1440
_WEEK_DAYS = 7
_STEP = 5
_AWAY_PERCENT = 3
_OUTSIDE_COST = 1.0
_KNOWN_GAIN = 0.1
_NOISE = 0.15
_LATELY_WEEKS = 4
_FAR_MODES = ("car", "bike")


class Due(Struct, frozen=True, kw_only=True):
    """One dated visit; `day` counts from the first day played."""

    client: DemoClient
    visit: DrawnVisit
    day: int
    on: date

    def stop(self, offset: int) -> Stop:
        """The visit as a stop, started so many minutes from its usual time."""
        starts = self.day * _DAY + self.visit.starts_minute + offset
        return Stop(starts=starts, ends=starts + self.visit.minutes, place=self.client.place)


class Made(Struct, frozen=True, kw_only=True):
    """A visit as one worker made it."""

    worker: str
    due: Due
    stop: Stop
    short_notice: bool


class Past:
    """Plays the weeks before `monday`; what nobody could do was not done."""

    def __init__(
        self,
        workers: list[DemoWorker],
        wanted: Mapping[str, Hours],
        agreed: Mapping[str, tuple[str, ...]],
        declined: set[tuple[str, str]],
        random: Random,
    ) -> None:
        self._diaries = {worker.key: Diary(worker, wanted[worker.key].most) for worker in workers}
        self._wanted = {key: found.wanted for key, found in wanted.items()}
        self._agreed = agreed
        self._declined = declined
        self._random = random
        self._given: Counter[str] = Counter()
        self._first = date.min
        self._met: set[tuple[str, str]] = set()
        self._away: dict[str, set[int]] = defaultdict(set)

    def rows(self, cared_for: list[DemoClient], since: Mapping[str, date], monday: date) -> Iterator[WorkedVisitRow]:
        """Every visit made, day by day; on each day those go first that fewest could do."""
        first = self._first = monday - timedelta(days=WEEKS * _WEEK_DAYS)
        usual = self._usual(cared_for, first)
        for day in range(WEEKS * _WEEK_DAYS):
            if day % _WEEK_DAYS == 0:
                self._new_week(day)
            on = first + timedelta(days=day)
            due = [
                Due(client=client, visit=visit, day=day, on=on)
                for _few, client, visit in usual[day % _WEEK_DAYS]
                if since[client.key] <= on
            ]
            yield from self._told([made for found in due for made in self._visit(found)])

    def shares(self, monday: date) -> dict[str, float]:
        """What each was given of the hours they want, once played; nothing is said of those who came lately."""
        return {key: self._share(key, monday) for key in self._wanted if self._weeks(key, monday) > _LATELY_WEEKS}

    def _weeks(self, key: str, on: date) -> float:
        return max(0, (on - max(self._first, self._diaries[key].worker.joined_on)).days) / _WEEK_DAYS

    def _share(self, key: str, on: date) -> float:
        return self._given[key] / self._wanted[key] / max(1, self._weeks(key, on))

    def _usual(self, cared_for: list[DemoClient], first: date) -> dict[int, list[tuple[int, DemoClient, DrawnVisit]]]:
        week: dict[int, list[tuple[int, DemoClient, DrawnVisit]]] = defaultdict(list)
        for client in cared_for:
            reach = Counter(slot for diary in self._diaries.values() for slot in client.reach(diary.worker, first))
            for slot, (visit, day) in enumerate(client.slots):
                week[day].append((reach[slot] // visit.workers, client, visit))
        return {day: sorted(found, key=lambda entry: entry[0]) for day, found in week.items()}

    def _new_week(self, day: int) -> None:
        for key, diary in self._diaries.items():
            diary.new_week()
            if self._random.random() * 100 < _AWAY_PERCENT:
                first = day + self._random.randrange(_WEEK_DAYS)
                self._away[key].update(range(first, first + self._random.randint(1, 3)))

    def _visit(self, due: Due) -> list[Made]:
        ranked = sorted(self._candidates(due), key=lambda key: self._cost(key, due))
        team = self._agreed[due.client.key]
        offsets = _offsets(due.visit.flexible_minutes, self._random)
        for pool in ([key for key in ranked if key in team], ranked):
            for stop in map(due.stop, offsets):
                free = [key for key in pool if self._free(key, due, stop)][: due.visit.workers]
                if len(free) == due.visit.workers:
                    return [self._make(key, due, stop) for key in free]
        return []

    def _candidates(self, due: Due) -> list[str]:
        return [
            key
            for key, diary in self._diaries.items()
            if due.day not in self._away[key]
            and (diary.worker.team == due.client.team or diary.worker.mode in _FAR_MODES)
            and diary.worker.joined_on <= due.on
            and (key, due.client.key) not in self._declined
            and due.client.accepts(diary.worker, due.visit, due.on)
        ]

    def _cost(self, key: str, due: Due) -> float:
        """Who had least of what they want since they came goes first, somebody whom the client knows if need be."""
        share = self._share(key, due.on)
        client = due.client.key
        stranger = _OUTSIDE_COST - _KNOWN_GAIN * ((key, client) in self._met)
        return share + self._random.random() * _NOISE + (0 if key in self._agreed[client] else stranger)

    def _free(self, key: str, due: Due, stop: Stop) -> bool:
        diary = self._diaries[key]
        starts = stop.starts - due.day * _DAY
        return diary.worker.free(due.on.weekday(), starts, starts + due.visit.minutes) and diary.fits(stop)

    def _make(self, key: str, due: Due, stop: Stop) -> Made:
        self._diaries[key].add(stop)
        self._given[key] += due.visit.minutes
        self._met.add((key, due.client.key))
        team = self._agreed[due.client.key]
        stepped_in = key not in team and any(due.day in self._away[other] for other in team)
        return Made(worker=key, due=due, stop=stop, short_notice=stepped_in)

    def _told(self, day: list[Made]) -> Iterator[WorkedVisitRow]:
        for made in sorted(day, key=lambda made: (made.stop.starts, made.due.client.key, made.worker)):
            yield WorkedVisitRow(
                worker=made.worker,
                client=made.due.client.key,
                on=made.due.on,
                starts_minute=made.stop.starts - made.due.day * _DAY,
                minutes=made.due.visit.minutes,
                visit=f"{made.due.client.key}-{made.due.visit.name}",
                travel_minutes=self._diaries[made.worker].way(made.stop),
                short_notice=made.short_notice,
            )


def _offsets(flexible: int, random: Random) -> list[int]:
    """Starts to try: the usual time first, then nearer before farther."""
    steps = range(-flexible, flexible + 1, _STEP)
    return sorted(steps, key=lambda offset: (abs(offset), random.random()))
