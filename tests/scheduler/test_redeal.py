"""Days dealt anew: the fairest parting of what a few do on a day is found, and made where it helps."""

from itertools import combinations, product
from random import Random

import pytest

import scheduler
from scheduler.engine.redeal import Redeal
from scheduler.engine.state import MILLION, State
from scheduler.formats.crowded import crowded
from tests.scheduler.test_hours_moves import assignments, planned, searching, sorted_shares


def dealing(state: State, seed: int) -> Redeal:
    hours = searching(state)
    return Redeal(state, hours.meter, hours.exchange, Random(seed))


def fairest_of_all(redeal: Redeal, workers: tuple[int, ...], d: int) -> int:
    """The least share in the best of all partings, each looked at."""
    state, plan, best = redeal.state, redeal.plan, 0
    timed = redeal.timed(workers, d)
    for parting in product(*(redeal.takers(workers, v, holder) for _, (v, _), holder in timed)):
        shares = []
        for h, w in enumerate(workers):
            day = state.clock.day(w, d, tuple(item for (_, item, _), to in zip(timed, parting, strict=True) if to == h))
            if day is None:
                break
            given = state.given[w] - state.days[w][d].minutes + day.minutes
            shares.append(given * MILLION // max(1, plan.wanted[w]))
        else:
            best = max(best, min(shares))
    return best


@pytest.mark.parametrize("seed", range(1, 5))
def test_no_parting_of_a_day_among_three_is_fairer_than_the_one_dealt(
    monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr("scheduler.engine.redeal.KEPT", 10_000)
    state = planned(crowded(seed=seed, workers=9, visits=100))
    redeal, looked_at = dealing(state, seed), 0
    for workers, d in product(combinations(range(9), 3), range(7)):
        timed = redeal.timed(workers, d)
        if 3 <= len(timed) <= 6:
            looked_at += 1
            now = min(state.share(w) for w in workers)
            found = [redeal.least(workers, d, deal) for deal in redeal.fairest(workers, timed, d)]
            assert max([now, *found]) == max(now, fairest_of_all(redeal, workers, d))
    assert looked_at


@pytest.mark.parametrize("seed", range(1, 4))
def test_dealing_anew_helps_somebody_breaks_no_rule_and_uncovers_no_visit(seed: int) -> None:
    problem = crowded(seed=seed, workers=14, visits=150)
    state = planned(problem)
    covered, before = state.cover(), sorted_shares(state)
    assert dealing(state, seed).run()
    assert sorted_shares(state) > before
    assert state.cover() == covered
    assert scheduler.check(problem, assignments(state)) == []
