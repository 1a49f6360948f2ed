"""An invented year: who joins, leaves, is sick or on leave, and how much is asked for in each week.

Of every eight workers one leaves during the year and one joins. In a week one in fifty falls sick, for one to three
weeks. Everybody takes two weeks of leave in summer and one more at another time. In autumn a quarter more is asked
for, in the holiday week a tenth less; eight days are feasts. It begins with an uneven history: some carried far more
evenings than others.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import msgspec

from scheduler.burdens import able_minutes, burden_spans
from scheduler.formats.generated import week
from scheduler.policy import DAY_MINUTES, Stretch
from scheduler.problem import Ledger
from scheduler.roster import Value

if TYPE_CHECKING:
    from scheduler.problem import Client, Problem, Visit, Worker

YEAR_WEEKS = 52
SUMMER = range(25, 33)
HIGH_SEASON = range(38, 46)
HOLIDAY = 50
FEAST_DAYS = {0: (0,), 14: (4,), 15: (0,), 18: (0,), 21: (0,), 34: (0,), HOLIDAY: (3, 4)}
USUAL, HIGH, LOW = 100, 125, 90
WEEKS_BEFORE = 4
CARRIED = {"evenings": 40, "weekends": 40, "split_days": 30, "long_travel": 5}

replace = msgspec.structs.replace


class Year(Value, frozen=True, kw_only=True):
    """Who is there in each week, and out of which visits each week's are drawn."""

    seed: int
    weeks: int
    visits: int
    base: Problem
    there: tuple[frozenset[str], ...]
    joins: dict[str, int]
    leaves: dict[str, int]
    ledgers: dict[str, Ledger]

    def problem(self, number: int) -> Problem:
        """One week as everybody finds it; ledgers and work of the week before are for each way of assigning to add."""
        there = self.there[number]
        spans = self.base.policy.burden_spans
        if number in FEAST_DAYS:
            spans = spans | {"feasts": tuple(_day(d) for d in FEAST_DAYS[number])}
        return replace(
            self.base,
            id=f"{self.base.id}-{number}",
            workers=tuple(w for w in self.base.workers if w.id in there),
            clients=tuple(_knowing(c, there) for c in self.base.clients),
            visits=self._asked(number),
            policy=replace(self.base.policy, burden_spans=spans),
            seed=self.seed * 1000 + number,
        )

    def _asked(self, number: int) -> tuple[Visit, ...]:
        season = HIGH if number in HIGH_SEASON else LOW if number == HOLIDAY else USUAL
        count = min(len(self.base.visits), self.visits * season // 100)
        chosen = Random(f"{self.seed}/asked/{number}").sample(self.base.visits, count)
        return tuple(sorted(chosen, key=lambda v: v.id))


def year(*, seed: int = 1, weeks: int = 52, workers: int = 40, visits: int = 300) -> Year:
    """The same year for the same seed."""
    changing = workers // 8
    base = week(
        seed=seed,
        workers=workers + changing,
        visits=visits * HIGH // 100,
        clients=max(4, visits // 7),
        teams=max(1, workers // 14),
    )
    random = Random(f"{seed}/year")
    ids = [w.id for w in base.workers]
    joins = {w: random.randrange(2, 46) for w in ids[workers:]}
    leaves = {w: random.randrange(6, 50) for w in random.sample(ids[:workers], changing)}
    away = {w: _leave(random) | _sickness(random) for w in ids}
    there = tuple(
        frozenset(w for w in ids if joins.get(w, 0) <= t < leaves.get(w, 99) and t not in away[w]) for t in range(weeks)
    )
    ledgers = {w.id: _history(random, base, w) for w in base.workers[:workers]}
    return Year(
        seed=seed, weeks=weeks, visits=visits, base=base, there=there, joins=joins, leaves=leaves, ledgers=ledgers
    )


def _day(day: int) -> Stretch:
    return Stretch(starts=day * DAY_MINUTES, ends=(day + 1) * DAY_MINUTES)


def _leave(random: Random) -> set[int]:
    summer = random.choice(SUMMER)
    return {summer, summer + 1, random.randrange(YEAR_WEEKS)}


def _sickness(random: Random) -> set[int]:
    sick: set[int] = set()
    for t in range(YEAR_WEEKS):
        if random.random() < 1 / 50:
            sick.update(range(t, t + random.choice((1, 1, 2, 3))))
    return sick


def _history(random: Random, base: Problem, worker: Worker) -> Ledger:
    """Some weeks before the year, shared out by chance."""
    able = {k: m * WEEKS_BEFORE for k, m in able_minutes(base, worker, burden_spans(base)).items()}
    wanted = worker.hours.wanted_minutes * WEEKS_BEFORE
    return Ledger(
        minutes_given=wanted * random.randrange(35, 100) // 100,
        minutes_wanted=wanted,
        burdens={k: able[k] * random.randrange(most) // 100 for k, most in CARRIED.items() if k in able},
        able=able,
    )


def _knowing(client: Client, there: frozenset[str]) -> Client:
    return replace(
        client,
        team=tuple(w for w in client.team if w in there),
        declined=tuple(w for w in client.declined if w in there),
        familiarity={w: n for w, n in client.familiarity.items() if w in there},
    )
