# ruff: noqa: PLR2004 - the numbers of an invented week mean nothing beyond it
"""A made-up week with more asked for at the peaks than anybody could cover, so that there is a bound to compare with.

A town of 14 km with a quarter for every 25 workers. Everybody rides 20 km an hour, and has declined clients further
than 35 minutes from home. Five patterns of availability; visits at the four peaks of the day; one visit in sixteen is a
double-up. No client has an agreed team: two or three faces are known. Every worker is a joiner, so the ledger is level.
"""

from __future__ import annotations

from random import Random

from msgspec.structs import replace

from scheduler.formats.generated import DAY, LANGUAGES, PATTERNS, PEAKS, SKILLS
from scheduler.policy import SPEEDS, Policy, Stretch
from scheduler.problem import Client, HoursWanted, Place, Problem, Skill, Span, Visit, Worker
from scheduler.travel import travel_minutes

TOWN = 14_000
FARTHEST = 35
METRES_PER_MINUTE = 333
DAYS = 7


def crowded(*, seed: int = 1, workers: int = 250, visits: int = 5000, windows: int = 0) -> Problem:
    """One week; a visit starts within `windows` minutes (none: at one minute only), double-ups at one minute."""
    random = Random(seed)
    centres = [(random.randrange(TOWN), random.randrange(TOWN)) for _ in range(max(1, workers // 25))]
    places: dict[str, Place] = {}
    people = [_worker(random, i, centres, places) for i in range(workers)]
    homes = [_client(random, i, centres, people, places) for i in range(max(1, visits // 10))]
    needs = {c.id: tuple(s for s in SKILLS if random.random() < 0.12) for c in homes}
    bare = Problem(
        id=f"crowded-{seed}-{workers}-{visits}-{windows}",
        starts_at="2026-03-02T00:00:00Z",
        days=DAYS,
        workers=tuple(people),
        clients=tuple(homes),
        visits=_visits(random, homes, needs, visits, windows),
        places=places,
        policy=_policy(workers),
        seed=seed,
    )
    return _near_enough(bare)


def _policy(workers: int) -> Policy:
    evenings = tuple(Stretch(starts=d * DAY + 1080, ends=d * DAY + 1380) for d in range(DAYS))
    weekends = tuple(Stretch(starts=d * DAY, ends=(d + 1) * DAY) for d in (5, 6))
    return Policy(
        burden_spans={"evenings": evenings, "weekends": weekends},
        continuity_most=workers,
        metres_per_minute={**SPEEDS, "bike": METRES_PER_MINUTE},
    )


def _near(random: Random, centres: list[tuple[int, int]]) -> Place:
    x, y = random.choice(centres)
    at = [min(TOWN, max(0, int(random.gauss(c, 1500)))) for c in (x, y)]
    return Place(x_metres=at[0], y_metres=at[1])


def _worker(random: Random, i: int, centres: list[tuple[int, int]], places: dict[str, Place]) -> Worker:
    places[f"home-{i}"] = _near(random, centres)
    pattern = random.choices(list(PATTERNS), [p[0] for p in PATTERNS.values()])[0]
    wanted = random.choice((12, 16, 20, 24, 30, 37)) * 60
    return Worker(
        id=f"w{i:03}",
        availability=tuple(_spans(random, pattern)),
        hours=HoursWanted(least_minutes=0, wanted_minutes=wanted, most_minutes=wanted * 11 // 10),
        skills=tuple(Skill(code=s) for s in SKILLS if random.random() < 0.6),
        languages=("en", *(x for x in LANGUAGES if random.random() < 0.25)),
        gender="woman" if random.random() < 0.8 else "man",
        travel_mode="bike",
        start=f"home-{i}",
    )


def _spans(random: Random, pattern: str) -> list[Span]:
    _, chance, hours = PATTERNS[pattern]
    spans = []
    for day in range(DAYS):
        if (pattern == "weekends" and day < 5) or random.random() >= chance:
            continue
        short = pattern == "full" and random.random() < 0.5
        spans += [Span(starts=day * DAY + a, ends=day * DAY + (960 if short else b)) for a, b in hours]
    return spans


def _client(
    random: Random, i: int, centres: list[tuple[int, int]], people: list[Worker], places: dict[str, Place]
) -> Client:
    places[f"client-{i}"] = _near(random, centres)
    known = {w.id: random.randrange(1, 30) for w in random.sample(people, min(3, len(people)))}
    declined = tuple(w.id for w in random.sample(people, 1) if random.random() < 0.05)
    return Client(
        id=f"c{i:03}",
        place=f"client-{i}",
        languages=("en",) if random.random() < 0.89 else (random.choice(LANGUAGES),),
        gender="woman" if random.random() < 0.2 else None,
        declined=declined,
        familiarity=known,
    )


def _near_enough(problem: Problem) -> Problem:
    """Who lives too far away has declined."""
    clients = []
    for client in problem.clients:
        far = {w.id for w in problem.workers if travel_minutes(problem, "bike", w.start, client.place) >= FARTHEST}
        clients.append(replace(client, declined=tuple(sorted(far | set(client.declined)))))
    return replace(problem, clients=tuple(clients))


def _visits(
    random: Random, homes: list[Client], skills: dict[str, tuple[str, ...]], count: int, windows: int
) -> tuple[Visit, ...]:
    made: list[Visit] = []
    while len(made) < count:
        home = random.choice(homes)
        often = random.choice((1, 1, 2, 4))
        for day in (d for d in range(DAYS) if random.random() >= 0.2):
            for at, spread in random.sample(PEAKS, often):
                minutes = random.choices((30, 45, 60, 120), (45, 30, 20, 5))[0]
                start = int(min(1290 - minutes, max(420, random.gauss(at, spread)))) // 15 * 15
                made.append(_visit(len(made), home, (day, start, minutes), skills, random.random() < 0.06, windows))
    return tuple(made[:count])


def _visit(
    i: int,
    home: Client,
    when: tuple[int, int, int],
    skills: dict[str, tuple[str, ...]],
    double: bool,  # noqa: FBT001
    windows: int,
) -> Visit:
    day, start, minutes = when
    wide = 0 if double else windows
    earliest = day * DAY + max(390, start - wide // 2)
    return Visit(
        id=f"v{i:05}",
        client=home.id,
        day=day,
        earliest=earliest,
        latest_end=earliest + wide + minutes,
        minutes=minutes,
        skills=skills[home.id],
        workers=2 if double else 1,
        personal_care=home.gender is not None,
    )
