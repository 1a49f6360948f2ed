"""Marks in place of everything people write about themselves, so that it can be recognised wherever it turns up."""

import io
import re
import zipfile
from collections.abc import Iterator
from uuid import UUID

import asyncpg
import msgspec
from sqlalchemy import String, Table

from backend.kit.tables import Base
from backend.privacy.sealing.keyring import held
from backend.privacy.sealing.words import key_place, place_in, seal_with, sealed_columns
from tests.database import TestDatabase, run

# Words of a person, by table: the column that says whose they are, and the columns that hold them.
WORDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "member_identity": ("member_id", ("given_name", "family_name")),
    "member_contact": ("member_id", ("email", "phone")),
    "member_session": ("member_id", ("agent",)),
    "passkey": ("member_id", ("name",)),
    "service_address": ("client_id", ("line",)),
    "service_area": ("client_id", ("area",)),
    "care_note": ("client_id", ("note", "answer")),
    "home_access": ("client_id", ("note",)),
    "ledger_entry": ("worker_id", ("note",)),
    "trust_invitation": ("client_id", ("email", "given_name")),
    "planned_visit": ("visit_id", ("pin_reason",)),
    "negotiation": ("subject_id", ("words",)),
    "question": ("subject_id", ("words", "answer")),
    "emergency_access": ("client_id", ("reason",)),
    "brought_archive": ("member_id", ("content",)),
}
# Codes out of a list of ours, and what a browser made up: nobody is known by these.
CODES = {
    *("need", "category", "purpose", "recipient", "precision", "necessity", "legal_basis", "day_part", "recurrence"),
    *("state", "skill", "level", "kind", "source", "gender", "asked_gender", "language", "path", "part", "mode"),
    *("channel", "detail_code", "endpoint", "p256dh", "auth", "task", "outcome", "request_hash", "sha256"),
    "answer",  # of a rule: yes, no, but
}
# What fewer may know than others of that name has a mark of its own.
_MARKED_AS = {("home_access", "note"): "door_note"}
_MARK = re.compile(r"marked-(\w+)-([0-9a-f]{32})")


class Mark(msgspec.Struct, frozen=True, order=True):
    """A column, and whose words stood in it."""

    column: str
    whose: UUID


def marks(text: str) -> set[Mark]:
    """Every mark in a text."""
    return {Mark(column, UUID(whose)) for column, whose in _MARK.findall(text)}


def text_of(body: bytes) -> str:
    """What stands in an answer, in the files of an archive too."""
    if not zipfile.is_zipfile(io.BytesIO(body)):
        return body.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def categories_of(mark: Mark) -> set[str]:
    """The data categories that a column of this name belongs to: whoever tells the words says one of them."""
    return {
        Base.metadata.tables[table].info["category"]
        for table, (_whose, columns) in WORDS.items()
        for column in columns
        if _MARKED_AS.get((table, column), column) == mark.column
    }


def unnamed_columns() -> Iterator[str]:
    """Columns of personal tables that are neither words nor codes as far as is said here."""
    for table in Base.metadata.sorted_tables:
        if table.info.get("guard") == "personal":
            texts = {column.name for column in table.columns if isinstance(column.type, String)}
            texts |= set(sealed_columns(table))
            words = set(WORDS.get(table.name, ("", ()))[1])
            yield from (f"{table.name}.{name}" for name in sorted(texts - words - CODES))


def mark_everything(database: TestDatabase) -> None:
    """Puts a mark in place of every word that is there; what is empty stays empty."""
    run(_mark(database.admin_url))


async def _mark_sealed(connection: asyncpg.Connection, table: Table, column: str, whose: str) -> None:
    """The same where the words are sealed: with their member's key, for their place."""
    for row in await connection.fetch(f"select * from {table.name} where {column} is not null"):  # noqa: S608
        key = await connection.fetchrow("select * from data_key where id = $1", row[whose])
        data_key = held().unwrap(key["master"], key["wrapped"], key_place(row[whose]))
        mark = f"marked-{_MARKED_AS.get((table.name, column), column)}-{row[whose].hex}"
        sealed = seal_with(data_key, place_in(table, column, dict(row)), mark)
        query = f"update {table.name} set {column} = $1 where cooperative_id = $2 and id = $3"  # noqa: S608
        await connection.execute(query, sealed, row["cooperative_id"], row["id"])


async def _mark(url: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        for table, (whose, columns) in WORDS.items():
            for column in columns:
                mark = f"'marked-{_MARKED_AS.get((table, column), column)}-' || replace({whose}::text, '-', '')"
                value = f"({mark}) || '@example.org'" if column == "email" else mark
                if column in sealed_columns(Base.metadata.tables[table]):
                    await _mark_sealed(connection, Base.metadata.tables[table], column, whose)
                    continue
                query = f"update {table} set {column} = {value} where {column} is not null and {column} <> ''"  # noqa: S608
                await connection.execute(query)
    finally:
        await connection.close()
