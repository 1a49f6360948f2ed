# ruff: noqa: PLR2004 - the numbers of an invented week mean nothing beyond it
"""A made-up cooperative week, the same for the same seed: teams around their own places, clients with agreed teams.

Each team has its workers and clients near one centre. Workers have one of five patterns of availability; clients have
visits at the four peaks of the day; one visit in fourteen is a double-up; windows are half an hour unless said.
"""

from __future__ import annotations

from random import Random

import msgspec

from scheduler.policy import Policy, Stretch, TravelMode
from scheduler.problem import Client, HoursWanted, Ledger, Place, Problem, Skill, Span, Visit, Worker

DAY = 1440
TEAM = 8
SKILL_CHANCE = 0.12
PEAKS = ((480, 45), (750, 40), (1020, 40), (1230, 40))
SKILLS = ("hoist", "medication", "dementia", "stoma", "end_of_life")
LANGUAGES = ("gu", "es", "bn")
PATTERNS = {
    "full": (40, 0.75, ((420, 1320),)),
    "mornings": (25, 0.75, ((390, 870),)),
    "evenings": (15, 0.75, ((900, 1380),)),
    "weekends": (10, 1.0, ((390, 1380),)),
    "split": (10, 0.7, ((390, 720), (960, 1350))),
}
MODES: tuple[TravelMode, ...] = ("car", "bike", "bus", "walk")


def week(
    *,
    seed: int = 1,
    workers: int = 60,
    visits: int = 700,
    clients: int = 90,
    teams: int = 4,
    slack: int = 30,
    days: int = 7,
) -> Problem:
    """One week of `visits` visits; windows leave `slack` minutes."""
    random = Random(seed)
    centres = [(random.randrange(2000, 9000), random.randrange(2000, 9000)) for _ in range(teams)]
    places: dict[str, Place] = {}
    people = [_worker(random, i, centres[i % teams], places, days) for i in range(workers)]
    by_team = [[w for i, w in enumerate(people) if i % teams == t] for t in range(teams)]
    homes = [_client(random, i, centres[i % teams], by_team[i % teams], places) for i in range(clients)]
    needs = {c.id: tuple(s for s in SKILLS if random.random() < SKILL_CHANCE) for c in homes}
    homes = [_with_team(random, c, by_team[i % teams], needs[c.id]) for i, c in enumerate(homes)]
    return Problem(
        id=f"week-{seed}-{workers}-{visits}-{slack}",
        starts_at="2026-03-02T00:00:00Z",
        days=days,
        workers=tuple(people),
        clients=tuple(homes),
        visits=_visits(random, homes, needs, visits, slack, days),
        places=places,
        policy=Policy(burden_spans=_burden_spans(days)),
        seed=seed,
    )


def _near(random: Random, centre: tuple[int, int]) -> Place:
    return Place(x_metres=int(random.gauss(centre[0], 900)), y_metres=int(random.gauss(centre[1], 900)))


