"""The year drawn: one small chart for each figure, a line for each way of assigning, readable without colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape

from scheduler.simulate.run import FAIR, WAYS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scheduler.simulate.figures import Figures
    from scheduler.simulate.run import Week

WIDE, HIGH, GAP, TOP, COLUMNS = 300, 130, 50, 90, 3
STROKES = {"fair": "", "first come": "6 4", "lowest cost": "2 3"}
STYLE = """
 text { font: 12px system-ui, sans-serif; fill: #1b1b1b } .name { font-weight: 600 } .axis { stroke: #767676 }
 .line { fill: none; stroke: #1b1b1b; stroke-width: 1.5;
 stroke-linecap: round } .w0 { stroke: #00589b; stroke-width: 2.5 }
 .w1 { stroke: #a33b00 } .w2 { stroke: #4a4a4a } .paper { fill: #fff }
 @media (prefers-color-scheme: dark) {
  text { fill: #f2f2f2 } .paper { fill: #16181b } .axis { stroke: #9a9a9a }
  .w0 { stroke: #7cc0ff } .w1 { stroke: #ffb08a } .w2 { stroke: #d0d0d0 }
 }
"""


class Chart(NamedTuple):
    """A figure over the weeks: its name, unit, and one row of values for each way (none where a week has none)."""

    name: str
    unit: str
    rows: dict[str, list[int | None]]


def picture(weeks: Sequence[Week]) -> str:
    """An SVG of small charts with a title, a description and the first and last figure of every line in words."""
    drawn = charts(weeks)
    high = TOP + -(-len(drawn) // COLUMNS) * (HIGH + GAP)
    wide = COLUMNS * (WIDE + GAP) + GAP
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" role="img" aria-labelledby="t d">',
        f'<title id="t">A cooperative over {len(weeks)} weeks, assigned in three ways</title>',
        f'<desc id="d">{escape(described(drawn))}</desc>',
        f"<style>{STYLE}</style>",
        f'<rect class="paper" width="{wide}" height="{high}"/>',
        *_legend(),
    ]
    for place, chart in enumerate(drawn):
        x, y = GAP + place % COLUMNS * (WIDE + GAP), TOP + place // COLUMNS * (HIGH + GAP)
        parts.append(f'<g transform="translate({x} {y})">{_chart(chart)}</g>')
    return "\n".join([*parts, "</svg>", ""])


def charts(weeks: Sequence[Week]) -> list[Chart]:
    """Shares, spreads of burdens between the quarters, and what is uncovered."""
    kinds = dict.fromkeys(k for w in weeks for k in w.figures[FAIR].burdens)
    found = [
        _over(weeks, "worst share of hours", "%", lambda f: f.worst_bp),
        _over(weeks, "share of hours, a tenth below", "%", lambda f: f.tenth_bp),
        _over(weeks, "share of hours, half below", "%", lambda f: f.median_bp),
        *(_over(weeks, f"{k.replace('_', ' ')}: spread", "points", _spread(k)) for k in kinds),
        _over(weeks, "uncovered places", "", lambda f: f.uncovered * 100),
    ]
    return [c for c in found if any(v for row in c.rows.values() for v in row)]


def described(drawn: Sequence[Chart]) -> str:
    """Every line's first and last figure, so that nobody needs the drawing."""
    said = []
    for chart in drawn:
        lines = []
        for way, row in chart.rows.items():
            known = [v for v in row if v is not None]
            lines.append(f"{way} from {_said(known[0])} to {_said(known[-1])}")
        said.append(f"{chart.name} ({chart.unit or 'count'}): {', '.join(lines)}.")
    return " ".join(said)


def _spread(kind: str) -> Callable[[Figures], int | None]:
    return lambda f: f.burdens[kind].quartiles_bp if kind in f.burdens else None


def _over(weeks: Sequence[Week], name: str, unit: str, of: Callable[[Figures], int | None]) -> Chart:
    return Chart(name, unit, {way: [of(w.figures[way]) for w in weeks] for way in WAYS})


def _legend() -> list[str]:
    parts = ['<text class="name" x="50" y="30">Shares of hours and spread of burdens by week</text>']
    for place, way in enumerate(WAYS):
        x = GAP + place * 140
        dash = f' stroke-dasharray="{STROKES[way]}"' if STROKES[way] else ""
        parts.append(f'<path class="line w{place}"{dash} d="M{x} 52h30"/><text x="{x + 36}" y="56">{way}</text>')
    return parts


def _chart(chart: Chart) -> str:
    top = max((v for row in chart.rows.values() for v in row if v is not None), default=0) or 1
    parts = [
        f'<text class="name" y="-6">{escape(chart.name)}</text>',
        f'<path class="axis" fill="none" d="M0 0V{HIGH}H{WIDE}"/>',
        f'<text x="-6" y="10" text-anchor="end">{_said(top)}</text>',
        f'<text x="-6" y="{HIGH}" text-anchor="end">0</text>',
    ]
    for place, (way, row) in enumerate(chart.rows.items()):
        dash = f' stroke-dasharray="{STROKES[way]}"' if STROKES[way] else ""
        path = _path(row, top)
        parts.append(f'<path class="line w{place}"{dash} d="{path}"><title>{way}</title></path>')
    return "".join(parts)


def _path(row: Sequence[int | None], top: int) -> str:
    step = max(1, len(row) - 1)
    points = [(i * WIDE // step, HIGH - v * HIGH // top) for i, v in enumerate(row) if v is not None]
    return "M" + "L".join(f"{x} {y}" for x, y in points) + "h0" if points else ""


def _said(value: int) -> str:
    return f"{value // 100}" if value % 100 == 0 else f"{value // 100}.{value % 100 // 10}"
