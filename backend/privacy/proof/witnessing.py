"""Witnessing another installation's ledger (C2SP tlog-witness): it is cosigned only while it only ever grows.

A cosignature says that this installation saw a checkpoint and never one that contradicts it.
"""

import base64
import binascii
from datetime import datetime
from http import HTTPStatus
from urllib.parse import urlsplit

import msgspec
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.errors import Problem, not_found
from backend.kit.secret import derive
from backend.privacy.proof import notes, tree
from backend.privacy.proof.notes import Checkpoint, Key, NoteError, Signer
from backend.settings import Settings

_LAST = text("select size, root from last_witnessed(:origin)")
_WITNESS = text("select witness(:origin, :size, :root, :note, :now)")
_MOST_HASHES = 63


class Answer(msgspec.Struct, frozen=True):
    """What the log is told: a status of the protocol, and a text."""

    status: HTTPStatus
    text: str = ""
    media_type: str = "text/plain"


class Asked(msgspec.Struct, frozen=True):
    """What a log asks a witness: to go on from a size, with the proof, to a signed checkpoint."""

    old: int
    proof: tuple[bytes, ...]
    note: str


def witness(settings: Settings) -> Signer:
    """Who cosigns: this installation, by the name of its host."""
    return Signer(urlsplit(settings.public_url).netloc, derive(settings.secret, "ledger witness key"))


async def add_checkpoint(session: AsyncSession, settings: Settings, body: bytes, *, now: datetime) -> Answer:
    """Cosigns a checkpoint of a log the operator named, if it continues the last one, or says where that stands.

    Problem 400 for what is no request, 404 for a log nobody named, 403 where it did not sign, 422 for a wrong proof.
    """
    try:
        asked = read_request(body)
        checkpoint = notes.read_checkpoint(asked.note)
    except NoteError as error:
        raise Problem("invalid", HTTPStatus.BAD_REQUEST) from error
    keys = [key for key in map(notes.read_key, settings.witnessed) if key.name == checkpoint.origin]
    if not keys:
        raise not_found("ledger")
    if not _signed(asked.note, keys):
        raise Problem("not_allowed", HTTPStatus.FORBIDDEN)
    if asked.old > checkpoint.size:
        raise Problem("invalid", HTTPStatus.BAD_REQUEST)
    return await _continue(session, witness(settings), asked, checkpoint, now)


async def _continue(session: AsyncSession, by: Signer, asked: Asked, checkpoint: Checkpoint, now: datetime) -> Answer:
    row = (await session.execute(_LAST, {"origin": checkpoint.origin})).first()
    size, root = (row.size, row.root) if row else (0, tree.EMPTY)
    if asked.old != size or (checkpoint.size == size and checkpoint.root != root):
        return Answer(HTTPStatus.CONFLICT, f"{size}\n", "text/x.tlog.size")
    try:
        tree.must_extend(size, root, checkpoint.size, checkpoint.root, asked.proof)
    except tree.ProofError as error:
        raise Problem("invalid", HTTPStatus.UNPROCESSABLE_ENTITY) from error
    said = {"size": checkpoint.size, "root": checkpoint.root, "note": asked.note, "now": now}
    if not await session.scalar(_WITNESS, {"origin": checkpoint.origin, **said}):
        return Answer(HTTPStatus.CONFLICT, f"{size}\n", "text/x.tlog.size")
    return Answer(HTTPStatus.OK, by.cosign(checkpoint, now=now))


def write_request(asked: Asked) -> bytes:
    """The body of a request to a witness."""
    lines = [f"old {asked.old}", *(base64.b64encode(each).decode() for each in asked.proof), "", asked.note]
    return "\n".join(lines).encode()


def read_request(body: bytes) -> Asked:
    """What such a body says; NoteError where it is none."""
    try:
        head, gap, note = body.decode().partition("\n\n")
        first, *hashes = head.split("\n")
        word, _, size = first.partition(" ")
        proof = tuple(base64.b64decode(each, validate=True) for each in hashes)
    except (UnicodeDecodeError, binascii.Error, ValueError) as error:
        raise NoteError("that is no request to a witness") from error
    if word != "old" or not gap or not notes.is_size(size) or len(proof) > _MOST_HASHES:
        raise NoteError("that is no request to a witness")
    return Asked(int(size), proof, note)


def _signed(note: str, keys: list[Key]) -> bool:
    for key in keys:
        try:
            notes.must_be_signed(note, key)
        except NoteError:
            continue
        return True
    return False
