"""Our trees are those of RFC 9162: the same roots and proofs as another program's, and nothing else is let through."""

import hashlib
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymerkle import InmemoryTree

from backend.privacy.proof import tree
from backend.privacy.proof.tree import ProofError

MOST = 300
LEAVES = [tree.leaf_hash(b"entry %d" % number) for number in range(MOST)]


@cache
def node(level: int, index: int) -> bytes:
    if level == 0:
        return LEAVES[index]
    return tree.node_hash(node(level - 1, 2 * index), node(level - 1, 2 * index + 1))


@cache
def naive(begin: int, end: int) -> bytes:
    """The RFC's own words: split at the largest power of two that is smaller."""
    if end - begin == 1:
        return LEAVES[begin]
    width = 1
    while width * 2 < end - begin:
        width *= 2
    return hashlib.sha256(b"\x01" + naive(begin, begin + width) + naive(begin + width, end)).digest()


def test_roots_of_every_size_are_those_of_the_rfc_and_of_another_program() -> None:
    other = InmemoryTree(algorithm="sha256")
    assert tree.root(0, node) == hashlib.sha256(b"").digest()
    for size in range(1, MOST + 1):
        other.append_entry(b"entry %d" % (size - 1))
        assert tree.root(size, node) == naive(0, size) == other.get_root(size)


def test_every_leaf_of_every_size_is_proven_to_be_in_it() -> None:
    for size in range(1, 131):
        root = tree.root(size, node)
        for leaf in range(size):
            tree.must_include(LEAVES[leaf], leaf, size, tree.inclusion(leaf, size, node), root)


def test_every_pair_of_sizes_is_proven_to_be_one_history() -> None:
    for size in range(131):
        for old in range(size + 1):
            proof = tree.consistency(old, size, node)
            tree.must_extend(old, tree.root(old, node), size, tree.root(size, node), proof)


@given(size=st.integers(1, MOST), data=st.data())
def test_no_other_leaf_place_size_or_root_is_let_through(size: int, data: st.DataObject) -> None:
    leaf = data.draw(st.integers(0, size - 1))
    proof, root = tree.inclusion(leaf, size, node), tree.root(size, node)
    other = data.draw(st.integers(0, MOST - 1).filter(lambda each: each != leaf))
    with pytest.raises(ProofError):
        tree.must_include(LEAVES[other], leaf, size, proof, root)
    with pytest.raises(ProofError):
        tree.must_include(LEAVES[leaf], other, size, proof, root)
    with pytest.raises(ProofError):
        tree.must_include(LEAVES[leaf], leaf, size, [*proof, root], root)
    if proof:
        with pytest.raises(ProofError):
            tree.must_include(LEAVES[leaf], leaf, size, proof[:-1], root)


@given(old=st.integers(1, MOST - 1), more=st.integers(1, MOST), data=st.data())
def test_no_rewritten_history_is_let_through(old: int, more: int, data: st.DataObject) -> None:
    size = min(MOST, old + more)
    before, after = tree.root(old, node), tree.root(size, node)
    proof = tree.consistency(old, size, node)
    wrong = hashlib.sha256(before).digest()
    for old_root, new_root, path in ((wrong, after, proof), (before, wrong, proof), (before, after, [*proof, after])):
        with pytest.raises(ProofError):
            tree.must_extend(old, old_root, size, new_root, path)
    at = data.draw(st.integers(0, len(proof) - 1))
    for path in (proof[:at] + proof[at + 1 :], [*proof[:at], wrong, *proof[at + 1 :]]):
        with pytest.raises(ProofError):
            tree.must_extend(old, before, size, after, path)


@given(size=st.integers(2, MOST), wrong=st.binary(max_size=70).filter(lambda each: len(each) != 32), data=st.data())
def test_what_is_no_hash_makes_no_proof(size: int, wrong: bytes, data: st.DataObject) -> None:
    leaf, old = data.draw(st.integers(0, size - 1)), data.draw(st.integers(1, size - 1))
    root, within, later = tree.root(size, node), tree.inclusion(leaf, size, node), tree.consistency(old, size, node)
    with pytest.raises(ProofError):
        tree.must_include(LEAVES[leaf], leaf, size, _with(within, wrong, data), root)
    with pytest.raises(ProofError):
        tree.must_extend(old, tree.root(old, node), size, root, _with(later, wrong, data))


def _with(proof: list[bytes], wrong: bytes, data: st.DataObject) -> list[bytes]:
    """The proof with one of its hashes cut, stretched, or taken for something else."""
    at = data.draw(st.integers(0, len(proof) - 1))
    put = data.draw(st.sampled_from([wrong, proof[at][:-1], proof[at] + b"\0", b"\0" + proof[at]]))
    return [*proof[:at], put, *proof[at + 1 :]]


def test_a_smaller_ledger_is_never_a_later_one() -> None:
    with pytest.raises(ProofError):
        tree.must_extend(5, tree.root(5, node), 4, tree.root(4, node), [])
    with pytest.raises(ProofError):
        tree.must_extend(5, tree.root(5, node), 5, tree.root(4, node), [])


def test_a_proof_of_what_is_not_there_is_refused() -> None:
    for leaf, size in ((5, 5), (-1, 5), (0, 0)):
        with pytest.raises(ValueError, match="no leaf"):
            tree.inclusion(leaf, size, node)
    with pytest.raises(ValueError, match="no beginning"):
        tree.consistency(6, 5, node)
