"""A value has one canonical text, which is the one RFC 8785 gives it."""

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from backend.kit.canonical import canonical, sha256_of

WHOLE = st.integers(-(2**53) + 1, 2**53 - 1)
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | WHOLE | TEXT, lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner)
)


@given(value=VALUES)
def test_every_value_is_written_as_the_standard_writes_it(value: object) -> None:
    assert canonical(value) == rfc8785.dumps(value)  # type: ignore[arg-type]  # any JSON without fractions


@given(value=st.dictionaries(TEXT, WHOLE | TEXT, min_size=2))
def test_the_order_in_which_something_was_said_changes_no_hash(value: dict[str, object]) -> None:
    assert sha256_of(dict(reversed(value.items()))) == sha256_of(value)


@pytest.mark.parametrize(("value", "error"), [(0.5, TypeError), ([1.0], TypeError), ({"a": 2**53}, ValueError)])
def test_a_number_that_two_programs_may_write_in_two_ways_is_refused(value: object, error: type[Exception]) -> None:
    with pytest.raises(error):
        canonical(value)


def test_half_a_character_is_refused() -> None:
    with pytest.raises(ValueError, match="surrogates"):
        canonical("\ud800")
