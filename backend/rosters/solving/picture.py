"""A roster in the making as a small picture: what is covered on each day, and how hours are spread; nobody in it."""

from collections import Counter
from collections.abc import Iterable

import scheduler
from backend.rosters.schemas import DaySum, Picture
from scheduler.desk import desk_of

BUCKET_BP = 1000
MOST_BP = 20_000


class Draughtsman:
    """Draws rosters of one problem; what a worker wants is worked out once, and mostly by the engine beside."""

    def __init__(self, problem: scheduler.Problem) -> None:
        self.problem = problem
        self.days = {visit.id: visit.day for visit in problem.visits}
        self.places: Counter[int] = Counter()
        for visit in problem.visits:
            self.places[visit.day] += visit.workers

    def draw(self, assignments: tuple[scheduler.Assignment, ...]) -> Picture:
        """Covered and open places by day, and workers by tenths of the hours they want, none of them named."""
        desk = desk_of(self.problem)
        wanted = {worker: desk.wanted(worker) for worker in desk.workers}
        shares = scheduler.fairness.shares(self.problem, assignments, wanted)
        return self.drawn(assignments, (share.share_bp for share in shares))

    def drawn(self, assignments: Iterable[scheduler.Assignment], shares_bp: Iterable[int]) -> Picture:
        """The same where the workers' shares are known."""
        covered = Counter(self.days[one.visit] for one in assignments)
        spread = Counter(min(share_bp, MOST_BP) // BUCKET_BP for share_bp in shares_bp)
        return Picture(
            days=tuple(
                DaySum(covered=covered[day], uncovered=max(0, self.places[day] - covered[day]))
                for day in range(self.problem.days)
            ),
            hours=tuple(spread[at] for at in range(MOST_BP // BUCKET_BP + 1)),
        )
