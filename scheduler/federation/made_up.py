"""A made-up federation: areas side by side, each a made-up week with its own seed, names and places."""

from __future__ import annotations

from math import isqrt
from typing import TYPE_CHECKING

from msgspec.structs import replace

from scheduler.federation.places import Areas
from scheduler.formats.generated import week
from scheduler.problem import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

AREA_METRES = 9000
WORKERS_PER_AREA = 250


def areas(*, seed: int, workers: int, visits: int, count: int | None = None, slack: int = 30) -> Iterator[Problem]:
    """One area after the other, the same for the same seed; ids begin with the area's number."""
    count = count or max(1, workers // WORKERS_PER_AREA)
    wide = isqrt(count - 1) + 1
    for row in range(count):
        whole = week(
            seed=seed * 1000 + row,
            workers=_part(workers, row, count),
            visits=_part(visits, row, count),
            clients=max(1, _part(visits, row, count) // 8),
            teams=max(1, _part(workers, row, count) // 16),
            slack=slack,
        )
        yield _placed(whole, f"a{row:02}", row % wide * AREA_METRES, row // wide * AREA_METRES)


def federation(
    *, seed: int, workers: int, visits: int, count: int | None = None, slack: int = 30
) -> tuple[Problem, Areas]:
    """All areas as one problem, and which area everybody is in."""
    parts = list(areas(seed=seed, workers=workers, visits=visits, count=count, slack=slack))
    problem = replace(
        parts[0],
        id=f"federation-{seed}-{workers}-{visits}-{slack}",
        workers=tuple(w for p in parts for w in p.workers),
        clients=tuple(c for p in parts for c in p.clients),
        visits=tuple(v for p in parts for v in p.visits),
        places={name: place for p in parts for name, place in p.places.items()},
        seed=seed,
    )
    clients = {c.id: p.id for p in parts for c in p.clients}
    return problem, Areas(clients=clients, workers={w.id: p.id for p in parts for w in p.workers})


def _part(whole: int, row: int, count: int) -> int:
    return whole * (row + 1) // count - whole * row // count


def _placed(whole: Problem, name: str, x: int, y: int) -> Problem:
    def own(given: str) -> str:
        return f"{name}-{given}"

    return replace(
        whole,
        id=name,
        workers=tuple(replace(w, id=own(w.id), start=w.start and own(w.start)) for w in whole.workers),
        clients=tuple(
            replace(
                c,
                id=own(c.id),
                place=own(c.place),
                team=tuple(map(own, c.team)),
                declined=tuple(map(own, c.declined)),
                familiarity={own(w): n for w, n in c.familiarity.items()},
            )
            for c in whole.clients
        ),
        visits=tuple(replace(v, id=own(v.id), client=own(v.client)) for v in whole.visits),
        places={own(p): Place(x_metres=at.x_metres + x, y_metres=at.y_metres + y) for p, at in whole.places.items()},
    )
