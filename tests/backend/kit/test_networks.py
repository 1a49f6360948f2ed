"""Whoever holds a network cannot count as many."""

from ipaddress import IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.kit.web.networks import network_of


@given(network=st.integers(1, 2**64 - 1), hosts=st.lists(st.integers(0, 2**64 - 1), min_size=2, max_size=2))
def test_all_addresses_of_one_ipv6_network_count_as_one(network: int, hosts: list[int]) -> None:
    addresses = [IPv6Address(network << 64 | host) for host in hosts]
    assert len({network_of(written) for one in addresses for written in (str(one), one.exploded)}) == 1


@pytest.mark.parametrize(
    ("host", "network"),
    [
        ("192.0.2.77", "192.0.2.0/24"),
        ("::ffff:192.0.2.77", "192.0.2.0/24"),
        ("2001:db8::1", "2001:db8::/64"),
        ("2001:db8::ffff:1", "2001:db8::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", ""),
        ("a.socket", "a.socket"),
    ],
)
def test_an_address_counts_by_its_network(host: str, network: str) -> None:
    assert network_of(host) == network
