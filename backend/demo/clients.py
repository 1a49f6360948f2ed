"""The clients of an invented cooperative: their homes, their visits, what they need and who acts for them."""

from collections import Counter
from datetime import date
from random import Random

import msgspec
from msgspec import Struct

from backend.demo.names import ENGLISH, GUJARATI
from backend.demo.people import People, Person
from backend.demo.plans import DrawnVisit, draw
from backend.demo.shapes import Shape, TeamShape
from backend.demo.town import Place, home
from backend.demo.workers import DemoWorker
from backend.imports.codes import SKILLS, Need, WishedGender

_MEN_PERCENT = 36
_ASKS_LANGUAGE_PERCENT = 60
_WOMAN_ASKS_PERCENT = 38
_MAN_ASKS_PERCENT = 15
_NEEDS: tuple[tuple[Need, int], ...] = (("large_print", 30), ("no_phone_calls", 8), ("printed_week", 35))
_ENOUGH_WORKERS = 2
_FIRST = "C001"
_FEWER_NEEDS: tuple[dict[str, str | None], ...] = (
    {},
    {"gender": "any"},
    {"language": None},
    {"language": None, "gender": "any"},
)


class Asked(Struct, frozen=True, kw_only=True):
    """What a client needs, before it is said who is near."""

    key: str
    person: Person
    visits: tuple[DrawnVisit, ...]
    language: str | None
    gender: WishedGender

    def accepts(self, worker: DemoWorker, visit: DrawnVisit, on: date) -> bool:
        """Whether skills, language and, in personal care, gender are as the visit needs, whatever the hour."""
        speaks = self.language is None or self.language in worker.languages
        stated = worker.person.gender if worker.states_gender else None
        suits = "personal_care" not in visit.tasks or self.gender in ("any", stated)
        return speaks and suits and all(worker.holds(task, on) for task in visit.tasks if task in SKILLS)

    def reach(self, worker: DemoWorker, on: date) -> frozenset[int]:
        """The slots of the usual week that this worker may do and is free for."""
        return frozenset(
            number
            for number, (visit, day) in enumerate(self.slots)
            if self.accepts(worker, visit, on)
            and worker.free(day, visit.starts_minute, visit.starts_minute + visit.minutes)
        )

    @property
    def slots(self) -> list[tuple[DrawnVisit, int]]:
        """Each visit on each of its weekdays."""
        return [(visit, day) for visit in self.visits for day in visit.weekdays]


class DemoClient(Asked, frozen=True, kw_only=True):
    """A client with a home in a team's part of town, before workers are agreed."""

    team: TeamShape
    area: str
    address: str
    place: Place
    needs: tuple[Need, ...]


def clients(shape: Shape, people: People, random: Random, workers: list[DemoWorker], monday: date) -> list[DemoClient]:
    """All clients, those visited on weekdays first; nobody asks for what too few workers could give."""
    plans = [plan for plan, count in shape.plans.items() for _ in range(count)]
    random.shuffle(plans)
    plans.sort(key=lambda plan: plan != "weekdays")
    made: list[DemoClient] = []
    for number, plan in enumerate(plans):
        person = _person(number, shape, people, random)
        asked = _asked(f"C{number + 1:03d}", person, plan, random)
        teams = shape.teams[number % len(shape.teams) :] + shape.teams[: number % len(shape.teams)]
        made.append(_settled(asked, teams, workers, random, monday))
    return made


def _settled(
    asked: Asked, teams: tuple[TeamShape, ...], workers: list[DemoWorker], random: Random, monday: date
) -> DemoClient:
    """The client in the first team where enough workers could come; a need that too few could meet is not stated."""
    for without in _FEWER_NEEDS:
        wish = msgspec.structs.replace(asked, **without)
        for team in teams:
            nearby = [worker for worker in workers if worker.team == team]
            if _enough(wish, nearby, monday):
                return _at_home(wish, team, random)
    return _at_home(msgspec.structs.replace(asked, language=None, gender="any"), teams[0], random)


def _enough(wish: Asked, nearby: list[DemoWorker], on: date) -> bool:
    """Every slot could be done by a few workers of the team for each place."""
    able = Counter(slot for worker in nearby for slot in wish.reach(worker, on))
    return all(able[slot] >= _ENOUGH_WORKERS * visit.workers for slot, (visit, _day) in enumerate(wish.slots))


def _at_home(asked: Asked, team: TeamShape, random: Random) -> DemoClient:
    neighbourhood = random.choice(team.neighbourhoods)
    place, address = home(neighbourhood, random)
    needs = tuple(need for need, percent in _NEEDS if random.random() * 100 < percent)
    return DemoClient(
        **msgspec.structs.asdict(asked), team=team, area=neighbourhood.name, address=address, place=place, needs=needs
    )


def _person(number: int, shape: Shape, people: People, random: Random) -> Person:
    if number == 0 and len(shape.teams) > 1:
        return people.known("Kanta", "Parmar", "woman", GUJARATI)
    if number == 1 and len(shape.teams) > 1:
        return people.known("Arthur", "Penrose", "man", ENGLISH)
    return people.draw("man" if random.random() * 100 < _MEN_PERCENT else "woman")


def _asked(key: str, person: Person, plan: str, random: Random) -> Asked:
    return Asked(
        key=key,
        person=person,
        visits=draw(plan, random),
        language=_language(key, person, random),
        gender=_gender(key, person, random),
    )


def _language(key: str, person: Person, random: Random) -> str | None:
    asks = random.random() * 100 < _ASKS_LANGUAGE_PERCENT or key == _FIRST
    return next(iter(person.roots.languages), None) if asks else None


def _gender(key: str, person: Person, random: Random) -> WishedGender:
    wished: WishedGender = "man" if person.gender == "man" else "woman"
    percent = _MAN_ASKS_PERCENT if wished == "man" else _WOMAN_ASKS_PERCENT
    return wished if random.random() * 100 < percent or key == _FIRST else "any"
