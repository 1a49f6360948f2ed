"""The papers as pages to print, in words: everything on them is the paper's own codes, looked up."""

from collections.abc import Callable, Iterable, Iterator

from babel.dates import format_date

from backend.kit import catalogs
from backend.kit.html import Html, page, table, tag
from backend.privacy.documents.papers import Assessed, Head, ImpactAssessment, InAnEmergency, PrivacyNotice, Register

STYLE = Html('<link rel="stylesheet" href="/ns/paper.css">')
_Word = Callable[[str], str]


def printed(paper: Register | ImpactAssessment | PrivacyNotice, language: str) -> str:
    """The page of a paper."""
    spoken = catalogs.best(language)
    say = _say(spoken)
    parts = {Register: _register, ImpactAssessment: _impact, PrivacyNotice: _notice}[type(paper)]
    name = type(paper).__name__
    inner = (*_head(paper.head, spoken), *parts(paper, say))  # type: ignore[operator]  # each takes its own kind
    return page(say(f"paper.title.{name}"), *inner, language=spoken, style=STYLE)


def _say(language: str) -> _Word:
    return lambda key: catalogs.text(language, key)


def _head(head: Head, language: str) -> Iterator[Html]:
    on = str(format_date(head.made_at.date(), "long", locale=language))
    version = catalogs.text(language, "paper.version", {"version": head.declaration_version, "on": on})
    yield tag("p", tag("strong", head.cooperative), Html("<br>"), head.address, Html("<br>"), head.contact)
    yield tag("p", version)
    if head.stored_in is not None:
        yield tag("p", catalogs.text(language, "paper.stored_in", {"country": head.stored_in}))


def _register(paper: Register, say: _Word) -> Iterator[Html]:
    for one in paper.activities:
        yield tag("h2", say(f"purpose.{one.purpose}"))
        rows = [
            [say("paper.about"), _words(say, "role", one.about)],
            [say("paper.column.what"), _words(say, "category", one.categories)],
            [say("paper.column.recipient"), _words(say, "recipient", one.recipients)],
            [say("paper.column.legal_basis"), _words(say, "legal_basis", one.legal_bases)],
            [say("paper.column.retention_days"), str(one.longest_days)],
            [say("paper.routes"), ", ".join(f"{route.method} {route.path}" for route in one.routes)],
        ]
        yield _pairs(rows)
    yield tag("h2", say("paper.outside"))
    yield tag("p", _words(say, "recipient", paper.outside) or say("paper.outside_none"))
    yield from _in_an_emergency(paper.emergency, say)
    yield from _list(say, "measure", paper.measures)
    yield from _list(say, "never", paper.never)


def _impact(paper: ImpactAssessment, say: _Word) -> Iterator[Html]:
    heads = ["what", "purpose", "recipient", "needed", "benefit", "risk", "refusing"]
    rows = [[*_rule(rule, say), *_why(rule, say)] for rule in paper.rules]
    yield tag("div", table([say(f"paper.column.{name}") for name in heads], rows), class_="wide")
    yield from _in_an_emergency(paper.emergency, say)
    yield from _list(say, "measure", paper.measures)
    yield from _list(say, "never", paper.never)


def _notice(paper: PrivacyNotice, say: _Word) -> Iterator[Html]:
    heads = ["what", "purpose", "recipient", "needed", "benefit", "risk", "refusing", "legal_basis", "retention_days"]
    rows = [
        [*_rule(rule, say), *_why(rule, say), say(f"legal_basis.{rule.legal_basis}"), str(rule.retention_days)]
        for rule in paper.rules
    ]
    yield tag("div", table([say(f"paper.column.{name}") for name in heads], rows), class_="wide")
    yield from _in_an_emergency(paper.emergency, say)
    yield from _list(say, "right", paper.rights)
    yield from _list(say, "never", paper.never)
    yield tag("h2", say("paper.signal"))
    yield tag("p", say("paper.signal_honoured"))


def _in_an_emergency(one: InAnEmergency, say: _Word) -> Iterator[Html]:
    yield tag("h2", say("paper.emergency"))
    yield tag("p", say("paper.emergency_how"))
    rows = [
        [say("paper.column.what"), _words(say, "category", one.categories)],
        [say("paper.emergency_contacts"), _words(say, "category", one.contact_categories)],
        [say("paper.column.purpose"), say(f"purpose.{one.purpose}")],
        [say("paper.column.recipient"), say(f"recipient.{one.recipient}")],
        [say("paper.column.legal_basis"), say("paper.emergency_basis")],
        [say("paper.routes"), ", ".join(f"{route.method} {route.path}" for route in one.routes)],
    ]
    yield _pairs(rows)


def _rule(rule: Assessed, say: _Word) -> list[str]:
    finely = f"{say(f'category.{rule.category}')} ({say(f'precision.{rule.precision}')})"
    return [finely, say(f"purpose.{rule.purpose}"), say(f"recipient.{rule.recipient}")]


def _why(rule: Assessed, say: _Word) -> list[str]:
    needed = f"{say(f'necessity.{rule.necessity}')}: {say(f'data.needed_by.{rule.needed_by}')}"
    return [needed, *(say(f"data.{name}.{getattr(rule, name)}") for name in ("benefit", "risk", "refusing"))]


def _words(say: _Word, domain: str, codes: Iterable[str]) -> str:
    return ", ".join(say(f"{domain}.{code}") for code in codes)


def _pairs(rows: list[list[str]]) -> Html:
    return tag("table", *(tag("tr", tag("th", name, scope="row"), tag("td", value)) for name, value in rows))


def _list(say: _Word, name: str, codes: Iterable[str]) -> Iterator[Html]:
    yield tag("h2", say(f"paper.{name}"))
    yield tag("ul", *(tag("li", say(f"paper.{name}.{code}")) for code in codes))
