"""Instances for laws: small made-up weeks with every feature, and ways to rename and shuffle them."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import msgspec
from hypothesis import strategies as st

from scheduler import Busy, Limits, Link, Pin, Problem, Visit, Worker
from scheduler.formats.generated import week

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = 1440
replace = msgspec.structs.replace


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """Weeks of 4 to 9 workers and 8 to 40 visits with links, pins, published visits and work already there."""
    seed, count = draw(st.integers(0, 10_000)), draw(st.integers(8, 40))
    problem = week(
        seed=seed,
        workers=draw(st.integers(4, 9)),
        visits=count,
        clients=draw(st.integers(2, 8)),
        teams=draw(st.integers(1, 2)),
        slack=draw(st.sampled_from((0, 30, 60))),
    )
    return enriched(problem, Random(seed))


def enriched(problem: Problem, random: Random) -> Problem:
    """The same week with busy workers, published visits, links and own limits here and there."""
    workers = [_busy(w, random) for w in problem.workers]
    visits = [_published(v, problem, random) for v in problem.visits]
    return replace(problem, workers=tuple(workers), visits=tuple(visits), links=_links(problem, random))


def _busy(worker: Worker, random: Random) -> Worker:
    if random.random() < 0.3:
        start = random.randrange(-2 * DAY, 5 * DAY)
        worker = replace(worker, busy=(Busy(starts=start, ends=start + random.randrange(30, 400)),))
    if random.random() < 0.2:
        worker = replace(worker, limits=Limits(spread_minutes=random.randrange(300, 700), days_in_row=3))
    return worker


def _published(visit: Visit, problem: Problem, random: Random) -> Visit:
    if random.random() < 0.2:
        pin = Pin(worker=random.choice(problem.workers).id, starts=visit.earliest)
        visit = replace(visit, published=(pin,))
    return replace(visit, short_notice=random.random() < 0.1)


def _links(problem: Problem, random: Random) -> tuple[Link, ...]:
    first = [v for v in problem.visits if v.workers == 1]
    links = []
    for one in random.sample(first, min(3, len(first))):
        later = [v for v in first if v.client == one.client and v.day == one.day and v.earliest > one.latest_end]
        if later:
            same = random.random() < 0.5
            links.append(Link(first=one.id, second=later[0].id, least_minutes=30, same_worker=same))
    return tuple(links)


def renamed(problem: Problem, random: Random) -> tuple[Problem, dict[str, str]]:
    """Every worker gets another's name or a new one, and all lists another order; who is who now."""
    ids = [w.id for w in problem.workers]
    names = dict(zip(ids, random.sample([*ids, "anna", "zoe", "42"], len(ids)), strict=True))
    return _shuffled(_with_names(problem, names.__getitem__), random), names


def _with_names(problem: Problem, name: Callable[[str], str]) -> Problem:
    def pins(given: tuple[Pin, ...]) -> tuple[Pin, ...]:
        return tuple(replace(p, worker=name(p.worker)) for p in given)

    return replace(
        problem,
        workers=tuple(replace(w, id=name(w.id)) for w in problem.workers),
        clients=tuple(
            replace(
                c,
                team=tuple(map(name, c.team)),
                declined=tuple(map(name, c.declined)),
                familiarity={name(w): n for w, n in c.familiarity.items()},
            )
            for c in problem.clients
        ),
        visits=tuple(replace(v, pinned=pins(v.pinned), published=pins(v.published)) for v in problem.visits),
    )


def _shuffled(problem: Problem, random: Random) -> Problem:
    return replace(
        problem,
        workers=tuple(random.sample(problem.workers, len(problem.workers))),
        clients=tuple(random.sample(problem.clients, len(problem.clients))),
        visits=tuple(random.sample(problem.visits, len(problem.visits))),
    )
