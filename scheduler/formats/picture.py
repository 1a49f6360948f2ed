"""A roster as a picture: a Gantt by worker, one chart a day; an SVG, or a page with tables beside it. No script."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from scheduler.formats.picture_facts import BEHIND, Bar, Day, Facts, Row
from scheduler.formats.picture_marks import (
    ROW,
    STYLE,
    TALL,
    WORDS,
    box,
    legend,
    letters,
    line,
    patterns,
    pause,
    shorter,
    text,
    way,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LEFT, RIGHT, TOP, FOOT = 96, 150, 122, 18
MINUTE = 1.25
HOUR = 60
NARROW = 12


def clock(minute: int) -> str:
    """A time of the day; after midnight it goes on counting."""
    return f"{minute // HOUR:02}:{minute % HOUR:02}"


def day_svg(facts: Facts, day: Day, *, y: float = 0, alone: bool = True) -> str:
    """One day's chart; `alone` makes it a document of its own with the style in it."""
    wide, tall = size(day)
    name = str(day.day)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide:g}" height="{tall:g}" viewBox="0 0 {wide:g} {tall:g}"'
    place = "" if alone else f' y="{y:g}"'
    style = f"<style>{STYLE}</style>" if alone else ""
    says = f'<title id="t{name}">{title(facts, day)}</title><desc id="d{name}">{escape(described(day))}</desc>'
    body = "".join((patterns(name), box(0, 0, wide, tall, "paper"), *_head(facts, day, name), *_rows(day, name)))
    return f'{head}{place} role="img" aria-labelledby="t{name} d{name}">{says}{style}{body}</svg>'


def days_svg(facts: Facts, days: Sequence[Day]) -> str:
    """Several days in one document, one under the other."""
    sizes = [size(d) for d in days]
    wide, tall = max(s[0] for s in sizes), sum(s[1] for s in sizes)
    parts, y = [], 0.0
    for day, (_, high) in zip(days, sizes, strict=True):
        parts.append(day_svg(facts, day, y=y, alone=False))
        y += high
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide:g}" height="{tall:g}" viewBox="0 0 {wide:g} {tall:g}"'
    return f"{head}><title>{escape(facts.problem.id)}</title><style>{STYLE}</style>{''.join(parts)}</svg>"


def size(day: Day) -> tuple[float, float]:
    """Width and height of a day's chart."""
    lanes = len(day.uncovered)
    rows = len(day.rows) + lanes + (1 if lanes else 0) + _idle_lines(day)
    return LEFT + (day.ends - day.starts) * MINUTE + RIGHT, TOP + max(1, rows) * ROW + FOOT


def title(facts: Facts, day: Day) -> str:
    """What the chart is of."""
    return escape(f"{facts.problem.id}, day {day.day}")


def described(day: Day) -> str:
    """The chart in one sentence."""
    visits = sum(len(r.visits) for r in day.rows)
    open_places = sum(len(r.bars) for r in day.uncovered)
    broken = sum(bool(b.broken) for r in day.rows for b in r.visits)
    said = f"{visits} assignments of {len(day.rows)} workers, {open_places} uncovered places, {broken} break a rule"
    return f"{said}; {len(day.idle)} workers have nothing. {clock(day.starts)} to {clock(day.ends)}."


def _x(day: Day, minute: float) -> float:
    return LEFT + (min(max(minute, day.starts), day.ends) - day.starts) * MINUTE


def _head(facts: Facts, day: Day, name: str) -> Iterator[str]:
    yield text(12, 26, f"{facts.problem.id} · day {day.day}", "head")
    yield text(12, 44, described(day), "soft")
    yield from legend(name, 56)
    bottom = size(day)[1] - FOOT - _idle_lines(day) * ROW
    for hour in range(day.starts, day.ends + 1, HOUR):
        yield line(_x(day, hour), TOP - 4, _x(day, hour), bottom, "hour")
        yield text(_x(day, hour), TOP - 9, clock(hour), "soft", "middle")


def _rows(day: Day, name: str) -> Iterator[str]:
    y = float(TOP)
    if day.uncovered:
        yield text(12, y + 14, "uncovered", "bad")
        for lane in day.uncovered:
            yield from (_uncovered(day, bar, y + 4) for bar in lane.bars)
            y += ROW
        yield line(12, y + ROW / 2 - 4, size(day)[0] - 12, y + ROW / 2 - 4, "rule")
        y += ROW
    for count, row in enumerate(day.rows):
        yield from _row(day, row, y, name, banded=count % 2 == 0)
        y += ROW
    words = "nothing on this day: " + ", ".join(day.idle)
    for start in range(0, len(words) if day.idle else 0, _signs(day)):
        yield text(12, y + 18, words[start : start + _signs(day)], "soft")
        y += ROW


