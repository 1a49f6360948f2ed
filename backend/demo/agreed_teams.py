"""The few workers each client agreed on: near, able, free when the visits are, and not already full."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from backend.demo.clients import DemoClient
from backend.demo.workers import DemoWorker

_SIZES = ((4, 3), (7, 4), (15, 5))
_LEAST, _LARGEST = 3, 6
_COVER_AIM = 3
_HOURS_AN_EASE = 1.5
_HOUR = 60
_FROM_ELSEWHERE = 0.1
_SPARE_WORTH = 0.2


def agreed_teams(workers: list[DemoWorker], cared_for: list[DemoClient], on: date) -> dict[str, tuple[str, ...]]:
    """Client's key to the keys of the agreed team; those with most visits are settled first."""
    load: dict[str, float] = {worker.key: 0.0 for worker in workers}
    found: dict[str, tuple[str, ...]] = {}
    for client in sorted(cared_for, key=lambda client: -len(client.slots)):
        reach = {worker.key: client.reach(worker, on) for worker in workers}
        room = {worker.key: _room(worker, client, load[worker.key]) for worker in workers}
        team = _choose(client, reach, room)
        others = [worker for worker in workers if worker.key not in team]
        team += _filling(client, others, room, on)[: max(0, _LEAST - len(team))]
        for key in team:
            load[key] += sum(client.slots[number][0].minutes for number in reach[key]) / len(team) / _HOUR
        found[client.key] = tuple(sorted(team))
    return found


def _room(worker: DemoWorker, client: DemoClient, load: float) -> float:
    near = 1 if worker.team == client.team else _FROM_ELSEWHERE
    return near / (1 + load / worker.ease / _HOURS_AN_EASE)


def _choose(client: DemoClient, reach: Mapping[str, frozenset[int]], room: Mapping[str, float]) -> list[str]:
    """One after the other, whoever adds most to the slots not yet well covered."""
    covered: Counter[int] = Counter()
    able = [key for key in reach if reach[key]]
    team: list[str] = []
    while able and len(team) < _size(client):
        best = max(able, key=lambda key: (_worth(reach[key], covered, client) * room[key], key))
        able.remove(best)
        team.append(best)
        covered.update(reach[best])
    return team


def _filling(client: DemoClient, others: list[DemoWorker], room: Mapping[str, float], on: date) -> list[str]:
    """Workers who suit the client though they are rarely free at these hours, those with most room first."""
    suiting = [worker.key for worker in others if any(client.accepts(worker, visit, on) for visit in client.visits)]
    return sorted(suiting, key=lambda key: -room[key])


def _worth(reach: frozenset[int], covered: Counter[int], client: DemoClient) -> float:
    aims = {number: _COVER_AIM * client.slots[number][0].workers for number in reach}
    return sum(1.0 if covered[number] < aims[number] else _SPARE_WORTH for number in reach)


def _size(client: DemoClient) -> int:
    double = max(visit.workers for visit in client.visits) - 1
    return min(_LARGEST, double + next((size for most, size in _SIZES if len(client.slots) <= most), _LARGEST))
