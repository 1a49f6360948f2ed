"""Checks what a ledger handed out, without the installation it came from: signatures, roots, proofs, commitments.

Pure: what is checked lies in the values given. `commonrota verify FILE` reads them from files.
"""

import hashlib
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

import msgspec

from backend.kit.canonical import canonical
from backend.privacy.proof import notes, tree
from backend.privacy.proof.notes import Checkpoint, Key, NoteError
from backend.privacy.proof.tree import ProofError


class Inclusion(msgspec.Struct, frozen=True, kw_only=True):
    """That an entry (the very text) is leaf number `leaf` of the tree of `size`."""

    entry: str
    leaf: int
    size: int
    hashes: tuple[str, ...]


class Consistency(msgspec.Struct, frozen=True, kw_only=True):
    """That the tree of `old` is the beginning of that of `size`."""

    old: int
    size: int
    hashes: tuple[str, ...]


class Opening(msgspec.Struct, frozen=True, kw_only=True):
    """What an entry commits to, with its salt; and whom it is about, with what stands for them."""

    entry: str
    payload: dict[str, Any]
    salt: str
    subject_id: str | None = None
    subject_salt: str | None = None


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody has of a ledger. `entries`, where they are given, are all of it from the first on."""

    key: str
    checkpoints: tuple[str, ...]
    entries: tuple[str, ...] | None = None
    inclusions: tuple[Inclusion, ...] = ()
    consistencies: tuple[Consistency, ...] = ()
    openings: tuple[Opening, ...] = ()
    witnesses: tuple[str, ...] = ()


def wrong(evidence: Evidence) -> list[str]:
    """What does not hold, a sentence each; empty where all of it does."""
    try:
        key = notes.read_key(evidence.key)
        list(map(notes.read_key, evidence.witnesses))
    except NoteError as error:
        return [f"the key cannot be used: {error}"]
    checkpoints, faults = _checkpoints(evidence.checkpoints, key)
    if not checkpoints:
        faults.append("there is no checkpoint to check against")
    faults += _of_witnesses(evidence.checkpoints, evidence.witnesses)
    faults += _of_entries(evidence.entries, checkpoints)
    faults += _of_sequence(evidence, checkpoints)
    faults += (fault for each in evidence.inclusions for fault in _of_inclusion(each, checkpoints))
    shown = _shown(evidence, checkpoints)
    faults += (fault for each in evidence.openings for fault in _of_opening(each, shown))
    return faults


def _checkpoints(given: Iterable[str], key: Key) -> tuple[dict[int, Checkpoint], list[str]]:
    """Those that were signed, by size, and what is wrong with the others; two of one size must be the same."""
    found: dict[int, Checkpoint] = {}
    faults = []
    for number, note in enumerate(given, 1):
        try:
            checkpoint = notes.must_be_signed(note, key)
        except NoteError as error:
            faults.append(f"checkpoint {number}: {error}")
            continue
        if found.setdefault(checkpoint.size, checkpoint).root != checkpoint.root:
            faults.append(f"two ledgers: the key signed two different trees of {checkpoint.size} entries")
    return found, faults


def _of_witnesses(given: Sequence[str], witnesses: Sequence[str]) -> Iterator[str]:
    for told in witnesses:
        witness = notes.read_key(told)
        if not any(_cosigned(note, witness) for note in given):
            yield f"{witness.name} cosigned none of these checkpoints"


def _cosigned(note: str, witness: Key) -> bool:
    try:
        return notes.cosigned_at(note, witness) is not None
    except NoteError:
        return False


def _of_entries(entries: Sequence[str] | None, checkpoints: dict[int, Checkpoint]) -> Iterator[str]:
    """Every checkpoint's root is worked out anew from the entries."""
    if entries is None:
        return
    levels = _levels([tree.leaf_hash(entry.encode()) for entry in entries])
    for size, checkpoint in sorted(checkpoints.items()):
        if size > len(entries):
            yield f"entries are missing: the checkpoint is of {size}, there are {len(entries)}"
        elif tree.root(size, lambda level, index: levels[level][index]) != checkpoint.root:
            yield f"the first {size} entries are not those that were signed"


def _levels(leaves: list[bytes]) -> list[list[bytes]]:
    levels = [leaves]
    while len(levels[-1]) > 1:
        below = levels[-1]
        levels.append([tree.node_hash(below[i], below[i + 1]) for i in range(0, len(below) - 1, 2)])
    return levels


def _of_sequence(evidence: Evidence, checkpoints: dict[int, Checkpoint]) -> Iterator[str]:
    """Each checkpoint continues the one before: shown by all entries, or by a proof."""
    proven = set()
    for each in evidence.consistencies:
        try:
            old, new = checkpoints[each.old], checkpoints[each.size]
            tree.must_extend(old.size, old.root, new.size, new.root, _hashes(each.hashes))
            proven.add((each.old, each.size))
        except KeyError:
            yield f"a proof is of sizes {each.old} and {each.size}, of which there is no checkpoint"
        except ProofError:
            yield f"the ledger of {each.size} does not begin with the ledger of {each.old}"
    sizes = sorted(checkpoints)
    for old_size, size in pairwise(sizes):
        if evidence.entries is None and old_size and (old_size, size) not in proven:
            yield f"nothing shows that the ledger of {size} begins with the ledger of {old_size}"


def _of_inclusion(each: Inclusion, checkpoints: dict[int, Checkpoint]) -> Iterator[str]:
    if each.size not in checkpoints:
        yield f"entry {each.leaf}: there is no checkpoint of {each.size}"
        return
    try:
        hashed, root = tree.leaf_hash(each.entry.encode()), checkpoints[each.size].root
        tree.must_include(hashed, each.leaf, each.size, _hashes(each.hashes), root)
    except ProofError:
        yield f"entry {each.leaf} is not in the ledger of {each.size}"


def _shown(evidence: Evidence, checkpoints: dict[int, Checkpoint]) -> set[str]:
    """The entries of which it is shown that they are in the ledger, or said where that is wrong."""
    signed = (evidence.entries or ())[: max(checkpoints, default=0)]
    return {*signed, *(each.entry for each in evidence.inclusions)}


def _of_opening(each: Opening, shown: Container[str]) -> Iterator[str]:
    try:
        entry = msgspec.json.decode(each.entry, type=dict[str, str | None])
        committed = hashlib.sha256(bytes.fromhex(each.salt) + canonical(each.payload)).hexdigest()
    except (ValueError, TypeError, msgspec.DecodeError):
        yield "an opening cannot be read"
        return
    if each.entry not in shown:
        yield f"nothing shows that entry {entry.get('id')} is in the ledger"
    elif committed != entry.get("commitment"):
        yield f"entry {entry.get('id')} says something else than what it was opened with"
    elif each.subject_id is not None and stands_for(each) not in each.payload.get("about", ()):
        yield f"entry {entry.get('id')} is not about {each.subject_id}"


def stands_for(each: Opening) -> str | None:
    """The hash that stands for the member in the payload; None where what makes it is missing or no hexadecimal."""
    try:
        salt, subject = bytes.fromhex(each.subject_salt or ""), bytes.fromhex((each.subject_id or "").replace("-", ""))
    except ValueError:
        return None
    return hashlib.sha256(salt + subject).hexdigest() if salt else None


def _hashes(told: Iterable[str]) -> list[bytes]:
    try:
        return [bytes.fromhex(each) for each in told]
    except ValueError as error:
        raise ProofError("no hexadecimal") from error
