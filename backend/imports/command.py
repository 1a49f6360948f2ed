"""`commonrota import FOLDER`: says every mistake in the folder, or loads it whole and says what was loaded."""

import asyncio
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from backend.availability.tables import CertificateRow, ExceptionSpanRow, UsualSpanRow
from backend.care.tables import CareTeamRow, DeclinedPairRow, StandingVisitRow, VisitRow
from backend.imports.findings import report
from backend.imports.load import AlreadyThereError, load
from backend.imports.loading.rows import Rows, Values
from backend.imports.reader import Reading, read
from backend.imports.schemas import CooperativeFolder
from backend.kit import roles
from backend.kit.clock import Clock, utc_now
from backend.kit.db import connect, refuse_all_powerful
from backend.kit.tables import Base
from backend.members.tables import MemberRow, TeamRow, TrustedContactRow
from backend.rosters.tables import AssignmentRow, LedgerEntryRow
from backend.settings import Settings

_WIDTH = 7


def import_folder(settings: Settings | None, folder: Path, *, clock: Clock = utc_now) -> int:
    """Checks the folder and, given settings, loads it; 0 if that could be done, 1 if anything must be mended first."""
    reading = read(folder)
    _say_findings(reading, folder)
    if reading.cooperative is None:
        return 1
    if settings is None:
        print(f"{folder} can be loaded; this was only a check, so nothing was.")
        return 0
    try:
        rows = asyncio.run(_load(settings, reading.cooperative, clock))
    except AlreadyThereError:
        print(already_there(reading.cooperative), file=sys.stderr)
        return 1
    print(f"Loaded {reading.cooperative.cooperative.name}:")
    print("\n".join(f"{count:>{_WIDTH},} {what}" for what, count in loaded(rows)))
    return 0


def already_there(cooperative: CooperativeFolder) -> str:
    """Why nothing was loaded, and what helps."""
    key = cooperative.cooperative.cooperative
    return f"Nothing was loaded: a cooperative with the code {key} is already here; a folder is loaded once."


def loaded(rows: Rows) -> Iterator[tuple[str, int]]:
    """What was loaded, in words, with how many."""
    for what, row, which in _TOLD:
        count = rows.count(row, which)
        if count:
            yield what, count


def _in_class(name: str) -> Callable[[Values], bool]:
    return lambda member: name in member["classes"]


_TOLD: tuple[tuple[str, type[Base], Callable[[Values], bool] | None], ...] = (
    ("teams", TeamRow, None),
    ("members, of whom", MemberRow, None),
    ("  workers", MemberRow, _in_class("worker")),
    ("  clients", MemberRow, _in_class("client")),
    ("  supporters", MemberRow, _in_class("supporter")),
    ("trusted contacts", TrustedContactRow, None),
    ("places in agreed teams", CareTeamRow, None),
    ("certificates", CertificateRow, None),
    ("spans of usual weeks", UsualSpanRow, None),
    ("spans on single dates", ExceptionSpanRow, None),
    ("declined pairs, read by the solver alone", DeclinedPairRow, None),
    ("standing visits", StandingVisitRow, None),
    ("dated visits, past and to come", VisitRow, None),
    ("times a worker was on a past visit", AssignmentRow, None),
    ("entries in the ledger of hours and burdens", LedgerEntryRow, None),
)


def _say_findings(reading: Reading, folder: Path) -> None:
    if reading.findings:
        print(report(reading.findings), file=sys.stderr)
    if reading.errors:
        many = len(reading.errors)
        print(f"Nothing was loaded from {folder}: {many} to mend.", file=sys.stderr)


async def _load(settings: Settings, cooperative: CooperativeFolder, clock: Clock) -> Rows:
    engine = connect(settings.url(roles.WORKER), name="commonrota import", pool=1)
    try:
        await refuse_all_powerful(engine)
        return await load(engine, cooperative, now=clock())
    finally:
        await engine.dispose()