def _worker(random: Random, i: int, centre: tuple[int, int], places: dict[str, Place], days: int) -> Worker:
    places[f"home-{i}"] = _near(random, centre)
    pattern = random.choices(list(PATTERNS), [p[0] for p in PATTERNS.values()])[0]
    wanted = random.choice((12, 16, 20, 24, 30, 37)) * 60
    likes = random.random() < 1 / 6
    return Worker(
        id=f"w{i:03}",
        availability=tuple(_spans(random, pattern, days, likes=likes)),
        hours=HoursWanted(least_minutes=wanted // 2, wanted_minutes=wanted, most_minutes=wanted * 11 // 10),
        skills=tuple(
            Skill(code=s, until=days * DAY if random.random() < 1 / 9 else None)
            for s in SKILLS
            if random.random() < 0.6
        ),
        languages=("en", *(x for x in LANGUAGES if random.random() < 0.3)),
        gender="woman" if random.random() < 0.8 else "man",
        travel_mode=random.choices(MODES, (45, 30, 15, 10))[0],
        start=f"home-{i}",
        ledger=Ledger(minutes_given=random.randrange(900, 2400), minutes_wanted=2400),
    )


def _spans(random: Random, pattern: str, days: int, *, likes: bool) -> list[Span]:
    _, chance, hours = PATTERNS[pattern]
    spans = []
    for day in range(days):
        if (pattern == "weekends" and day % 7 < 5) or random.random() >= chance:
            continue
        late = pattern == "full" and random.random() < 0.5
        for low, high in ((low, 960 if late else high) for low, high in hours):
            level = "prefer" if likes and high > 1200 else "can"
            spans.append(
                Span(starts=day * DAY + low, ends=day * DAY + high, level="prefer" if level == "prefer" else "can")
            )
    return spans


def _client(random: Random, i: int, centre: tuple[int, int], team: list[Worker], places: dict[str, Place]) -> Client:
    places[f"client-{i}"] = _near(random, centre)
    return Client(
        id=f"c{i:03}",
        place=f"client-{i}",
        languages=("en",) if random.random() < 0.88 else (random.choice(LANGUAGES),),
        gender="woman" if random.random() < 0.2 else None,
        declined=tuple(w.id for w in random.sample(team, 1) if random.random() < 0.06),
    )


def _with_team(random: Random, client: Client, near: list[Worker], needs: tuple[str, ...]) -> Client:
    """The client with an agreed team of eight who can do what is needed, as real teams are agreed."""
    able = [w.id for w in near if _suits(w, client, needs)]
    agreed = random.sample(able, min(len(able), TEAM))
    familiarity = {w: random.randrange(1, 30) for w in agreed[:3]}
    return msgspec.structs.replace(client, team=tuple(agreed), familiarity=familiarity)


def _suits(worker: Worker, client: Client, needs: tuple[str, ...]) -> bool:
    speaks = bool(set(client.languages) & set(worker.languages))
    right = client.gender in {None, worker.gender} and worker.id not in client.declined
    return speaks and right and set(needs) <= {s.code for s in worker.skills}


def _visits(
    random: Random, homes: list[Client], skills: dict[str, tuple[str, ...]], count: int, slack: int, days: int
) -> tuple[Visit, ...]:
    made: list[Visit] = []
    while len(made) < count:
        home = random.choice(homes)
        peaks = random.sample(PEAKS, random.choice((1, 1, 2, 3)))
        double = random.random() < 1 / 14
        for day in (d for d in range(days) if random.random() < 0.8):
            for at, spread in peaks:
                minutes = random.choices((30, 45, 60, 120), (45, 30, 20, 5))[0]
                start = int(min(1290 - minutes, max(420, random.gauss(at, spread)))) // 15 * 15
                made.append(_visit(len(made), home, day, (start, minutes, slack), skills[home.id], double=double))
    return tuple(made[:count])


def _visit(
    i: int, home: Client, day: int, when: tuple[int, int, int], skills: tuple[str, ...], *, double: bool
) -> Visit:
    start, minutes, slack = when
    earliest = day * DAY + start - slack // 2
    return Visit(
        id=f"v{i:05}",
        client=home.id,
        day=day,
        earliest=earliest,
        latest_end=earliest + slack + minutes,
        minutes=minutes,
        skills=skills,
        workers=2 if double else 1,
        critical=1 if "medication" in skills else 0,
        personal_care=home.gender is not None,
    )


def _burden_spans(days: int) -> dict[str, tuple[Stretch, ...]]:
    evenings = tuple(Stretch(starts=d * DAY + 1080, ends=d * DAY + 1380) for d in range(days))
    weekends = tuple(Stretch(starts=d * DAY, ends=(d + 1) * DAY) for d in range(days) if d % 7 >= 5)
    spans = {"evenings": evenings, "weekends": weekends}
    return {kind: stretches for kind, stretches in spans.items() if stretches}
