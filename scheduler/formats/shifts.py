"""Shift scheduling instances of Nottingham (Curtois and Qu 2014): their text, and the solution their judge reads.

Sections in the order of the file; `#` starts a comment; fields are parted by commas, parts of a field by `|`.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from scheduler.faults import ProblemError, need
from scheduler.shifts.model import Cover, Instance, Request, Shift, Worker

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from scheduler.shifts.model import Rows

FIELDS = {
    "HORIZON": "the number of days",
    "SHIFTS": "id, minutes, shifts that cannot follow (parted by |)",
    "STAFF": "id, most of each shift (D=14|N=5), most minutes, least minutes, most shifts in a row, "
    "least shifts in a row, least days off in a row, most weekends",
    "DAYS_OFF": "worker, days (from 0)",
    "SHIFT_ON_REQUESTS": "worker, day, shift, weight",
    "SHIFT_OFF_REQUESTS": "worker, day, shift, weight",
    "COVER": "day, shift, how many are wanted, weight for under, weight for over",
}
WHOLE = re.compile("[0-9]{1,9}|-0")
NEEDED = ("HORIZON", "SHIFTS", "STAFF", "COVER")


class Line:
    """One line with its place, so that a mistake in it can be found."""

    def __init__(self, place: str, section: str, text: str) -> None:
        """Fields come without the spaces around them."""
        self.place = place
        self.section = section
        self.fields = [f.strip() for f in text.split(",")]

    def fail(self, what: str) -> ProblemError:
        """The mistake as one line: the place, what is wrong, what is asked for."""
        return ProblemError(f"{self.place}: {what}; a line of SECTION_{self.section} gives {FIELDS[self.section]}")

    def count(self, least: int, most: int | None = None) -> None:
        """There are as many fields as the section asks for."""
        if not least <= len(self.fields) <= (most or len(self.fields)):
            raise self.fail(f"{len(self.fields)} fields")

    def whole(self, field: int | str) -> int:
        """A whole number of at least 0; some files say -0."""
        text = self.fields[field] if isinstance(field, int) else field
        if not WHOLE.fullmatch(text):
            raise self.fail(f"{text!r} is no whole number of at least 0")
        return int(text)

    def known(self, field: int | str, names: Iterable[str], what: str) -> str:
        """A name that was given before."""
        text = self.fields[field] if isinstance(field, int) else field
        if text not in names:
            raise self.fail(f"no {what} has the id {text!r}")
        return text

    def day(self, field: int, days: int) -> int:
        """A day of the horizon."""
        day = self.whole(field)
        if day >= days:
            raise self.fail(f"day {day} is not among the {days} days from 0 to {days - 1}")
        return day


def read(path: Path) -> Instance:
    """One instance.

    Raises:
        ProblemError: where the file is not one.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError) as fault:
        raise ProblemError(f"{path.name}: {fault}; give an instance of shifts as text") from None
    return _instance(path.name, _sections(path.name, text))


def write(instance: Instance) -> str:
    """The instance as text that `read` takes back."""
    off = [w for w in instance.workers if w.days_off]
    parts = {
        "HORIZON": [str(instance.days)],
        "SHIFTS": [f"{s.id},{s.minutes},{'|'.join(s.not_followed_by)}" for s in instance.shifts],
        "STAFF": [_staff_line(w) for w in instance.workers],
        "DAYS_OFF": [",".join(map(str, (w.id, *w.days_off))) for w in off],
        "SHIFT_ON_REQUESTS": [_request_line(r) for r in instance.requests if r.wanted],
        "SHIFT_OFF_REQUESTS": [_request_line(r) for r in instance.requests if not r.wanted],
        "COVER": [f"{c.day},{c.shift},{c.wanted},{c.under},{c.over}" for c in instance.cover],
    }
    return "\n\n".join("\n".join([f"SECTION_{name}", *lines]) for name, lines in parts.items()) + "\n"


def write_solution(rows: Rows) -> str:
    """The rows as `score.py` reads them."""
    return json.dumps(rows, indent=1)


def _staff_line(w: Worker) -> str:
    most = "|".join(f"{shift}={many}" for shift, many in w.most.items())
    limits = (w.most_minutes, w.least_minutes, w.most_in_row, w.least_in_row, w.least_off_in_row, w.most_weekends)
    return ",".join([w.id, most, *map(str, limits)])


def _request_line(r: Request) -> str:
    return f"{r.worker},{r.day},{r.shift},{r.weight}"


