"""Where a request comes from, as coarse as counting against guessing needs it."""

import ipaddress

_BREADTHS = {4: 24, 6: 64}


def network_of(host: str) -> str:
    """The network an address belongs to, as much of it as one household or provider is given; `host` if it is none."""
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return host
    address = getattr(address, "ipv4_mapped", None) or address
    return str(ipaddress.ip_network((address, _BREADTHS[address.version]), strict=False))
