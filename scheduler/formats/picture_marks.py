"""How a picture looks: one style for light and dark, patterns that tell kinds apart without colour, the legend."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from scheduler.formats.picture_facts import LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

STYLE = """
svg{--ink:#1b1f24;--soft:#5b6470;--line:#d5dae1;--paper:#fff;--band:#f4f6f8;--visit:#dbe8fb;--edge:#2c5aa0;--busy:#e4e4e4;
--way:#7a5a00;--bad:#a11226;--badfill:#fde3e6;--like:#1d6b3c;font-family:system-ui,sans-serif;background:var(--paper)}
@media (prefers-color-scheme:dark){svg{--ink:#e8ebef;--soft:#a7b0bb;--line:#3a424c;--paper:#14181d;--band:#1b2027;
--visit:#1e3a63;--edge:#8fb6f2;--busy:#3a3f46;--way:#e0b95a;--bad:#ff9aa7;--badfill:#4a1620;--like:#7fd6a2}}
text{fill:var(--ink);font-size:11px;font-variant-numeric:tabular-nums}
.soft{fill:var(--soft)}.head{font-size:17px;font-weight:600}.part{font-weight:600;font-size:12px}
.paper{fill:var(--paper)}.band{fill:var(--band)}.hour{stroke:var(--line)}.rule{stroke:var(--soft)}
.visit{fill:var(--visit);stroke:var(--edge)}.two{fill:none;stroke:var(--edge)}
.broken{fill:var(--badfill);stroke:var(--bad);stroke-width:2;stroke-dasharray:3 2}
.uncovered{fill:var(--badfill);stroke:var(--bad);stroke-width:1.5}
.window{fill:none;stroke:var(--bad);stroke-dasharray:2 3}.bad{fill:var(--bad);font-weight:600}
.busy{stroke:var(--soft)}.way{stroke:var(--way);stroke-width:2}.tick{stroke:var(--way)}
.pause{fill:var(--soft)}.rest{fill:none;stroke:var(--soft);stroke-dasharray:1 3}
.like{stroke:var(--like);stroke-width:2;stroke-dasharray:1 4;stroke-linecap:round}
.id{font-size:9px}.mark{font-size:8.5px;font-weight:700}.pin{fill:var(--edge)}
.hatch{stroke:var(--soft);stroke-width:1;opacity:.45}.cross{stroke:var(--soft);stroke-width:1}.grey{fill:var(--busy)}
"""
ROW, TALL = 28, 20
WORDS = {
    "evenings": "evening",
    "nights": "night",
    "weekends": "weekend",
    "feasts": "feast day",
    "long_travel": "long way",
    "split_days": "split day",
    "short_notice": "short notice",
}


def patterns(name: str) -> str:
    """Hatching for hours that are not offered, and for work already there."""
    return (
        f'<defs><pattern id="away{name}" width="7" height="7" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><line class="hatch" y2="7"/></pattern>'
        f'<pattern id="busy{name}" width="6" height="6" patternUnits="userSpaceOnUse">'
        '<rect class="grey" width="6" height="6"/><path class="cross" d="M0 6 6 0M0 0 6 6" fill="none"/>'
        "</pattern></defs>"
    )


def letters(marks: tuple[str, ...]) -> str:
    """The burdens of a visit, a letter each."""
    return "".join(LETTERS.get(m, "?") for m in marks)


def text(x: float, y: float, words: str, kind: str = "", end: str = "") -> str:
    """Words at a point."""
    more = (f' class="{kind}"' if kind else "") + (f' text-anchor="{end}"' if end else "")
    return f'<text x="{x:g}" y="{y:g}"{more}>{escape(words)}</text>'


def box(x: float, y: float, wide: float, tall: float, kind: str, more: str = "") -> str:
    """A rectangle."""
    return f'<rect x="{x:g}" y="{y:g}" width="{max(1, wide):g}" height="{tall:g}" class="{kind}" {more}/>'


def line(x: float, y: float, to_x: float, to_y: float, kind: str) -> str:
    """A line."""
    return f'<path d="M{x:g} {y:g}L{to_x:g} {to_y:g}" class="{kind}"/>'


def way(x: float, y: float, wide: float) -> str:
    """Travel: a line through the middle with a tick at its start."""
    return line(x, y + TALL / 2, x + wide, y + TALL / 2, "way") + line(x, y + 6, x, y + TALL - 6, "tick")


def pause(x: float, y: float, wide: float) -> str:
    """A break: a dotted frame with two bars, as on a player."""
    middle = x + wide / 2
    bars = "".join(box(middle + at, y + 6, 2, 8, "pause") for at in (-4, 2))
    return box(x + 1, y + 3, wide - 2, TALL - 6, "rest", 'rx="3"') + (bars if wide > 10 else "")  # noqa: PLR2004


def shorter(name: str, wide: float, letter: float = 5.2) -> str:
    """The id, or its end where there is no room for all of it."""
    room = int((wide - 5) / letter)
    if len(name) <= room:
        return name
    return "…" + name[1 - room :] if room > 2 else ""  # noqa: PLR2004 - an ellipsis and two signs say something


def legend(name: str, y: float) -> Iterator[str]:
    """What the marks mean, on two lines."""
    x, at = 12.0, y
    for wide, sample, words in _samples(name, at):
        yield f'<g transform="translate({x:g} 0)">{sample}{text(wide + 5, at + 14, words)}</g>'
        x += wide + 22 + 6.1 * len(words)
    said = "  ".join(f"{LETTERS[k]} {w}" for k, w in WORDS.items())
    yield text(12, at + 38, f"Letters in a visit are burdens:  {said}", "soft")


def _samples(name: str, y: float) -> Iterator[tuple[float, str, str]]:
    yield (
        36,
        box(0, y, 36, TALL, "visit", 'rx="3"') + text(4, y + 9, "v1", "id") + text(4, y + 17, "E", "mark"),
        "visit",
    )
    two = box(0, y, 30, TALL, "visit", 'rx="3"') + box(3, y + 3, 24, TALL - 6, "two", 'rx="2"')
    yield 30, two, "two or more together"
    yield 12, f'<circle cx="6" cy="{y + 10:g}" r="3.5" class="pin"/>', "pinned"
    yield 26, way(0, y, 26), "travel"
    yield 30, pause(0, y, 30), "break"
    yield 30, box(0, y, 30, TALL, "away", f'fill="url(#away{name})"'), "not offered"
    yield 30, line(0, y + TALL, 30, y + TALL, "like"), "preferred"
    yield 30, box(0, y, 30, TALL, "busy", f'fill="url(#busy{name})"'), "other work"
    lone = (
        box(0, y, 40, TALL, "window", 'rx="3"')
        + box(0, y, 26, TALL, "uncovered", 'rx="3"')
        + text(9, y + 14, "?", "bad")
    )
    yield 40, lone, "uncovered, in its window"
    yield 30, box(0, y, 30, TALL, "broken", 'rx="3"') + text(11, y + 14, "✕", "bad"), "breaks a rule"
