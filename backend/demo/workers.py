"""The workers of an invented cooperative: what they can do, when, how they travel and how much they want."""

from datetime import date, timedelta
from random import Random

from msgspec import Struct

from backend.demo.names import ENGLISH, GUJARATI, POLISH
from backend.demo.patterns import Span, usual_week
from backend.demo.people import People, Person
from backend.demo.shapes import Shape, TeamShape
from backend.demo.town import Place, start
from backend.imports.codes import Skill, TravelMode

_MODES: tuple[TravelMode, ...] = ("car", "bike", "bus", "walk")
_MODE_WEIGHTS = (42, 28, 14, 16)
_MEN_PERCENT = 27
_HOLD_PERCENT: tuple[tuple[Skill, int], ...] = (
    ("personal_care", 92),
    ("medication", 80),
    ("hoist", 45),
    ("mobility", 70),
    ("night_watch", 8),
)
_SHORT_RUN_PERCENT = 7
_TELLS_START_PERCENT = 75
_TELLS_GENDER_PERCENT = 97
_JOINED_LATELY_PERCENT = 5
_YEARS = 7
_BY_DAY = ("days", "school")
_EASE = {"days": 12, "school": 8, "evenings": 8, "split": 10, "weekends": 8, "long": 15, "nights": 11}
_FEWER_SKILLS = {0: 5, 1: 4, 2: 2}
_SLOWER_MODES = {"bus": 2, "walk": 3}


class DemoWorker(Struct, frozen=True, kw_only=True):
    """A worker before hours wanted are settled; `ease` is how much they would like to work beside others."""

    key: str
    person: Person
    team: TeamShape
    states_gender: bool
    languages: tuple[str, ...]
    mode: TravelMode
    start: Place
    tells_start: bool
    skills: tuple[tuple[Skill, date], ...]
    week: tuple[Span, ...]
    ease: int
    joined_on: date

    def holds(self, skill: str, on: date) -> bool:
        """Whether their certificate counts that day."""
        return any(code == skill and on <= until for code, until in self.skills)

    def free(self, weekday: int, starts: int, ends: int) -> bool:
        """Whether their usual week holds this stretch; past 1440 it goes on the next day."""
        if ends > 1440:  # noqa: PLR2004 - the minutes of a day
            return self.free(weekday, starts, 1440) and self.free((weekday + 1) % 7, 0, ends - 1440)
        reached = starts
        for span in self.week:
            if span.weekday == weekday and span.starts <= reached < span.ends:
                reached = span.ends
        return reached >= ends


def workers(shape: Shape, people: People, random: Random, monday: date) -> list[DemoWorker]:
    """All workers, every team with its part of each pattern."""
    patterns = [name for name, count in shape.patterns.items() for _ in range(count)]
    known = _known(shape, people)
    made: list[DemoWorker] = []
    for number, pattern in enumerate(patterns):
        team = shape.teams[number % len(shape.teams)]
        person = known.get(number) or people.draw("man" if random.random() * 100 < _MEN_PERCENT else "woman")
        made.append(_worker(f"W{number + 1:03d}", person, team, pattern, random, monday))
    return made


def _known(shape: Shape, people: People) -> dict[int, Person]:
    """Those whom the tour through the program meets by name."""
    if len(shape.teams) == 1:
        return {}
    return {
        0: people.known("Nisha", "Solanki", "woman", GUJARATI),
        1: people.known("Gillian", "Ashdown", "woman", ENGLISH),
        25: people.known("Tomasz", "Nowak", "man", POLISH),
    }


def _worker(key: str, person: Person, team: TeamShape, pattern: str, random: Random, monday: date) -> DemoWorker:
    mode = random.choices(_MODES, _MODE_WEIGHTS)[0]
    skills = _skills(pattern, random, monday)
    return DemoWorker(
        key=key,
        person=person,
        team=team,
        states_gender=random.random() * 100 < _TELLS_GENDER_PERCENT,
        languages=_languages(person, random),
        mode=mode,
        start=start(random.choice(team.neighbourhoods), random),
        tells_start=random.random() * 100 < _TELLS_START_PERCENT,
        skills=skills,
        week=usual_week(pattern, random),
        ease=_ease(pattern, skills, mode) + random.choice((-1, 0, 0, 1)),
        joined_on=_joined(random, monday),
    )


def _ease(pattern: str, skills: tuple[tuple[Skill, date], ...], mode: TravelMode) -> int:
    """Nobody wants many more hours than there are visits they can do and reach."""
    return _EASE[pattern] - _FEWER_SKILLS.get(len(skills), 0) - _SLOWER_MODES.get(mode, 0)


def _languages(person: Person, random: Random) -> tuple[str, ...]:
    more = {"gu": "hi", "hi": "ur", "pa": "hi", "pl": "uk"}
    own = person.roots.languages
    second = tuple(more[code] for code in own if code in more and random.random() < 1 / 2)
    return (*own, *second, "en")


def _skills(pattern: str, random: Random, monday: date) -> tuple[tuple[Skill, date], ...]:
    held = [code for code, percent in _HOLD_PERCENT if random.random() * 100 < percent]
    if pattern == "nights":
        held = ["personal_care", "medication", "night_watch"]
    elif pattern not in _BY_DAY and "personal_care" not in held:
        held.insert(0, "personal_care")
    return tuple((code, monday + timedelta(days=_days_left(random))) for code in held)


def _days_left(random: Random) -> int:
    """Most certificates last for months; a few run out in the coming weeks, and one now and then has."""
    if random.random() * 100 < _SHORT_RUN_PERCENT:
        return random.randint(-12, 35)
    return random.randint(60, 900)


def _joined(random: Random, monday: date) -> date:
    if random.random() * 100 < _JOINED_LATELY_PERCENT:
        return monday - timedelta(days=random.randint(8, 24))
    return monday - timedelta(days=random.randint(100, _YEARS * 365))
