"""The picture as a page that opens offline: each day's chart with its tables beside it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from scheduler.formats.picture import clock, day_svg, described, told
from scheduler.formats.picture_marks import STYLE, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scheduler.formats.picture_facts import Day, Facts, Row

PAGE = """
:root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;margin:1.5rem;color:#1b1f24;background:#fff}
h1{font-size:1.4rem}h2{font-size:1.15rem;margin-top:2.5rem}.chart{overflow-x:auto;border:1px solid #d5dae1}
.chart svg{display:block}table{border-collapse:collapse;margin:.75rem 0;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:600;padding:.25rem 0}th,td{padding:.2rem .8rem .2rem 0;text-align:left;
border-bottom:1px solid #d5dae1;vertical-align:top}td.n,th.n{text-align:right}nav a{margin-right:.9rem}
summary{cursor:pointer;padding:.5rem 0}a{color:#2c5aa0}
:focus-visible{outline:3px solid #2c5aa0;outline-offset:2px}
@media (prefers-color-scheme:dark){body{color:#e8ebef;background:#14181d}.chart,th,td{border-color:#3a424c}
a{color:#8fb6f2}
:focus-visible{outline-color:#8fb6f2}}
@media print{.chart{overflow:visible;border:0}.chart svg{width:100%;height:auto}details{display:none}}
"""
FIGURES = {
    "uncovered": "uncovered places",
    "worst_share_bp": "smallest share of the hours wanted",
    "mean_share_bp": "mean share",
    "travel_minutes": "minutes of travel",
}


def page(facts: Facts, days: Sequence[Day], figures: dict[str, int]) -> str:
    """The whole document."""
    name = escape(facts.problem.id)
    links = "".join(f'<a href="#day{d.day}">day {d.day}</a>' for d in days)
    said = "; ".join(f"{words} {_figure(key, figures[key])}" for key, words in FIGURES.items() if key in figures)
    body = "".join(_section(facts, day) for day in days)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{name}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{PAGE}{STYLE}</style></head><body>'
        f"<h1>{name}</h1><p>{said}; broken rules {len(facts.violations)}.</p>"
        f'<nav aria-label="Days">{links}</nav><main>{body}</main></body></html>\n'
    )


def _figure(key: str, value: int) -> str:
    return f"{value / 100:.1f} %" if key.endswith("_bp") else str(value)


def _section(facts: Facts, day: Day) -> str:
    chart = f'<div class="chart" tabindex="0" role="group" aria-label="Chart of day {day.day}">'
    chart += day_svg(facts, day, alone=False) + "</div>"
    head = f'<section id="day{day.day}"><h2>Day {day.day}</h2><p>{escape(described(day))}</p>'
    return f"{head}{chart}{''.join(_tables(day))}</section>"


def _tables(day: Day) -> Iterator[str]:
    if day.uncovered:
        bars = sorted((b for lane in day.uncovered for b in lane.bars), key=lambda b: (b.starts, b.id))
        rows = [(b.id, b.client, clock(b.starts), clock(b.until), b.ends - b.starts) for b in bars]
        yield _table("Uncovered places", ("visit", "client", "from", "until", "minutes"), rows)
    head = ("worker", "visits", "first", "over", "minutes", "way", "burdens")
    yield _table("Workers", head, (_worker(r) for r in day.rows))
    visits = [
        (r.worker, b.id, b.client, clock(b.starts), clock(b.ends), b.travel, _words(b.marks), ", ".join(b.broken))
        for r in day.rows
        for b in r.visits
    ]
    names = ("worker", "visit", "client", "starts", "ends", "way", "burdens", "breaks")
    yield f"<details><summary>Every visit of day {day.day}</summary>{_table('Visits', names, visits)}</details>"


def _worker(row: Row) -> tuple[object, ...]:
    visits = row.visits
    first = clock(min(b.starts for b in visits)) if visits else ""
    over = clock(max(b.ends for b in visits)) if visits else ""
    minutes, way = sum(b.ends - b.starts for b in visits), sum(b.travel for b in visits)
    marks = tuple(dict.fromkeys(m for b in visits for m in b.marks))
    return row.worker, len(visits), first, over, minutes, way, _words(marks)


def _words(marks: Iterable[str]) -> str:
    return ", ".join(WORDS.get(m, m) for m in marks)


def _table(caption: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    names = "".join(f'<th scope="col"{_right(h)}>{h}</th>' for h in head)
    body = "".join(
        "<tr>" + "".join(f"<td{_right(h)}>{escape(str(c))}</td>" for h, c in zip(head, row, strict=True)) + "</tr>"
        for row in rows
    )
    return f"<table><caption>{caption}</caption><thead><tr>{names}</tr></thead><tbody>{body}</tbody></table>"


def _right(head: str) -> str:
    return ' class="n"' if head in {"visits", "minutes", "way"} else ""


__all__ = ["page", "told"]
