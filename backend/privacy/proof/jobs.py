"""What the worker does for the ledgers: appends every minute, signs every night and asks witnesses to look."""

import logging
from collections.abc import Iterable
from datetime import datetime
from http import HTTPStatus
from uuid import UUID

import httpx
import msgspec
from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from backend.kit.clock import Clock
from backend.kit.db import Context, transaction
from backend.kit.jobs import Nightly
from backend.privacy.cooperatives import cooperatives
from backend.privacy.proof import log, notes, witnessing
from backend.privacy.proof.finding import PROGRAM
from backend.privacy.proof.notes import Key, NoteError
from backend.privacy.proof.tables import ProofCosignatureRow
from backend.privacy.proof.witnessing import Asked
from backend.settings import Settings

_KEEP = text("select keep_cosignature(:cooperative, :size, :witness, :line)")
_PATIENCE_SECONDS = 10
said = logging.getLogger(__name__)


class Witness(msgspec.Struct, frozen=True):
    """Somebody who cosigns: under which key, and where to ask."""

    key: Key
    url: str


def appending(engine: AsyncEngine, clock: Clock) -> Nightly:
    """Puts into each ledger's tree what waits for it, some thousands in a transaction."""

    async def append() -> None:
        for cooperative_id in await cooperatives(engine):
            appended = log.MOST_APPENDED
            while appended == log.MOST_APPENDED:
                async with transaction(engine, _context(cooperative_id, clock())) as session:
                    appended = await log.append(session, cooperative_id)

    return append


def signing(engine: AsyncEngine, settings: Settings, clock: Clock) -> Nightly:
    """Signs each ledger as it stands and shows it to the witnesses; one that does not answer is asked the next day."""

    async def sign() -> None:
        for cooperative_id in await cooperatives(engine):
            async with transaction(engine, _context(cooperative_id, clock())) as session:
                note = await log.checkpoint(session, settings, cooperative_id, now=clock())
            for witness in read_witnesses(settings.witnesses):
                async with transaction(engine, _context(cooperative_id, clock())) as session:
                    await show(session, cooperative_id, note, witness)

    return sign


def read_witnesses(told: Iterable[str]) -> list[Witness]:
    """What the operator says of witnesses, each `key url`; NoteError where it is not so."""
    return [Witness(notes.read_key(key), url) for key, _, url in (each.strip().partition(" ") for each in told)]


async def show(session: AsyncSession, cooperative_id: UUID, note: str, witness: Witness) -> bool:
    """Shows a checkpoint to a witness and keeps what it signs; False where it did not."""
    c = ProofCosignatureRow
    old = await session.scalar(select(func.max(c.size)).where(c.witness == witness.key.name)) or 0
    answer = await _ask(session, cooperative_id, note, witness, old)
    if answer is not None and answer.status_code == HTTPStatus.CONFLICT and notes.is_size(answer.text.strip()):
        answer = await _ask(session, cooperative_id, note, witness, int(answer.text))
    if answer is None or answer.status_code != HTTPStatus.OK or not _cosigned(note, answer.text, witness.key):
        said.warning("%s did not cosign: %s", witness.key.name, answer.status_code if answer else "no answer")
        return False
    size = notes.read_checkpoint(note).size
    kept = {"cooperative": cooperative_id, "size": size, "witness": witness.key.name, "line": answer.text}
    await session.execute(_KEEP, kept)
    return True


async def _ask(
    session: AsyncSession, cooperative_id: UUID, note: str, witness: Witness, old: int
) -> httpx.Response | None:
    size = notes.read_checkpoint(note).size
    if old > size:
        return None
    proof = await log.consistency(session, cooperative_id, old, size)
    try:
        async with httpx.AsyncClient(timeout=_PATIENCE_SECONDS, follow_redirects=False, trust_env=False) as client:
            body = witnessing.write_request(Asked(old, tuple(proof), note))
            return await client.post(witness.url, content=body, headers={"content-type": "text/plain"})
    except (httpx.HTTPError, OSError):
        return None


def _cosigned(note: str, line: str, key: Key) -> bool:
    try:
        return notes.cosigned_at(note + line, key) is not None
    except NoteError:
        return False


def _context(cooperative_id: UUID, now: datetime) -> Context:
    return Context(cooperative_id=cooperative_id, program=PROGRAM, now=now)