def _sections(name: str, text: str) -> dict[str, list[Line]]:
    sections: dict[str, list[Line]] = {}
    section = ""
    for number, raw in enumerate(text.splitlines(), start=1):
        line, place = raw.strip(), f"{name}: line {number}"
        if not line or line.startswith("#"):
            continue
        if line.startswith("SECTION_"):
            section = line.removeprefix("SECTION_")
            need(section in FIELDS, f"{place}: no section is called {section!r}; they are {', '.join(FIELDS)}")
            sections.setdefault(section, [])
            continue
        need(section != "", f"{place}: this stands before the first section; begin with SECTION_HORIZON")
        sections[section].append(Line(place, section, line))
    for section in NEEDED:
        need(bool(sections.get(section)), f"{name}: SECTION_{section} is missing or empty; it gives {FIELDS[section]}")
    return sections


def _instance(name: str, sections: dict[str, list[Line]]) -> Instance:
    days = sections["HORIZON"][0].whole(0)
    need(days > 0, f"{sections['HORIZON'][0].place}: a horizon has at least one day; give the number of days")
    shifts = _shifts(sections["SHIFTS"])
    workers = _workers(sections["STAFF"], sections.get("DAYS_OFF", []), [s.id for s in shifts], days)
    names = {s.id for s in shifts}, {w.id for w in workers}
    requests = [_request(r, days, *names) for k in ("ON", "OFF") for r in sections.get(f"SHIFT_{k}_REQUESTS", [])]
    cover = [_cover(c, days, names[0]) for c in sections["COVER"]]
    twice = len({(c.day, c.shift) for c in cover}) < len(cover)
    need(not twice, f"{name}: SECTION_COVER has a day and shift twice; keep one")
    return Instance(days=days, shifts=shifts, workers=workers, requests=tuple(requests), cover=tuple(cover))


def _shifts(lines: list[Line]) -> tuple[Shift, ...]:
    made: list[Shift] = []
    ids = _ids(lines)
    for line in lines:
        line.count(2, 3)
        after = [s for s in line.fields[2].split("|") if s] if len(line.fields) > 2 else []  # noqa: PLR2004 - the third
        not_followed_by = tuple(line.known(s, ids, "shift") for s in after)
        if line.whole(1) == 0:
            raise line.fail("a shift of 0 minutes")
        made.append(Shift(id=line.fields[0], minutes=line.whole(1), not_followed_by=not_followed_by))
    return tuple(made)


def _ids(lines: list[Line]) -> list[str]:
    ids: list[str] = []
    for line in lines:
        if not line.fields[0] or line.fields[0] in ids:
            raise line.fail(f"the id {line.fields[0]!r} is empty or given twice")
        ids.append(line.fields[0])
    return ids


def _workers(staff: list[Line], off: list[Line], shifts: list[str], days: int) -> tuple[Worker, ...]:
    ids = _ids(staff)
    free_days: dict[str, tuple[int, ...]] = {}
    for line in off:
        worker = line.known(0, ids, "worker")
        free_days[worker] = (*free_days.get(worker, ()), *(line.day(k, days) for k in range(1, len(line.fields))))
    return tuple(_worker(line, shifts, free_days.get(line.fields[0], ())) for line in staff)


def _worker(line: Line, shifts: list[str], days_off: tuple[int, ...]) -> Worker:
    line.count(8, 8)
    most = {}
    for part in line.fields[1].split("|"):
        shift, _, many = part.partition("=")
        most[line.known(shift, shifts, "shift")] = line.whole(many)
    if line.whole(3) > line.whole(2):
        raise line.fail(f"least minutes {line.fields[3]} are above most minutes {line.fields[2]}")
    return Worker(
        id=line.fields[0],
        most=most,
        most_minutes=line.whole(2),
        least_minutes=line.whole(3),
        most_in_row=line.whole(4),
        least_in_row=line.whole(5),
        least_off_in_row=line.whole(6),
        most_weekends=line.whole(7),
        days_off=days_off,
    )


def _request(line: Line, days: int, shifts: set[str], workers: set[str]) -> Request:
    line.count(4, 4)
    worker, shift = line.known(0, workers, "worker"), line.known(2, shifts, "shift")
    wanted = line.section == "SHIFT_ON_REQUESTS"
    return Request(worker=worker, day=line.day(1, days), shift=shift, weight=line.whole(3), wanted=wanted)


def _cover(line: Line, days: int, shifts: set[str]) -> Cover:
    line.count(5, 5)
    numbers = dict(zip(("wanted", "under", "over"), map(line.whole, (2, 3, 4)), strict=True))
    return Cover(day=line.day(0, days), shift=line.known(1, shifts, "shift"), **numbers)
