"""Sealing words and reading them: each with the data key of the member they are about, for the place they stand in.

What is moved to another row, column or member, or put back as an older version, does not open. Words whose key is gone
are gone.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Table, text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.privacy.sealing.keyring import decrypt, encrypt, held

_KEYS = text("select * from data_keys(cast(:members as uuid[]))")
_KEEP = text("select keep_data_keys(cast(:members as uuid[]), :master, cast(:wrapped as bytea[]), :now)")


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where words stand, and about whom; `version` where the row counts its versions."""

    table: str
    column: str
    subject_id: UUID
    row_id: UUID
    version: int = 0

    @property
    def bound(self) -> bytes:
        """What the words are bound to."""
        return f"{self.table}.{self.column}/{self.subject_id}/{self.row_id}/{self.version}".encode()


async def seal(session: AsyncSession, place: Place, words: str, *, now: datetime) -> bytes:
    """The words as they are kept."""
    (sealed,) = await seal_all(session, [(place, words)], now=now)
    return sealed


async def seal_all(session: AsyncSession, said: Sequence[tuple[Place, str]], *, now: datetime) -> list[bytes]:
    """The same for many; who has no key yet is given one."""
    keys = await _keys_for(session, {place.subject_id for place, _ in said}, now)
    return [seal_with(keys[place.subject_id], place, words) for place, words in said]


async def unseal(session: AsyncSession, place: Place, sealed: bytes | None) -> str | None:
    """The words; None where there are none, or their key is gone. Raises SealError where they are of another place."""
    (words,) = await unseal_all(session, [(place, sealed)])
    return words


async def unseal_all(session: AsyncSession, kept: Sequence[tuple[Place, bytes | None]]) -> list[str | None]:
    """The same for many, in their order; the database is asked once, and not at all where nothing is sealed."""
    needed = {place.subject_id for place, sealed in kept if sealed is not None}
    keys = await _keys(session, needed) if needed else {}
    return [_unsealed(keys, place, sealed) for place, sealed in kept]


async def open_rows(session: AsyncSession, table: Table, rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Whole rows of a table with its sealed columns as words."""
    columns = sealed_columns(table)
    kept = [(place_in(table, column, row), row[column]) for row in rows for column in columns]
    opened = iter(await unseal_all(session, kept))
    return [{**row, **{column: next(opened) for column in columns}} for row in rows]


def sealed_columns(table: Table) -> list[str]:
    """The columns of a table whose words are sealed."""
    return [column.name for column in table.columns if column.info.get("sealed")]


def place_in(table: Table, column: str, row: Mapping[str, Any]) -> Place:
    """Where a column of a row stands."""
    subject_id = row[table.info["subjects"][0]]
    return Place(
        table=table.name, column=column, subject_id=subject_id, row_id=row["id"], version=row.get("version", 0)
    )


def seal_with(key: bytes, place: Place, words: str) -> bytes:
    """The words under a data key."""
    return encrypt(AESGCM(key), words.encode(), place.bound)


def key_place(member_id: UUID) -> bytes:
    """What a wrapped data key is bound to."""
    return f"data_key/{member_id}".encode()


def _unsealed(keys: Mapping[UUID, bytes], place: Place, sealed: bytes | None) -> str | None:
    if sealed is None or place.subject_id not in keys:
        return None
    return decrypt(AESGCM(keys[place.subject_id]), sealed, place.bound).decode()


async def _keys(session: AsyncSession, members: Collection[UUID]) -> dict[UUID, bytes]:
    rows = await session.execute(_KEYS, {"members": list(members)})
    return {row.id: held().unwrap(row.master, row.wrapped, key_place(row.id)) for row in rows}


async def _keys_for(session: AsyncSession, members: Collection[UUID], now: datetime) -> dict[UUID, bytes]:
    found = await _keys(session, members)
    missing = [member_id for member_id in members if member_id not in found]
    if missing:
        await _make(session, missing, now)
        found |= await _keys(session, missing)
    return found


async def _make(session: AsyncSession, members: Iterable[UUID], now: datetime) -> None:
    """Of two who make a member's first key the first one's stays."""
    wrapped = {member_id: held().fresh(key_place(member_id))[1] for member_id in members}
    keys = {"members": list(wrapped), "master": held().first, "wrapped": list(wrapped.values())}
    await session.execute(_KEEP, {**keys, "now": now})
