"""How far a roster is that is solved in parts, and how long each of them may take: sums, without a database."""

from hypothesis import given
from hypothesis import strategies as st

from backend.rosters.schemas import DaySum, Progress
from backend.rosters.sums import begun_anew, not_begun, seconds_for, whole

progresses = st.builds(
    lambda days, covered, worst: Progress(
        stage="hours",
        seconds=1,
        budget_seconds=10,
        covered=covered,
        uncovered=sum(days),
        worst_share_bp=worst,
        best=True,
        picture=None,
    ),
    st.lists(st.integers(0, 9), min_size=7, max_size=7),
    st.integers(0, 50),
    st.integers(0, 10000),
)


@given(st.lists(progresses, min_size=1, max_size=5))
def test_the_whole_is_the_sum_of_its_parts_and_its_worst_share_the_worst(told: list[Progress]) -> None:
    found = whole(told, seconds=3, budget_seconds=10)
    assert found.covered == sum(one.covered for one in told)
    assert found.uncovered == sum(one.uncovered for one in told)
    assert found.worst_share_bp == min(one.worst_share_bp for one in told)
    waiting = not_begun((DaySum(covered=0, uncovered=4),), 10)
    more = whole([*told, waiting], seconds=3, budget_seconds=10)
    assert (more.stage, more.uncovered, more.worst_share_bp) == ("cover", found.uncovered + 4, found.worst_share_bp)


@given(progresses)
def test_a_part_begun_anew_has_the_same_places_all_open(told: Progress) -> None:
    anew = begun_anew(told)
    assert (anew.covered, anew.uncovered, anew.best) == (0, told.covered + told.uncovered, False)


@given(st.lists(st.integers(1, 3000), min_size=1, max_size=12), st.integers(2, 600))
def test_one_worker_is_through_with_all_parts_in_their_time(visits: list[int], seconds: int) -> None:
    remaining = float(seconds)
    for row, own in enumerate(visits):
        left, waiting = sum(visits[row:]), len(visits) - row
        remaining -= seconds_for(own, left, seats=1, waiting=waiting, seconds=remaining, least=0)
    assert abs(remaining) < 1e-6
