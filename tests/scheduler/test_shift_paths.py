"""A shortest path over days is the cheapest row that keeps a worker's limits."""

from itertools import product
from typing import Any

import msgspec
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
    prices = prices_drawn(data)
    found = Paths(table).rows([0], prices[None])[0]
    rows = [list(r) for r in product(range(3), repeat=DAYS)]
    costs = [sum(prices[d, s] for d, s in enumerate(r)) for r in rows if not broken(instance, table.rows([r]))]
    if found is None:
        assert costs == []
    else:
        assert broken(instance, table.rows([found])) == []
        assert sum(prices[d, s] for d, s in enumerate(found)) == min(costs)


@settings(max_examples=15, deadline=None)
@given(instance=alone(), most=st.integers(0, 2), data=st.data())
def test_who_may_have_few_of_a_shift_is_never_given_more(instance: Instance, most: int, data: Any) -> None:  # noqa: ANN401
    few = msgspec.structs.replace(instance.workers[0], most={"E": DAYS, "N": most})
    table = Table(msgspec.structs.replace(instance, workers=(few,)))
    found = Paths(table).rows([0], prices_drawn(data)[None])[0]
    assert found is None or broken(table.instance, table.rows([found])) == []


@settings(max_examples=15, deadline=None)
@given(one=alone(), other=alone(), data=st.data())
def test_workers_asked_together_get_rows_as_cheap_as_alone(one: Instance, other: Instance, data: Any) -> None:  # noqa: ANN401
    two = (
        one.workers[0],
        msgspec.structs.replace(other.workers[0], id="B"),
        msgspec.structs.replace(one.workers[0], id="C"),
    )
    paths = Paths(Table(msgspec.structs.replace(one, workers=two)))
    prices = np.stack([prices_drawn(data) for _ in two])
    together = paths.rows([0, 1, 2], prices)
    alone_each = [paths.rows([w], prices[[w]])[0] for w in range(3)]
    assert [cost_of(r, p) for r, p in zip(together, prices, strict=True)] == [
        cost_of(r, p) for r, p in zip(alone_each, prices, strict=True)
    ]


def prices_drawn(data: Any) -> Any:  # noqa: ANN401
    """Prices of each shift on each day; a day off costs nothing."""
    prices = np.zeros((DAYS, 3))
    price = st.lists(st.integers(-9, 9), min_size=DAYS * 2, max_size=DAYS * 2)
    prices[:, 1:] = np.array(data.draw(price)).reshape(DAYS, 2)
    return prices


def cost_of(row: list[int] | None, prices: Any) -> float | None:  # noqa: ANN401
    return None if row is None else sum(float(prices[d, s]) for d, s in enumerate(row))
