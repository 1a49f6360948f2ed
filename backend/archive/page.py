"""The archive's page for people: everything in their language, readable without this program or a network."""

from collections.abc import Iterator

from backend.archive.contents import Contents, Records
from backend.archive.words import Written, column, shown
from backend.kit import catalogs
from backend.kit.html import SHEET, Html, page, table, tag

# The newest of each kind: a page of years is read by nobody, and all of it stands in the sheets.
_MOST_ROWS = 500


def page_of(contents: Contents) -> str:
    """The page."""
    language = catalogs.best(contents.language)
    return page(
        _say(language, "archive_title", name=contents.name),
        *_parts(contents, language),
        language=language,
        style=tag("style", Html(SHEET)),
    )


def _say(language: str, key: str, **params: object) -> str:
    return catalogs.text(language, f"paper.{key}", params)


def _parts(contents: Contents, language: str) -> Iterator[Html]:
    written = Written(language, contents.zone)
    made = {"cooperative": contents.controller.name, "on": written.when(contents.made_at)}
    yield tag("p", _say(language, "archive_made", **made))
    yield tag("p", _say(language, "archive_files"))
    yield from _agreements(contents, language, written)
    yield from _looks(contents, language, written)
    for records in sorted(contents.records, key=lambda one: (one.kind.category, one.kind.name)):
        yield from _records(records, language, written)


def _agreements(contents: Contents, language: str, written: Written) -> Iterator[Html]:
    names = ("category", "purpose", "recipient", "precision", "retention_days", "until_on", "withdrawn_at")
    rows = [
        [
            *(written.value(name, getattr(one.rule, name)) for name in names[:5]),
            written.when(one.rule.until_on.isoformat()),
            "" if one.withdrawn_at is None else written.when(one.withdrawn_at),
        ]
        for one in contents.agreements
    ]
    yield tag("h2", _say(language, "archive_agreements"))
    yield _wide([column(language, name) for name in names], rows)


def _looks(contents: Contents, language: str, written: Written) -> Iterator[Html]:
    heads = [_say(language, f"column.{name}") for name in ("made", "what", "purpose", "recipient")]
    rows = [
        [
            written.value("opened_at", look["opened_at"]),
            written.value("category", look["categories"]),
            written.value("purpose", look["purpose"]),
            written.value("recipient", look["recipient"]),
        ]
        for look in contents.looks[:_MOST_ROWS]
    ]
    yield tag("h2", _say(language, "archive_looks"))
    yield tag("p", _say(language, "archive_rows", count=len(contents.looks), file="csv/looks.csv"))
    yield _wide(heads, rows) if rows else tag("p", _say(language, "archive_nothing"))


def _records(records: Records, language: str, written: Written) -> Iterator[Html]:
    names = shown(records.kind.columns)
    if records.kind.name == "agreement" or not records.rows:
        return
    yield tag("h2", _say(language, f"kind.{records.kind.name}"))
    yield tag("p", _say(language, "archive_rows", count=len(records.rows), file=f"csv/{records.kind.name}.csv"))
    if names:
        rows = [[written.value(name, row[name]) for name in names] for row in records.rows[-_MOST_ROWS:]]
        yield _wide([column(language, name) for name in names], rows)


def _wide(heads: list[str], rows: list[list[str]]) -> Html:
    return tag("div", table(heads, rows), class_="wide")
