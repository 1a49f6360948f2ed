"""What invented people say of their time fits the painter, and what they were given before is a little uneven."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from backend.demo.cooperative import cooperative
from backend.demo.shapes import ASHBOURNE_VALE
from backend.imports.schemas import CooperativeFolder

BORDERS = {0, 360, 660, 840, 1080, 1320, 1440}


@pytest.fixture(scope="module", params=[7, 11])
def ashbourne(request: pytest.FixtureRequest) -> CooperativeFolder:
    return cooperative(ASHBOURNE_VALE, seed=request.param, today=date(2026, 11, 23))


def test_most_availability_begins_and_ends_where_the_parts_of_a_day_do(ashbourne: CooperativeFolder) -> None:
    on_borders = [span for span in ashbourne.availability if {span.starts_minute, span.ends_minute} <= BORDERS]
    assert 0.8 <= len(on_borders) / len(ashbourne.availability) <= 0.95


def test_the_weeks_before_were_a_little_uneven_and_no_more(ashbourne: CooperativeFolder) -> None:
    shares = sorted(shares_before(ashbourne))
    assert sum(0.8 <= share <= 1.1 for share in shares) > 0.9 * len(shares)
    assert shares[0] > 0.7
    assert shares[-1] < 1.2
    assert shares[-5] - shares[5] > 0.05


def shares_before(folder: CooperativeFolder) -> Iterator[float]:
    """What each of those who were there all the while was given of the hours they want."""
    given: Counter[str] = Counter()
    for visit in folder.history:
        given[visit.worker] += visit.minutes
    since = folder.cooperative.first_on - timedelta(weeks=8)
    there = {member.member for member in folder.members if member.joined_on is None or member.joined_on <= since}
    return (given[w.member] / w.wanted_minutes / 8 for w in folder.workers if w.member in there)
