"""A day that was planned as a whole enters the roster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.engine.dayplan import route_of
from scheduler.engine.state import Change

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scheduler.engine.net import Net, Path
    from scheduler.engine.state import State


def put(state: State, net: Net, paths: Mapping[int, Path]) -> None:
    """Routes enter the state, places covered twice given up by who has most."""
    d = net.d
    for w, path in _trimmed(state, net, paths).items():
        while path:
            route = route_of(net, path)
            day = state.clock.day(w, d, route)
            if day is not None and state.follows(w, [Change(w, d, route, day)]):
                state.apply([Change(w, d, route, day)])
                break
            path = path[:-1]  # noqa: PLW2901 - what does not follow is cut short


def _trimmed(state: State, net: Net, paths: Mapping[int, Path]) -> dict[int, Path]:
    routes = {w: list(path) for w, path in paths.items()}
    given = {w: state.given[w] + sum(int(net.minutes[j]) for j in path) for w, path in routes.items()}
    holds: dict[int, list[tuple[int, int]]] = {}
    for w, path in routes.items():
        for j in path:
            holds.setdefault(int(net.row[j]), []).append((w, j))
    over = sorted(r for r, held in holds.items() if len(held) > net.need[r])
    while over:
        _, r, w, j = max((given[w] / max(1, state.plan.wanted[w]), -r, w, j) for r in over for w, j in holds[r])
        r = -r
        holds[r].remove((w, j))
        routes[w].remove(j)
        given[w] -= int(net.minutes[j])
        if len(holds[r]) <= net.need[r]:
            over.remove(r)
    return {w: tuple(path) for w, path in routes.items() if path}
