"""Who meets whom how often, and how far that is from the continuity floor of each client."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from scheduler.certificate import floor_visits

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scheduler.engine.plan import Plan

Hand = tuple[int, int, int]


class Meetings:
    """Counts kept as visits change hands, so that asking costs nothing. A hand is a visit, a worker, and one or -1."""

    def __init__(self, plan: Plan) -> None:
        """Nobody has met anybody."""
        self.plan = plan
        self.met: list[Counter[int]] = [Counter() for _ in plan.team]
        self.inside, self.held = [0] * len(plan.team), [0] * len(plan.team)

    def meets(self, c: int, w: int, n: int) -> None:
        """One visit more, or one fewer."""
        met = self.met[c]
        met[w] += n
        if not met[w]:
            del met[w]
        self.held[c] += n
        if w in self.plan.team[c]:
            self.inside[c] += n

    def beyond(self, c: int) -> int:
        """Covered places beyond the client's continuity floor, and workers beyond the agreed number."""
        return self._beyond(c, len(self.met[c]), self.inside[c])

    def _beyond(self, c: int, people: int, inside: int) -> int:
        policy = self.plan.policy
        many = max(0, people - policy.continuity_most)
        if not self.plan.team[c]:
            return many
        return many + max(0, floor_visits(policy.continuity_bp, self.held[c]) - inside)

    def beyond_more(self, moves: Iterable[Hand]) -> int:
        """How much further beyond the continuity floors it leads if visits change hands, cover as it is."""
        moved: dict[int, Counter[int]] = defaultdict(Counter)
        for v, w, n in moves:
            moved[self.plan.client[v]][w] += n
        more = 0
        for c, counts in moved.items():
            met, team = self.met[c], self.plan.team[c]
            people = len(met) + sum((met[w] + n > 0) - (met[w] > 0) for w, n in counts.items())
            inside = self.inside[c] + sum(n for w, n in counts.items() if w in team)
            more += self._beyond(c, people, inside) - self.beyond(c)
        return more

    def passed_more(self, v: int, w: int, x: int) -> int:
        """The same for one visit that goes from one worker to another."""
        c = self.plan.client[v]
        met, team = self.met[c], self.plan.team[c]
        people = len(met) + (met[x] == 0) - (met[w] == 1)
        return self._beyond(c, people, self.inside[c] + (x in team) - (w in team)) - self.beyond(c)

    def passed_within(self, v: int, w: int, takers: Iterable[int], most: int) -> list[int]:
        """The takers to whom the visit can go, leading at most so much further beyond: new or not, agreed or not."""
        c = self.plan.client[v]
        met, team, limit = self.met[c], self.plan.team[c], self.beyond(c) + most
        people, inside = len(met) - (met[w] == 1), self.inside[c] - (w in team)
        fits = {
            (new, agreed): self._beyond(c, people + new, inside + agreed) <= limit
            for new in (False, True)
            for agreed in (False, True)
        }
        return [x for x in takers if fits[x not in met, x in team]]
