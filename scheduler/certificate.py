"""The certificate that goes with a roster: how fair it is, and how near the best that can be shown."""

from __future__ import annotations

from collections import Counter, defaultdict
from hashlib import sha256
from typing import TYPE_CHECKING

import msgspec

from scheduler.check import uncovered
from scheduler.fairness import measure
from scheduler.roster import Certificate, Reason
from scheduler.view import View

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scheduler.eligible import Stretches
    from scheduler.fairness import Fairness
    from scheduler.problem import Client, Problem
    from scheduler.roster import Assignment


def certificate(
    problem: Problem,
    assignments: Iterable[Assignment],
    *,
    bound: int | None = None,
    statements: Iterable[Reason] = (),
    options: Mapping[str, Mapping[str, Stretches]] | None = None,
    wanted: Mapping[str, int] | None = None,
) -> Certificate:
    """The figures of a roster, with the proven bound on uncovered places or the statement that none was reached."""
    given = list(assignments)
    fair = measure(problem, given, options=options, wanted=wanted)
    lacking = sum(u.missing for u in uncovered(problem, given))
    said = list(statements)
    if bound is None:
        said.append(Reason(code="bound_none"))
    elif bound == lacking:
        said.append(Reason(code="bound_reached", params={"uncovered": lacking}))
    else:
        said.append(Reason(code="bound_proven", params={"uncovered": lacking, "bound": bound}))
    return Certificate(
        uncovered=lacking,
        uncovered_bound=bound,
        shares_bp=tuple(sorted(s.share_bp for s in fair.shares)),
        burdens_bp=_burden_vectors(fair),
        worst_share_bp=fair.worst_share_bp,
        mean_share_bp=fair.mean_share_bp,
        most_worst_bp=fair.most_worst_bp,
        jain_bp=fair.jain_bp,
        gini_bp=fair.gini_bp,
        envy_bp=fair.envy_bp,
        continuity_outside=continuity_outside(problem, given),
        travel_minutes=travel_total(problem, given),
        changed=changed(problem, given),
        statements=tuple(said),
        stages=problem.policy.stages,
        policy_hash=content_hash(problem.policy),
        problem_hash=content_hash(problem),
        seed=problem.seed,
    )


def content_hash(value: msgspec.Struct) -> str:
    """The same content has the same hash, on every machine."""
    return sha256(msgspec.json.encode(value, order="deterministic")).hexdigest()


def _burden_vectors(fair: Fairness) -> dict[str, tuple[int, ...]]:
    kinds: dict[str, list[int]] = defaultdict(list)
    for row in fair.burdens:
        kinds[row.kind].append(row.ratio_bp)
    return {kind: tuple(sorted(values)) for kind, values in kinds.items()}


def floor_visits(policy_bp: int, places: int) -> int:
    """Of so many covered places, how many at least are to stay inside the agreed team."""
    return -(-places * policy_bp // 10_000)


def continuity_outside(problem: Problem, assignments: Iterable[Assignment]) -> int:
    """Covered places beyond the continuity floor, plus workers beyond the agreed number, over all clients."""
    view = View(problem, assignments)
    met: dict[str, Counter[str]] = defaultdict(Counter)
    for a in view.assignments:
        met[view.visits[a.visit].client][a.worker] += 1
    return sum(_beyond(problem, view.clients[client], workers) for client, workers in met.items())


def continuity_of(view: View, client: str) -> int:
    """The same for one client."""
    met = Counter(a.worker for a in view.assignments if view.visits[a.visit].client == client)
    return _beyond(view.problem, view.clients[client], met)


def _beyond(problem: Problem, client: Client, workers: Counter[str]) -> int:
    policy = problem.policy
    many = max(0, len(workers) - policy.continuity_most)
    if not client.team:
        return many
    inside = sum(n for worker, n in workers.items() if worker in client.team)
    return many + max(0, floor_visits(policy.continuity_bp, workers.total()) - inside)


def travel_total(problem: Problem, assignments: Iterable[Assignment]) -> int:
    """Minutes on the way between visits, and from and to where workers start, if they said."""
    view = View(problem, assignments)
    return sum(travel_of(view, worker) for worker in view.workers)


def travel_of(view: View, worker: str) -> int:
    """The same for one worker."""
    home, total = view.workers[worker].start, 0
    for stints in view.by_day(worker).values():
        if any(s.visit for s in stints):
            total += sum(s.travel for s in stints[1:])
            total += view.way(worker, home, stints[0].place) + view.way(worker, stints[-1].place, home)
    return total


def changed(problem: Problem, assignments: Iterable[Assignment]) -> int:
    """Published pairs of worker and visit that are no longer so, or start at another time."""
    now = {(a.visit, a.worker, a.starts) for a in assignments}
    return sum((v.id, p.worker, p.starts) not in now for v in problem.visits for p in v.published)
