"""What an archive holds, kind by kind: every table that says it is about people, each column but those named here."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Table, or_, select
from sqlalchemy.dialects.postgresql import Range

from backend.kit.tables import Base
from backend.rosters.tables import RosterRow

# Left out, and why. Everything else of a personal table is in the archive.
WITHHELD: dict[str, str] = {
    "member_session.token_hash": "who holds it is signed in",
    "passkey.credential_id": "of use to a device alone",
    "passkey.public_key": "of use to a device alone",
    "push_subscription.endpoint": "who holds the three can write to the phone",
    "push_subscription.p256dh": "who holds the three can write to the phone",
    "push_subscription.auth": "who holds the three can write to the phone",
    "trust_invitation.token_hash": "who holds it can act for the client",
    "negotiation.request_hash": "tells a repeat from another answer, nothing of a person",
    "brought_archive.content": "handed out as it was brought, as a file of its own",
}
_GONE_OUT = select(RosterRow.id).where(RosterRow.state.in_(("published", "superseded")))
# A draft is nobody's until it is published: what was only tried is no record of anybody.
_PLANS = ("planned_visit", "reason")


class Kind(msgspec.Struct, frozen=True):
    """One kind of record: its name, its data category, and its columns by name."""

    table: Table
    name: str
    category: str
    columns: tuple[str, ...]

    def told(self, row: Mapping[str, object]) -> dict[str, Any]:
        """A row as it is handed out."""
        return {name: plain(row[name]) for name in self.columns}

    def about(self, member_id: object) -> ColumnElement[bool]:
        """The rows that are about somebody."""
        theirs = or_(*(self.table.c[subject] == member_id for subject in self.table.info["subjects"]))
        return theirs & self.table.c.roster_id.in_(_GONE_OUT) if self.name in _PLANS else theirs


def kinds() -> Iterator[Kind]:
    """Every kind there is, by name."""
    for name, table in sorted(Base.metadata.tables.items()):
        if table.info.get("guard") == "personal":
            columns = tuple(column.name for column in table.columns if _told(name, column.name))
            yield Kind(table, name, table.info["category"], columns)


def _told(table: str, column: str) -> bool:
    return column != "cooperative_id" and f"{table}.{column}" not in WITHHELD


def plain(value: object) -> object:
    """A value as JSON has it: spans as their two ends, instants in UTC."""
    if isinstance(value, Range):
        return {"from": plain(value.lower), "until": plain(value.upper)}
    if isinstance(value, datetime | date | time | UUID):
        return msgspec.to_builtins(value)
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return value
