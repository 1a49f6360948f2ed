"""What a member sees of the ledger about themselves."""

from uuid import UUID

import msgspec
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.privacy.proof import log
from backend.privacy.proof.schemas import MyEntry

MOST = 200
_LAST = 2**53
_MINE = text("select * from my_entries(:subject, :before, :most)")


async def mine(
    session: AsyncSession, cooperative_id: UUID, subject_id: UUID, *, before: int | None = None
) -> list[MyEntry]:
    """The newest entries about a member, also those of a second ago; empty about somebody one does not act for."""
    await log.append(session, cooperative_id)
    asked = {"subject": subject_id, "before": _LAST if before is None else before, "most": MOST}
    return [
        _entry(row.leaf_index, row.entry, row.payload, row.salt, row.subject_salt)
        for row in await session.execute(_MINE, asked)
    ]


def _entry(leaf_index: int, entry: str, payload: str, salt: bytes, subject_salt: bytes) -> MyEntry:
    said = msgspec.json.decode(entry, type=dict[str, str | None])
    return MyEntry(
        leaf_index=leaf_index,
        kind=str(said["kind"]),
        at=str(said["at"]),
        entry=dict(said),
        payload=msgspec.json.decode(payload),
        salt=salt.hex(),
        subject_salt=subject_salt.hex(),
    )
