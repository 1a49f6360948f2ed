"""Pages for print, put together from parts: what is text cannot become markup."""

from collections.abc import Iterable
from html import escape

_RIGHT_TO_LEFT = {"ar", "fa", "he", "ur"}


class Html(str):
    """Text that is markup already."""

    __slots__ = ()


def tag(name: str, *inner: str, **attributes: str) -> Html:
    """An element; plain text in it is escaped. `class_` and `http_equiv` are written as HTML writes them."""
    said = "".join(f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"' for key, value in attributes.items())
    return Html(f"<{name}{said}>{joined(inner)}</{name}>")


def joined(parts: Iterable[str]) -> Html:
    """The parts one after the other."""
    return Html("".join(part if isinstance(part, Html) else escape(part) for part in parts))


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Html:
    """A table with a row of headings, each of which names its column to who has it read out."""
    head = tag("tr", *(tag("th", word, scope="col") for word in heads))
    body = (tag("tr", *(tag("td", cell) for cell in row)) for row in rows)
    return tag("table", tag("thead", head), tag("tbody", *body))


def page(title: str, *inner: str, language: str, style: Html) -> str:
    """A whole document. `style` is a link to a sheet, or the sheet itself where the page leaves the house."""
    meta = Html('<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">')
    head = tag("head", meta, tag("title", title), style)
    direction = "rtl" if language in _RIGHT_TO_LEFT else "ltr"
    body = tag("body", tag("main", tag("h1", title), *inner))
    return "<!doctype html>\n" + tag("html", head, body, lang=language, dir=direction)


SHEET = """
body { font: 1.05rem/1.5 system-ui, sans-serif; color: #1b1b1b; background: #fff; margin: 0 auto; max-width: 60rem; padding: 1rem }
h1 { font-size: 1.8rem; line-height: 1.2 } h2 { margin: 2rem 0 .5rem; break-after: avoid } h3 { margin: 1.2rem 0 .3rem; break-after: avoid }
table { border-collapse: collapse; width: 100% } th, td { border-bottom: 1px solid #8a8a8a; padding: .3rem .6rem .3rem 0; text-align: start; vertical-align: top }
tr { break-inside: avoid } .wide { overflow-x: auto }
@media print { body { max-width: none; padding: 0; font-size: 10.5pt } }
"""  # noqa: E501 -- a sheet of style, a rule a line
