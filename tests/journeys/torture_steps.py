"""What may happen to a phone: the network, the clock, its pages, its owner, and what is said on it."""

from typing import Any

from hypothesis import strategies as st

Step = tuple[Any, ...]
_page = st.integers(0, 1)
STEPS: st.SearchStrategy[Step] = st.one_of(
    st.tuples(st.just("paint"), _page, st.integers(0, 6), st.integers(0, 1), st.sampled_from(["Cannot", "Prefer"])),
    st.tuples(st.just("usual"), _page, st.integers(0, 6), st.integers(0, 1), st.sampled_from(["Cannot", "Prefer"])),
    st.tuples(st.just("hours"), _page),
    st.tuples(st.just("confirm"), _page),
    st.tuples(st.just("elsewhere"), st.sampled_from(["usual", "hours"]), st.integers(1, 6)),
    st.tuples(st.just("network"), st.sampled_from(["clear", "dead", "deaf", "silent", "slow", "twice"])),
    st.tuples(st.just("offline"), st.booleans()),
    st.tuples(st.just("flush"), _page, st.sampled_from([0, 11, 40])),
    st.tuples(st.just("clock"), _page, st.sampled_from([-72, -5, 3, 50])),
    st.tuples(st.just("reload"), _page),
    st.tuples(st.just("kill"), _page),
    st.tuples(st.just("sign_out")),
    st.tuples(st.just("somebody_else")),
)
