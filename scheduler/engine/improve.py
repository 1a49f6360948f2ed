"""The stages after cover, each move keeping what earlier aims reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.engine.exchange import Exchange
from scheduler.engine.handing import Handing
from scheduler.engine.hours import Hours
from scheduler.engine.redeal import Redeal
from scheduler.engine.reshare import Reshare
from scheduler.engine.rotate import Rotate

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from scheduler.engine.aims import Guard
    from scheduler.engine.meter import Meter
    from scheduler.engine.state import State


class Improver(Handing):
    """Continuity, hours, burdens, wishes, travel and stability, each as long as it finds something."""

    def __init__(self, state: State, meter: Meter, guard: Guard, random: Random, tell: Callable[[str], None]) -> None:
        """Work on this state."""
        super().__init__(state, meter, Exchange(state, meter, guard), tell)
        self.random = random

    def run(self, stage: str) -> None:
        """One stage to its end or its part of the time."""
        self.state.stage = stage
        if stage == "continuity":
            self._continuity()
        elif stage == "hours":
            self._hours()
        elif stage == "burdens":
            Rotate(self.state, self.meter, self.exchange, self.tell).run()
        else:
            self._everywhere(stage)

    def _hours(self) -> None:
        hours = Hours(self.state, self.meter, self.exchange, self.tell)
        reshare = Reshare(self.state, self.meter, self.exchange, self.random)
        hours.run()
        redeal = Redeal(self.state, self.meter, self.exchange, self.random)
        while hours.further() or redeal.run() or hours.run() or reshare.run():
            self.tell("hours")
        hours.settle_ties()

    # ---- continuity

    def _continuity(self) -> None:
        gained = True
        while gained and self.meter.go_on():
            gained = False
            clients = [c for c in range(len(self.plan.team)) if self.state.beyond(c)]
            for c in sorted(clients, key=lambda c: (-self.state.beyond(c), c)):
                if not self.meter.go_on():
                    return
                gained = self._home(c) or gained
            self.tell("continuity")

    def _home(self, c: int) -> bool:
        """Bring visits of a client back to the agreed team (or to whoever comes already)."""
        state, plan, gained = self.state, self.plan, False
        for v in [v for v in range(len(plan.visits)) if plan.client[v] == c]:
            for w in list(state.holders[v]):
                if w in plan.team[c] and len(state.met[c]) <= plan.policy.continuity_most:
                    continue
                wanted = [x for x in plan.able[v] if x in plan.team[c] or x in state.met[c]]
                gained = self.hand_over("continuity", v, w, wanted) or gained
        return gained

    # ---- wishes, travel, stability

    def _everywhere(self, stage: str) -> None:
        gained = True
        while gained and self.meter.go_on():
            gained = False
            visits = list(range(len(self.plan.visits)))
            self.random.shuffle(visits)
            for v in visits:
                for w in list(self.state.holders[v]):
                    if not self.meter.go_on():
                        return
                    takers = [x for x in self.plan.able[v] if x != w and self._useful(stage, v, w, x)]
                    gained = self._swap_over(stage, v, w, takers) or gained
            self.tell(stage)

    def _useful(self, stage: str, v: int, w: int, x: int) -> bool:
        del w
        return stage != "stability" or (v, x) in self.plan.was

    def _swap_over(self, stage: str, v: int, w: int, takers: list[int]) -> bool:
        d = self.plan.day[v]
        for x in takers:
            if not self.meter.go_on():
                return False
            given = self.exchange.give(v, w, x)
            if given and self.exchange.gain(stage, given):
                return True
            for split in self.exchange.splits(w, x, d):
                if v in split[0] and split[1]:
                    changes = self.exchange.swap(w, x, d, split)
                    if changes and self.exchange.gain(stage, changes):
                        return True
        return False
