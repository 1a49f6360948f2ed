"""A port to listen on that nobody else has."""

import socket

FIRST = 8000
_MORE = 50


class PortTakenError(OSError):
    """The port that was asked for is another program's."""


def choose(host: str, asked: int | None) -> int:
    """The port asked for, or the first free one from 8000 on where none was; PortTakenError where there is none."""
    for port in (asked,) if asked is not None else range(FIRST, FIRST + _MORE):
        if _free(host, port):
            return port
    raise PortTakenError(sentence(asked if asked is not None else FIRST))


def sentence(port: int) -> str:
    """What is the matter, and the way out."""
    return f"Port {port} is taken by another program: end that, or choose another with --port {port + 1}."


def _free(host: str, port: int) -> bool:
    """Nobody listens there on any of the host's addresses, and we may."""
    try:
        addresses = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except socket.gaierror:
        return True  # the server itself will say what is wrong with the name
    return all(_can_bind(family, address) for family, address in {(found[0], found[4]) for found in addresses})


def _can_bind(family: int, address: object) -> bool:
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(address)  # type: ignore[arg-type]
        except OSError:
            return False
    return True
