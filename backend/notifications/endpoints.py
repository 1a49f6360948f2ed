"""Which push services we speak to: a subscription names a URL, and we do not call any URL a stranger names."""

import asyncio
import ipaddress
from base64 import urlsafe_b64decode
from urllib.parse import SplitResult, urlsplit

MOST_URL = 2000
_HTTPS = 443
_POINT_BYTES = 65
_AUTH_BYTES = 16
_UNCOMPRESSED = 4


class ForbiddenEndpointError(ValueError):
    """The endpoint is none of the known push services', or leads into a private network."""


def allowed(endpoint: str, hosts: tuple[str, ...]) -> bool:
    """True for https at a known host (or below it) on the usual port, or for a loopback address named with its port."""
    try:
        url = urlsplit(endpoint)
        port = url.port
    except ValueError:
        return False
    if len(endpoint) > MOST_URL or not url.hostname or url.username is not None or url.fragment:
        return False
    if _on_loopback(url.hostname):
        return f"{url.hostname}:{port}" in hosts
    known = any(url.hostname == host or url.hostname.endswith(f".{host}") for host in hosts if ":" not in host)
    return url.scheme == "https" and port in {None, _HTTPS} and known


def _on_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


async def must_be_public(endpoint: str, hosts: tuple[str, ...]) -> None:
    """Raises ForbiddenEndpointError unless `endpoint` is allowed and its name leads to public addresses alone.

    OSError where the name cannot be resolved.
    """
    if not allowed(endpoint, hosts):
        raise ForbiddenEndpointError(endpoint)
    url = urlsplit(endpoint)
    if not _on_loopback(url.hostname or "") and not await _public(url):
        raise ForbiddenEndpointError(endpoint)


async def _public(url: SplitResult) -> bool:
    found = await asyncio.get_running_loop().getaddrinfo(url.hostname, url.port or _HTTPS)
    return all(ipaddress.ip_address(address[0]).is_global for *_, address in found)


def keys_are_good(p256dh: str, auth: str) -> bool:
    """True where the browser's keys have the form RFC 8291 asks for: an uncompressed point, and 16 bytes."""
    try:
        point, secret = _bytes(p256dh), _bytes(auth)
    except ValueError:
        return False
    return len(point) == _POINT_BYTES and point[0] == _UNCOMPRESSED and len(secret) == _AUTH_BYTES


def _bytes(base64url: str) -> bytes:
    return urlsafe_b64decode(base64url + "=" * (-len(base64url) % 4))
