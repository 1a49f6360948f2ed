"""`commonrota ledger`, which writes a whole ledger to a file, and `commonrota verify`, which checks such files."""

import asyncio
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from uuid import UUID

import msgspec
from sqlalchemy import text

from backend.kit import roles
from backend.kit.clock import Clock, utc_now
from backend.kit.db import Context, connect, transaction
from backend.privacy.proof import log, notes, verifying
from backend.privacy.proof.finding import PROGRAM
from backend.privacy.proof.verifying import Evidence
from backend.settings import Settings

_COOPERATIVE = text("select cooperative_of(:key)")
_ALL = 2**53


def write_ledger(settings: Settings, key: str, file: Path, *, clock: Clock = utc_now) -> int:
    """Writes all entries, every checkpoint and the key; 1 where there is no such cooperative."""
    evidence = asyncio.run(_evidence(settings, key, clock))
    if evidence is None:
        print(f"commonrota: there is no cooperative {key} here", file=sys.stderr)
        return 1
    file.write_bytes(msgspec.json.format(msgspec.json.encode(evidence), indent=1))
    print(f"{len(evidence.entries or ())} entries; check them with: commonrota verify {file}")
    return 0


async def _evidence(settings: Settings, key: str, clock: Clock) -> Evidence | None:
    engine = connect(settings.url(roles.WORKER), name="commonrota ledger", pool=1)
    try:
        async with engine.connect() as connection:
            cooperative_id: UUID | None = await connection.scalar(_COOPERATIVE, {"key": key})
        if cooperative_id is None:
            return None
        async with transaction(engine, Context(cooperative_id=cooperative_id, program=PROGRAM, now=clock())) as session:
            await log.checkpoint(session, settings, cooperative_id, now=clock())
            return Evidence(
                key=str(log.signer(settings, cooperative_id).key()),
                checkpoints=tuple(await log.kept_checkpoints(session)),
                entries=tuple(await log.entries(session, 0, _ALL)),
            )
    finally:
        await engine.dispose()


def verify(files: Sequence[Path], key: str | None, witnesses: Sequence[str] = ()) -> int:
    """Checks the files together, as of one ledger that these witnesses cosigned; 0 only where nothing is wrong."""
    try:
        found = [msgspec.json.decode(file.read_bytes(), type=Evidence) for file in files]
    except (OSError, msgspec.DecodeError) as error:
        print(f"commonrota: {error}", file=sys.stderr)
        return 1
    together = joined(found, key, witnesses)
    faults = [*_of_lists(files, found, together.entries or ()), *verifying.wrong(together)]
    for fault in faults:
        print(fault)
    if not faults:
        sizes = [notes.read_checkpoint(note).size for note in together.checkpoints]
        print(f"Nothing was rewritten: {len(sizes)} checkpoints, the largest of {max(sizes)} entries, agree.")
    return 1 if faults else 0


def _of_lists(files: Sequence[Path], found: Sequence[Evidence], longest: Sequence[str]) -> Iterator[str]:
    """Only the longest list of entries is checked against what was signed: every other has to be its beginning."""
    for file, each in zip(files, found, strict=True):
        if each.entries is not None and each.entries != tuple(longest[: len(each.entries)]):
            yield f"{file} has other entries than the longest of these files"


def joined(found: Sequence[Evidence], key: str | None, witnesses: Sequence[str] = ()) -> Evidence:
    """All of it as one: against the key one knows, else the first file's; the longest list of entries stands."""
    whole = [each.entries for each in found if each.entries is not None]
    return Evidence(
        key=key or found[0].key,
        checkpoints=tuple(dict.fromkeys(note for each in found for note in each.checkpoints)),
        entries=max(whole, key=len) if whole else None,
        inclusions=tuple(one for each in found for one in each.inclusions),
        consistencies=tuple(one for each in found for one in each.consistencies),
        openings=tuple(one for each in found for one in each.openings),
        witnesses=tuple(dict.fromkeys((*witnesses, *(one for each in found for one in each.witnesses)))),
    )
