"""Signed notes, checkpoints and cosignatures as C2SP writes them (signed-note, tlog-checkpoint, tlog-cosignature).

Pure. A key is named by where it signs (`commonrota/ledger/…`) and by the start of a hash over name and key.
"""

import base64
import binascii
from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import sha256

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

LOG, WITNESS = b"\x01", b"\x04"
_MARK = "\u2014 "
_HASH_BYTES = 32
_COSIGNED_BYTES = 8 + 64
_MOST_FIGURES = 19


class NoteError(ValueError):
    """A note, a key or a signature is not as it has to be; the message says what is wrong."""


class Key(msgspec.Struct, frozen=True):
    """What somebody signs with, as others know it."""

    name: str
    public: bytes
    kind: bytes = LOG

    @property
    def id(self) -> bytes:
        """The four bytes that stand before its signatures."""
        return sha256(self.name.encode() + b"\n" + self.kind + self.public).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{_base64(self.kind + self.public)}"

    def verify(self, signature: bytes, message: bytes) -> bool:
        """True where this key signed the message."""
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True


class Checkpoint(msgspec.Struct, frozen=True):
    """How large a log was, and the root over all of it."""

    origin: str
    size: int
    root: bytes

    @property
    def body(self) -> str:
        """What is signed."""
        return f"{self.origin}\n{self.size}\n{_base64(self.root)}\n"


class Signer:
    """Signs as one name with a secret of 32 bytes."""

    def __init__(self, name: str, seed: bytes) -> None:
        self._name = name
        self._private = Ed25519PrivateKey.from_private_bytes(seed)
        self._public = self._private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)

    def key(self, kind: bytes = LOG) -> Key:
        """What others know it by, as a log or as a witness."""
        return Key(self._name, self._public, kind)

    def sign(self, checkpoint: Checkpoint) -> str:
        """The whole note: the checkpoint and our signature."""
        signature = self._private.sign(checkpoint.body.encode())
        return f"{checkpoint.body}\n{_line(self.key(), signature)}"

    def cosign(self, checkpoint: Checkpoint, *, now: datetime) -> str:
        """The line by which a witness says that it saw this one then, and nothing that contradicts it before."""
        seconds = int(now.timestamp())
        signature = self._private.sign(_cosigned(checkpoint, seconds))
        return _line(self.key(WITNESS), seconds.to_bytes(8, "big") + signature)


def read_key(text: str) -> Key:
    """A key as it is handed round: `name+id+base64`; NoteError where it is none."""
    name, _, rest = text.strip().partition("+")
    hexed, _, encoded = rest.partition("+")
    raw = _bytes(encoded)
    key = Key(name, raw[1:], raw[:1])
    if not name or len(key.public) != _HASH_BYTES or key.kind not in (LOG, WITNESS) or key.id.hex() != hexed:
        raise NoteError("that is no key")
    return key


def read_checkpoint(note: str) -> Checkpoint:
    """What a note says, whoever signed it; NoteError where it is no checkpoint."""
    body, _ = _parts(note)
    lines = body.split("\n")
    if len(lines) != 4 or lines[3] or not lines[0] or not is_size(lines[1]):  # noqa: PLR2004 -- three lines, each ended
        raise NoteError("that is no checkpoint")
    checkpoint = Checkpoint(lines[0], int(lines[1]), _bytes(lines[2]))
    if len(checkpoint.root) != _HASH_BYTES or checkpoint.body != body:
        raise NoteError("that is no checkpoint")
    return checkpoint


def must_be_signed(note: str, key: Key) -> Checkpoint:
    """The checkpoint in the note; NoteError unless `key` signed it and it is of the log the key is named by."""
    checkpoint = read_checkpoint(note)
    if checkpoint.origin != key.name:
        raise NoteError("it is of another log")
    body, lines = _parts(note)
    if not any(key.verify(signature, body.encode()) for signature in _of(key, lines)):
        raise NoteError("nobody known signed it")
    return checkpoint


def cosigned_at(note: str, witness: Key) -> datetime | None:
    """When that witness saw the checkpoint of this note; None where it did not sign it."""
    checkpoint = read_checkpoint(note)
    for signature in _of(witness, _parts(note)[1]):
        if len(signature) == _COSIGNED_BYTES:
            seconds = int.from_bytes(signature[:8], "big")
            if witness.verify(signature[8:], _cosigned(checkpoint, seconds)):
                return datetime.fromtimestamp(seconds, UTC)
    return None


def _cosigned(checkpoint: Checkpoint, seconds: int) -> bytes:
    return f"cosignature/v1\ntime {seconds}\n{checkpoint.body}".encode()


def _parts(note: str) -> tuple[str, list[str]]:
    """The signed text with its last line's end, and the lines of signatures."""
    text, gap, signatures = note.rpartition("\n\n")
    if not gap or not signatures.endswith("\n"):
        raise NoteError("that is no signed note")
    return text + "\n", signatures.splitlines()


def _of(key: Key, lines: Iterable[str]) -> Iterable[bytes]:
    for line in lines:
        name, _, encoded = line.removeprefix(_MARK).partition(" ")
        raw = _bytes(encoded)
        if line.startswith(_MARK) and name == key.name and raw[:4] == key.id:
            yield raw[4:]


def _line(key: Key, signature: bytes) -> str:
    return f"{_MARK}{key.name} {_base64(key.id + signature)}\n"


def is_size(text: str) -> bool:
    """True for a size as it is written: figures, and no 0 before them; no tree is larger than 2**63."""
    return (
        len(text) < _MOST_FIGURES and text.isascii() and text.isdecimal() and (text == "0" or not text.startswith("0"))
    )


def _base64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _bytes(encoded: str) -> bytes:
    try:
        return base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError) as error:
        raise NoteError("that is no base64") from error
