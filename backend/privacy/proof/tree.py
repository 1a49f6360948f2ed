"""Merkle trees as RFC 9162 draws them (section 2.1), over hashes that lie anywhere. Pure; leans on nothing of ours.

A tree of `size` leaves is made of whole subtrees: `node(level, index)` is the hash over the 2**level leaves from
index * 2**level on.
"""

from collections.abc import Callable, Sequence
from hashlib import sha256

Node = Callable[[int, int], bytes]
EMPTY = sha256(b"").digest()


class ProofError(ValueError):
    """A proof does not prove what it was given for."""


def leaf_hash(entry: bytes) -> bytes:
    """The hash of one entry."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash over two subtrees."""
    return sha256(b"\x01" + left + right).digest()


def root(size: int, node: Node) -> bytes:
    """The root over the first `size` leaves."""
    return _over(0, size, node) if size else EMPTY


def inclusion(leaf: int, size: int, node: Node) -> list[bytes]:
    """What together with leaf number `leaf` makes the root of `size`, nearest first; ValueError outside the tree."""
    if not 0 <= leaf < size:
        raise ValueError(f"no leaf {leaf} in a tree of {size}")
    return _path(leaf, 0, size, node)


def consistency(old: int, size: int, node: Node) -> list[bytes]:
    """What shows that a tree of `size` begins with the tree of `old`; ValueError where `old` is larger."""
    if not 0 <= old <= size:
        raise ValueError(f"a tree of {old} is no beginning of a tree of {size}")
    return _subproof(old, 0, size, node, known=True) if 0 < old < size else []


def must_include(entry_hash: bytes, leaf: int, size: int, proof: Sequence[bytes], expected: bytes) -> None:
    """Raises ProofError unless the leaf with this hash stands at `leaf` in the tree of `size` with that root."""
    if not 0 <= leaf < size:
        raise ProofError("outside the tree")
    found, at, last = entry_hash, leaf, size - 1
    for each in proof:
        if last == 0:
            raise ProofError("too long")
        if at & 1 or at == last:
            found = node_hash(each, found)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            found = node_hash(found, each)
        at, last = at >> 1, last >> 1
    if last or found != expected:
        raise ProofError("another root")


def must_extend(old: int, old_root: bytes, size: int, new_root: bytes, proof: Sequence[bytes]) -> None:
    """Raises ProofError unless the tree of `size` begins with the tree of `old`."""
    if not 0 <= old <= size:
        raise ProofError("it became smaller")
    if old in (0, size):
        if proof or (old == size and old_root != new_root) or (old == 0 and old_root != EMPTY):
            raise ProofError("another root")
        return
    if _both_roots(old, size, [old_root, *proof] if old & (old - 1) == 0 else list(proof)) != (old_root, new_root):
        raise ProofError("another root")


def _both_roots(old: int, size: int, path: list[bytes]) -> tuple[bytes, bytes]:
    """The roots of both trees, as the proof tells them (RFC 9162, 2.1.4.2)."""
    at, last = old - 1, size - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    if not path:
        raise ProofError("too short")
    before = after = path[0]
    for each in path[1:]:
        if last == 0:
            raise ProofError("too long")
        if at & 1 or at == last:
            before, after = node_hash(each, before), node_hash(each, after)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            after = node_hash(after, each)
        at, last = at >> 1, last >> 1
    if last:
        raise ProofError("too short")
    return before, after


def _half(width: int) -> int:
    """The largest power of two below `width`."""
    return 1 << ((width - 1).bit_length() - 1)


def _over(begin: int, end: int, node: Node) -> bytes:
    width = end - begin
    if width & (width - 1) == 0:
        level = width.bit_length() - 1
        return node(level, begin >> level)
    middle = begin + _half(width)
    return node_hash(_over(begin, middle, node), _over(middle, end, node))


def _path(leaf: int, begin: int, end: int, node: Node) -> list[bytes]:
    if end - begin == 1:
        return []
    middle = begin + _half(end - begin)
    if leaf < middle:
        return [*_path(leaf, begin, middle, node), _over(middle, end, node)]
    return [*_path(leaf, middle, end, node), _over(begin, middle, node)]


def _subproof(old: int, begin: int, end: int, node: Node, *, known: bool) -> list[bytes]:
    if old == end:
        return [] if known else [_over(begin, end, node)]
    middle = begin + _half(end - begin)
    if old <= middle:
        return [*_subproof(old, begin, middle, node, known=known), _over(middle, end, node)]
    return [*_subproof(old, middle, end, node, known=False), _over(begin, middle, node)]