def _signs(day: Day) -> int:
    """How many signs of small print fit across."""
    return int((LEFT + (day.ends - day.starts) * MINUTE + RIGHT - 24) / 6.4)


def _idle_lines(day: Day) -> int:
    signs = len("nothing on this day: " + ", ".join(day.idle))
    return -(-signs // _signs(day)) if day.idle else 0


def _row(day: Day, row: Row, y: float, name: str, *, banded: bool) -> Iterator[str]:
    right = _x(day, day.ends)
    if banded:
        yield box(0, y, size(day)[0], ROW, "band")
    yield f"<g><title>{escape(row.worker)}</title>{text(12, y + 18, shorter(row.worker, LEFT - 12, 6.4))}</g>"
    seen = [b for b in row.bars if b.ends > day.starts and b.starts < day.ends]
    yield from (_bar(day, bar, y + 4, name) for bar in sorted(seen, key=lambda b: b.kind not in BEHIND))
    minutes = sum(b.ends - b.starts for b in row.visits)
    travel = sum(b.travel for b in row.visits)
    yield text(right + 10, y + 18, f"{_visits(row)} {minutes // HOUR} h {minutes % HOUR:02}, way {travel}", "soft")


def _visits(row: Row) -> str:
    count = len(row.visits)
    return f"{count} visit" if count == 1 else f"{count} visits"


def _bar(day: Day, bar: Bar, y: float, name: str) -> str:
    x = _x(day, bar.starts)
    wide = _x(day, bar.ends) - x
    if bar.kind == "away":
        return box(x, y - 4, wide, ROW, "away", f'fill="url(#away{name})"')
    if bar.kind == "likes":
        return line(x, y + TALL + 2, x + wide, y + TALL + 2, "like")
    if bar.kind == "travel":
        return way(x, y, wide)
    if bar.kind == "break":
        return pause(x, y, wide)
    if bar.kind == "busy":
        return box(x, y, wide, TALL, "busy", f'fill="url(#busy{name})" rx="3"')
    return _visit(bar, x, y, wide)


def _visit(bar: Bar, x: float, y: float, wide: float) -> str:
    parts = [
        f"<title>{escape(told(bar))}</title>",
        box(x, y, wide, TALL, "broken" if bar.broken else "visit", 'rx="3"'),
    ]
    if bar.workers > 1:
        parts.append(box(x + 2, y + 2, wide - 4, TALL - 4, "two", 'rx="2"'))
    if wide > NARROW:
        parts.append(text(x + 4, y + 9, shorter(bar.id, wide), "id"))
        parts.append(text(x + 4, y + 17.5, letters(bar.marks), "mark"))
        parts += [text(x + wide - 4, y + 18, "✕", "bad", "end")] if bar.broken else []
    if bar.pinned:
        parts.append(f'<circle cx="{x + wide - 5:g}" cy="{y + 5:g}" r="3.5" class="pin"/>')
    return f"<g>{''.join(parts)}</g>"


def told(bar: Bar) -> str:
    """A visit in words."""
    said = f"{bar.id} of {bar.client}, {clock(bar.starts)} to {clock(bar.ends)}"
    said += f", {bar.travel} minutes of way before" if bar.travel else ""
    said += "".join(f", {WORDS.get(m, m)}" for m in bar.marks)
    return said + "".join(f", breaks {code}" for code in bar.broken)


def _uncovered(day: Day, bar: Bar, y: float) -> str:
    x, wide = _x(day, bar.starts), (bar.ends - bar.starts) * MINUTE
    window = box(x, y, _x(day, bar.until) - x, TALL, "window", 'rx="3"')
    said = f"{bar.id} of {bar.client}, uncovered, {clock(bar.starts)} to {clock(bar.until)}"
    place = box(x, y, wide, TALL, "uncovered", 'rx="3"')
    words = text(x + 4, y + 14, "? " + shorter(bar.id, wide - 8), "id")
    return f"<g><title>{escape(said)}</title>{window}{place}{words}</g>"
