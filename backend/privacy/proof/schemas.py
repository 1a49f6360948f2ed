"""What of the ledger goes over the wire."""

from typing import Any

import msgspec


class MyEntry(msgspec.Struct, frozen=True, kw_only=True):
    """An entry about me with what opens it: SHA-256(salt, canonical payload) is the commitment in the entry.

    In the payload's `about` I am SHA-256(SHA-256 salt of mine, my id), in hexadecimal; the others there stay hidden.
    """

    leaf_index: int
    kind: str
    at: str
    entry: dict[str, Any]
    payload: dict[str, Any]
    salt: str
    subject_salt: str


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """Hashes in hexadecimal, nearest first."""

    hashes: tuple[str, ...]


class LedgerKey(msgspec.Struct, frozen=True, kw_only=True):
    """What the ledger's checkpoints are signed with: as C2SP writes it, and the bare Ed25519 key in hexadecimal."""

    key: str
    witness_key: str
    origin: str
    ed25519: str


class Entries(msgspec.Struct, frozen=True, kw_only=True):
    """Entries from one leaf on, each the very text that was hashed."""

    begin: int
    entries: tuple[str, ...]
