"""A shortest path over days is the cheapest row that keeps a worker's limits."""

from itertools import product
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.shifts import Instance, Shift, Worker, broken
from scheduler.shifts.path import Paths
from scheduler.shifts.table import Table

DAYS = 7


@st.composite
def alone(draw: st.DrawFn) -> Instance:
    """One worker, two shifts, a week: few enough rows to try them all."""
    small = st.integers(1, 3)
    shifts = (
        Shift(id="E", minutes=480),
        Shift(id="N", minutes=600, not_followed_by=draw(st.sampled_from([("E",), ()]))),
    )
    numbers = {k: draw(small) for k in ("least_in_row", "least_off_in_row")}
    worker = Worker(
        id="A",
        most={"E": DAYS, "N": DAYS},
        most_minutes=draw(st.integers(1200, 3000)),
        least_minutes=draw(st.integers(0, 1800)),
        most_in_row=draw(st.integers(2, 5)),
        most_weekends=draw(st.integers(0, 1)),
        days_off=tuple(draw(st.sets(st.integers(0, DAYS - 1), max_size=1))),
        **numbers,
    )
    return Instance(days=DAYS, shifts=shifts, workers=(worker,))


@settings(max_examples=30, deadline=None)
@given(instance=alone(), data=st.data())
def test_no_row_that_keeps_the_limits_is_cheaper_than_the_path(instance: Instance, data: Any) -> None:  # noqa: ANN401
    table = Table(instance)
    price = st.lists(st.integers(-9, 9), min_size=DAYS * 2, max_size=DAYS * 2)
    prices = np.zeros((DAYS, 3))
    prices[:, 1:] = np.array(data.draw(price)).reshape(DAYS, 2)
    found = Paths(table).rows([0], prices[None])[0]
    rows = [list(r) for r in product(range(3), repeat=DAYS)]
    costs = [sum(prices[d, s] for d, s in enumerate(r)) for r in rows if not broken(instance, table.rows([r]))]
    if found is None:
        assert costs == []
    else:
        assert broken(instance, table.rows([found])) == []
        assert sum(prices[d, s] for d, s in enumerate(found)) == min(costs)
