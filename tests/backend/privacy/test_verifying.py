"""What is checked together has to be of one ledger: nothing is believed for standing beside what holds."""

import hashlib
from pathlib import Path

import msgspec
import pytest

from backend.kit.canonical import canonical
from backend.privacy.proof import command, tree, verifying
from backend.privacy.proof.notes import Checkpoint, Signer
from backend.privacy.proof.verifying import Evidence, Inclusion, Opening

SALT = bytes(32)
SIGNER = Signer("commonrota/ledger/test", bytes(32))


def an_entry(said: str) -> str:
    commitment = hashlib.sha256(SALT + canonical({"said": said})).hexdigest()
    return canonical({"id": said, "kind": "agreement_made", "commitment": commitment}).decode()


def an_opening(said: str) -> Opening:
    return Opening(entry=an_entry(said), payload={"said": said}, salt=SALT.hex())


def a_ledger(*said: str) -> Evidence:
    """A whole ledger of one or two entries, signed."""
    entries = tuple(map(an_entry, said))
    hashes = [tree.leaf_hash(entry.encode()) for entry in entries]
    root = tree.node_hash(*hashes) if len(hashes) > 1 else hashes[0]
    note = SIGNER.sign(Checkpoint("commonrota/ledger/test", len(entries), root))
    return Evidence(key=str(SIGNER.key()), checkpoints=(note,), entries=entries)


def test_what_opens_an_entry_counts_only_where_the_entry_is_shown_to_be_in_the_ledger() -> None:
    whole = a_ledger("yes")
    shown = Inclusion(entry=an_entry("yes"), leaf=0, size=1, hashes=())
    for given in (whole, msgspec.structs.replace(whole, entries=None, inclusions=(shown,))):
        assert verifying.wrong(msgspec.structs.replace(given, openings=(an_opening("yes"),))) == []
        forged = verifying.wrong(msgspec.structs.replace(given, openings=(an_opening("no"),)))
        assert forged == ["nothing shows that entry no is in the ledger"]


@pytest.mark.parametrize(("shorter", "code"), [(("yes",), 0), (("no",), 1)])
def test_a_shorter_list_of_entries_is_the_beginning_of_the_longer_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], shorter: tuple[str, ...], code: int
) -> None:
    long, short = tmp_path / "long", tmp_path / "short"
    long.write_bytes(msgspec.json.encode(a_ledger("yes", "later")))
    rewritten = msgspec.structs.replace(a_ledger("yes", "later"), entries=tuple(map(an_entry, shorter)))
    short.write_bytes(msgspec.json.encode(rewritten))
    assert command.verify([long, short], None) == code
    assert ("other entries" in capsys.readouterr().out) is bool(code)
