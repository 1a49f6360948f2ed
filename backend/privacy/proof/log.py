"""One cooperative's ledger: what waits is appended, its size is signed, and proofs are read out of the tree.

Needs a session in the cooperative's context: the database shows no other ledger.
"""

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from sqlalchemy import select, text, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.errors import refuse
from backend.kit.secret import derive
from backend.privacy.proof import tree
from backend.privacy.proof.notes import Checkpoint, Signer
from backend.privacy.proof.tables import ProofCheckpointRow, ProofCosignatureRow, ProofLeafRow, ProofNodeRow
from backend.settings import Settings

MOST_APPENDED = 2_000
_APPEND = text("select append_entries(:cooperative, :most)")
_SIZE = text("select ledger_size(:cooperative)")
_KEEP = text("select keep_checkpoint(:cooperative, :size, :note, :now)")
_T = TypeVar("_T")


async def append(session: AsyncSession, cooperative_id: UUID, *, most: int = MOST_APPENDED) -> int:
    """Puts what waits into the tree, at most so many; how many it were."""
    return int(await session.scalar(_APPEND, {"cooperative": cooperative_id, "most": most}) or 0)


async def size_of(session: AsyncSession, cooperative_id: UUID) -> int:
    """How many entries the tree has."""
    return int(await session.scalar(_SIZE, {"cooperative": cooperative_id}) or 0)


def signer(settings: Settings, cooperative_id: UUID) -> Signer:
    """Who signs for this cooperative's ledger; the name stays when the installation moves to another address."""
    return Signer(f"commonrota/ledger/{cooperative_id.hex}", ledger_seed(settings, cooperative_id))


def ledger_seed(settings: Settings, cooperative_id: UUID) -> bytes:
    """The secret half of a ledger's key."""
    return derive(settings.secret, f"ledger key:{cooperative_id}")


async def checkpoint(session: AsyncSession, settings: Settings, cooperative_id: UUID, *, now: datetime) -> str:
    """The ledger as it stands, with what waited, signed and kept; and what witnesses said of just this size."""
    await append(session, cooperative_id)
    size = await size_of(session, cooperative_id)
    kept = await _kept(session, size)
    if kept is None:
        by = signer(settings, cooperative_id)
        kept = by.sign(Checkpoint(by.key().name, size, await root(session, size)))
        await session.execute(_KEEP, {"cooperative": cooperative_id, "size": size, "note": kept, "now": now})
    c = ProofCosignatureRow
    lines = await session.scalars(select(c.line).where(c.size == size).order_by(c.witness))
    return kept + "".join(lines)


async def _kept(session: AsyncSession, size: int) -> str | None:
    c = ProofCheckpointRow
    return await session.scalar(select(c.note).where(c.size == size))


async def kept_checkpoints(session: AsyncSession) -> list[str]:
    """Every checkpoint that was ever signed, with what witnesses said of it, the smallest first."""
    c, w = ProofCheckpointRow, ProofCosignatureRow
    said = defaultdict[int, str](str)
    for row in await session.execute(select(w.size, w.line).order_by(w.size, w.witness)):
        said[row.size] += row.line
    rows = await session.execute(select(c.size, c.note).order_by(c.size))
    return [row.note + said[row.size] for row in rows]


async def root(session: AsyncSession, size: int) -> bytes:
    """The root over the first `size` entries."""
    return await _worked_out(session, lambda node: tree.root(size, node))


async def inclusion(session: AsyncSession, cooperative_id: UUID, leaf: int, size: int) -> list[bytes]:
    """The proof that an entry is in the tree of `size`; Problem 400 where there is no such leaf or size."""
    await _must_be_there(session, cooperative_id, "size", size)
    if leaf >= size:
        raise refuse("leaf", "too_big", most=size - 1)
    return await _worked_out(session, lambda node: tree.inclusion(leaf, size, node))


async def consistency(session: AsyncSession, cooperative_id: UUID, old: int, size: int) -> list[bytes]:
    """The proof that the tree of `size` begins with that of `old`; Problem 400 for a size it never had."""
    await _must_be_there(session, cooperative_id, "to", size)
    if old > size:
        raise refuse("from", "too_big", most=size)
    return await _worked_out(session, lambda node: tree.consistency(old, size, node))


async def entries(session: AsyncSession, begin: int, most: int) -> list[str]:
    """Entries from leaf `begin` on, as they were hashed."""
    leaf = ProofLeafRow
    return list(
        await session.scalars(select(leaf.entry).where(leaf.leaf_index >= begin).order_by(leaf.leaf_index).limit(most))
    )


async def _must_be_there(session: AsyncSession, cooperative_id: UUID, field: str, size: int) -> None:
    most = await size_of(session, cooperative_id)
    if size > most:
        raise refuse(field, "too_big", most=most)


async def _worked_out(session: AsyncSession, made: Callable[[tree.Node], _T]) -> _T:
    """What `made` makes of the tree: asked once for which nodes it needs, and again with them."""
    needed: set[tuple[int, int]] = set()

    def noted(level: int, index: int) -> bytes:
        needed.add((level, index))
        return b""

    made(noted)
    n = ProofNodeRow
    rows = await session.execute(
        select(n.level, n.node_index, n.hash).where(tuple_(n.level, n.node_index).in_(sorted(needed)))
    )
    found = {(row.level, row.node_index): row.hash for row in rows}
    return made(lambda level, index: found[level, index])
