"""The archive as one file: a document for programs, sheets, a calendar, a page for people, and what was agreed."""

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta

import msgspec

from backend.archive.calendar import Event, calendar
from backend.archive.contents import Contents, Json
from backend.archive.document import document, looked
from backend.archive.page import page_of
from backend.archive.sheets import sheet
from backend.kit import catalogs
from backend.privacy.documents.places import Places
from backend.privacy.documents.receipts import receipt

DOCUMENT = "data.jsonld"
_LOOK = ("id", "opened_at", "actor_id", "program", "purpose", "recipient", "categories")


def packed(contents: Contents, places: Places) -> bytes:
    """The file; the same contents make the same bytes."""
    out = io.BytesIO()
    when = contents.made_at.timetuple()[:6]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in _files(contents, places):
            archive.writestr(zipfile.ZipInfo(name, when), body, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _files(contents: Contents, places: Places) -> Iterator[tuple[str, bytes]]:
    yield "index.html", page_of(contents).encode()
    yield DOCUMENT, msgspec.json.format(msgspec.json.encode(document(contents, places)), indent=1)
    yield "looks.jsonld", msgspec.json.encode(looked(contents, places))
    yield "csv/looks.csv", sheet(_LOOK, contents.looks)
    yield "calendar.ics", _calendar(contents).encode()
    for records in contents.records:
        yield f"csv/{records.kind.name}.csv", sheet(records.kind.columns, records.rows)
    for agreed in contents.agreements:
        held = receipt(agreed, contents.controller, places, language=contents.language, now=contents.made_at)
        yield f"agreements/{agreed.id}.json", msgspec.json.format(msgspec.json.encode(held), indent=1)
    hashes = "".join(f"{agreed.sha256}  {agreed.id}\n" for agreed in contents.agreements)
    yield "agreements/hashes.txt", hashes.encode()
    for brought_id, body in contents.brought:
        yield f"brought/{brought_id}.jsonld", body


def _calendar(contents: Contents) -> str:
    return calendar(_events(contents), made_at=contents.made_at, product=contents.controller.name)


def _events(contents: Contents) -> Iterator[Event]:
    summary = catalogs.text(catalogs.best(contents.language), "paper.kind.visit_one")
    mine = (row for row in contents.of("assignment") if row["worker_id"] == str(contents.member_id))
    for row in mine:
        yield _event(row, summary, row["during"]["from"], row["during"]["until"], cancelled=row["state"] == "ended")
    for row in contents.of("visit"):
        until = (datetime.fromisoformat(row["starts_at"]) + timedelta(minutes=row["minutes"])).isoformat()
        yield _event(row, summary, row["starts_at"], until, cancelled=row["state"] == "cancelled")


def _event(row: Json, summary: str, starts_at: str, ends_at: str, *, cancelled: bool) -> Event:
    return Event(
        id=row["id"],
        starts_at=datetime.fromisoformat(starts_at),
        ends_at=datetime.fromisoformat(ends_at),
        summary=summary,
        cancelled=cancelled,
    )
