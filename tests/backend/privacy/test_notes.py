"""Checkpoints, keys and cosignatures are written as C2SP says, and only what was signed is believed."""

import base64
import hashlib
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from backend.privacy.proof import notes
from backend.privacy.proof.notes import WITNESS, Checkpoint, NoteError, Signer

NAME = "rota.example/ledger/willow"
SEED = bytes(range(32))
SIGNER = Signer(NAME, SEED)
ROOT = hashlib.sha256(b"root").digest()
POINT = Checkpoint(NAME, 7, ROOT)
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)


def test_a_checkpoint_is_three_lines_a_gap_and_a_signature_over_the_lines() -> None:
    note = SIGNER.sign(POINT)
    body, signature = note.split("\n\n")
    assert body + "\n" == f"{NAME}\n7\n{base64.b64encode(ROOT).decode()}\n"
    mark, name, encoded = signature.rstrip("\n").split(" ")
    assert (mark, name) == ("—", NAME)
    raw, public = base64.b64decode(encoded), Ed25519PrivateKey.from_private_bytes(SEED).public_key()
    assert raw[:4] == hashlib.sha256(NAME.encode() + b"\n\x01" + public.public_bytes_raw()).digest()[:4]
    public.verify(raw[4:], (body + "\n").encode())


def test_a_key_is_read_as_it_was_written_and_nothing_else_is_one() -> None:
    key = SIGNER.key()
    assert notes.read_key(str(key)) == key
    for wrong in ("", "name", str(key)[:-4], str(key).replace("willow", "other"), str(key) + "AAAA"):
        with pytest.raises(NoteError):
            notes.read_key(wrong)


def test_only_who_signed_is_believed_and_only_for_their_own_ledger() -> None:
    note = SIGNER.sign(POINT)
    assert notes.must_be_signed(note, SIGNER.key()) == POINT
    for key in (Signer(NAME, bytes(32)).key(), Signer("another.example", SEED).key(), SIGNER.key(WITNESS)):
        with pytest.raises(NoteError):
            notes.must_be_signed(note, key)


@pytest.mark.parametrize(
    "change",
    [
        lambda note: note.replace("\n7\n", "\n8\n"),
        lambda note: note.replace("\n7\n", "\n07\n"),
        lambda note: note.replace(NAME, "other.example", 1),
        lambda note: note.replace("\n\n", "\nmore\n\n"),
        lambda note: note.removesuffix("\n"),
        lambda note: note[:0],
        lambda note: note.replace("\n\n", "\n"),
        lambda note: note[:-6] + "AAAA=\n",
    ],
)
def test_a_changed_note_is_not_believed(change) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    with pytest.raises(NoteError):
        notes.must_be_signed(change(SIGNER.sign(POINT)), SIGNER.key())


def test_a_cosignature_says_when_and_of_which_checkpoint() -> None:
    witness = Signer("union.example", bytes(reversed(range(32))))
    line = witness.cosign(POINT, now=NOW)
    note = SIGNER.sign(POINT) + line
    assert notes.cosigned_at(note, witness.key(WITNESS)) == NOW
    assert notes.must_be_signed(note, SIGNER.key()) == POINT
    assert notes.cosigned_at(SIGNER.sign(Checkpoint(NAME, 8, ROOT)) + line, witness.key(WITNESS)) is None
    assert notes.cosigned_at(SIGNER.sign(POINT), witness.key(WITNESS)) is None
    raw = base64.b64decode(line.split(" ")[2])
    signed = f"cosignature/v1\ntime {int(NOW.timestamp())}\n{POINT.body}".encode()
    Ed25519PublicKey.from_public_bytes(witness.key().public).verify(raw[12:], signed)
