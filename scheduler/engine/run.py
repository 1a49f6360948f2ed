"""The engine that comes with the package: cover, then the aims one after another, under one deadline."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from scheduler.certificate import certificate
from scheduler.desk import desk_of
from scheduler.engine.aims import Guard
from scheduler.engine.canonical import digest
from scheduler.engine.cover import Coverer
from scheduler.engine.improve import Improver
from scheduler.engine.meter import Meter
from scheduler.engine.plan import Plan
from scheduler.engine.published import Incumbent
from scheduler.engine.size import large
from scheduler.engine.state import MILLION, State
from scheduler.roster import Assignment, Choice, Progress, Reason, Roster

if TYPE_CHECKING:
    from collections.abc import Callable

    from scheduler.engine.timing import Day, Route
    from scheduler.problem import Problem
    from scheduler.roster import Held

BP = MILLION // 10_000
BOUND_MOVES = 20
FIRST_REPAIR = 200
PARTS = {"cover": 400, "continuity": 450, "hours": 800, "burdens": 890, "wishes": 930, "travel": 970, "stability": 980}
# Of cover's part: until when days are planned, and the bound proven; fixed starts leave it next to nothing to prove.
FIXED, WINDOWS = (96, 98), (70, 85)
LARGE_PARTS = {
    "cover": 690,
    "continuity": 693,
    "hours": 935,
    "burdens": 955,
    "wishes": 968,
    "travel": 978,
    "stability": 982,
}


class RouteEngine:
    """Route based: a worker's day is timed as a whole; moves exchange parts of days (an `Engine`)."""

    def solve(
        self,
        problem: Problem,
        *,
        seconds: float | None,
        budget: int | None,
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> Roster:
        """The best roster found in the time or budget; cancelling keeps the best so far."""
        meter = Meter(seconds, budget, cancelled)
        return _Run(problem, meter, progress).roster()


class _Run:
    def __init__(self, problem: Problem, meter: Meter, progress: Callable[[Progress], None]) -> None:
        self.problem, self.meter, self._progress = problem, meter, progress
        self.plan = Plan(problem)
        desk_of(problem).know_wanted(self.plan.wanted_by_id)
        self.state = State(self.plan)
        self.random = Random(int(digest(problem.seed, "engine")[:15], 16))
        self.guard = Guard(self.state)
        self.bound: int | None = None
        self.parts = PARTS | LARGE_PARTS if large(self.plan) else PARTS

    def roster(self) -> Roster:
        """All stages, then the reasons and the certificate."""
        last = "cover"
        for stage in self.problem.policy.stages:
            if self.meter.stopped:
                break
            self.meter.upto(self.parts[stage])
            self._stage(stage)
            self.guard.serve(stage)
            self.tell(stage)
            last = stage
        if not self.meter.stopped:
            self._fill(last)
        return self._finished(last)

    def _fill(self, last: str) -> None:
        """Later moves may have left room for what was not covered: cover stands above what they were for."""
        self.state.stage, before = "cover", self.state.cover()
        coverer = Coverer(self.state, self.meter, self.random, self.tell)
        coverer.fill(coverer.order)
        coverer.fill_late(coverer.order)
        if self.state.cover() != before:
            self.tell(last)

    def _stage(self, stage: str) -> None:
        if stage == "cover":
            self._cover()
        else:
            Improver(self.state, self.meter, self.guard, self.random, self.tell).run(stage)

    def _cover(self) -> None:
        coverer = Coverer(self.state, self.meter, self.random, self.tell)
        coverer.keep_pins()
        Incumbent(self.state).stand()
        if large(self.plan):
            self._planned(coverer)
            return
        coverer.fill(coverer.order)
        self.tell("cover")
        self.meter.upto(FIRST_REPAIR)
        coverer.repair(0)
        bound = self.bound = self._bound()
        self.meter.upto(PARTS["cover"])
        coverer.repair(bound)

    def _planned(self, coverer: Coverer) -> None:
        """A large week: days are planned as a whole; what is left over goes to whoever can take it."""
        from scheduler.engine.weekplan import WeekPlan  # noqa: PLC0415 - brings ortools with it

        days = WeekPlan(self.state, self.meter, self.tell)
        planned, proven = FIXED if days.exact else WINDOWS
        self.meter.upto(self.parts["cover"] * planned // 100)
        bound = days.run()
        coverer.fill(coverer.order)
        self.meter.upto(self.parts["cover"] * proven // 100)
        bound = self.bound = days.bound() if not days.exact and self.meter.alive() else bound
        self.meter.upto(self.parts["cover"])
        aim = days.aim(bound)
        days.again(aim)
        coverer.fill(coverer.order)
        coverer.repair(aim)

    def _bound(self) -> int:
        """What no roster can go below, for the days that are not covered yet."""
        left = [0] * self.problem.days
        for v, day in enumerate(self.plan.day):
            left[day] += self.state.lacking(v)
        if not any(left):
            return 0
        from scheduler.engine.bound import uncovered_bound  # noqa: PLC0415 - brings ortools with it

        return uncovered_bound(self.plan, left, self._may_bound)

    def _may_bound(self) -> bool:
        self.meter.upto(PARTS["cover"])
        return self.meter.go_on(BOUND_MOVES)

    def tell(self, stage: str) -> None:
        """Say how far it is."""
        lacking = sum(self.state.cover())
        worst = min((self.state.share(w) for w in range(len(self.plan.workers))), default=MILLION)
        covered = sum(self.plan.need) - lacking
        seconds = int(self.meter.seconds)
        now = Progress(stage=stage, seconds=seconds, covered=covered, uncovered=lacking, worst_share_bp=worst // BP)
        self._progress(now.holding(self._held()))

    def _held(self) -> Callable[[], Held]:
        """The routes as they are now, to be written out as assignments only if somebody asks."""
        plan, routes, days = self.plan, self.state.saved(), [list(row) for row in self.state.days]
        stages = dict(self.state.stage_of)
        return lambda: _written(plan, routes, days, stages)

    def _finished(self, last: str) -> Roster:
        plan = self.plan
        rows, choices = self._held()()
        mode = "deterministic" if self.meter.budget is not None else "wall_clock"
        return Roster(
            problem=self.problem.id,
            assignments=rows,
            seconds=int(self.meter.seconds),
            stage=last,
            complete=not self.meter.stopped,
            certificate=certificate(
                self.problem,
                rows,
                bound=self.bound,
                statements=[Reason(code=f"mode_{mode}", params={"budget": self.meter.budget})],
                options=plan.options_by_id,
                wanted=plan.wanted_by_id,
            ),
            reasons=choices,
        )


def _written(plan: Plan, routes: list[list[Route]], days: list[list[Day]], stages: dict[tuple[int, int], str]) -> Held:
    rows, choices = [], []
    for w, row in enumerate(routes):
        for route, day in zip(row, days[w], strict=True):
            for (v, _), starts in zip(route, day.starts, strict=True):
                visit, worker = plan.visits[v], plan.workers[w].id
                stage = "pinned" if (v, w) in plan.pinned else stages[v, w]
                rows.append(Assignment(visit=visit.id, worker=worker, starts=starts, ends=starts + visit.minutes))
                choices.append(Choice(visit=visit.id, worker=worker, stage=stage))
    rows.sort(key=lambda a: (a.starts, a.visit, a.worker))
    return tuple(rows), tuple(sorted(choices, key=lambda c: (c.visit, c.worker)))
