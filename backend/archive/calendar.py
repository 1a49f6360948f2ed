"""A calendar as RFC 5545 wants it: lines of at most 75 octets, folded between characters, with what is text escaped."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

import msgspec

_LONGEST = 75
_ESCAPED = {ord("\\"): "\\\\", ord(";"): "\\;", ord(","): "\\,", ord("\n"): "\\n", ord("\r"): None}


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """Something from one instant to another, called so; `cancelled` where it was called off."""

    id: str
    starts_at: datetime
    ends_at: datetime
    summary: str
    cancelled: bool = False


def calendar(events: Iterable[Event], *, made_at: datetime, product: str) -> str:
    """The file, with the line ends that the standard wants."""
    return "".join(f"{line}\r\n" for told in _lines(events, made_at, product) for line in folded(told))


def _lines(events: Iterable[Event], made_at: datetime, product: str) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{escaped(product)}//EN", "CALSCALE:GREGORIAN")
    for event in events:
        yield from ("BEGIN:VEVENT", f"UID:{escaped(event.id)}", f"DTSTAMP:{_instant(made_at)}")
        yield from (f"DTSTART:{_instant(event.starts_at)}", f"DTEND:{_instant(event.ends_at)}")
        yield from (f"SUMMARY:{escaped(event.summary)}", "CLASS:PRIVATE")
        yield "STATUS:CANCELLED" if event.cancelled else "STATUS:CONFIRMED"
        yield "END:VEVENT"
    yield "END:VCALENDAR"


def escaped(text: str) -> str:
    """Text as a value: what would end it, or begin another line, is told apart; other control characters go."""
    return "".join(c for c in text.translate(_ESCAPED) if c.isprintable() or c in "\t\u200c\u200d")


def folded(line: str) -> Iterator[str]:
    """The line in parts of at most 75 octets, each but the first behind a space; no character is cut."""
    part, size = "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > _LONGEST:
            yield part
            part, size = " ", 1
        part, size = part + character, size + octets
    yield part


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
