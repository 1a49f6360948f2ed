"""History lies before the first day, and puts no worker in two places at once."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from backend.imports.findings import Finding, error
from backend.imports.lines import Lines, wholes
from backend.imports.schemas import CooperativeRow, StandingVisitRow, WorkedVisitRow

_Timed = tuple[datetime, datetime, int]


def history(lines: Lines) -> Iterator[Finding]:
    """Visits that cannot have been made as they stand."""
    worked = wholes(lines, WorkedVisitRow)
    cooperative = next((found for _row, found in wholes(lines, CooperativeRow)), None)
    if cooperative is not None:
        yield from _after_first_day(worked, cooperative)
    yield from _overlaps(worked, ZoneInfo(cooperative.zone if cooperative else "UTC"))
    yield from _other_clients(lines, worked)


def _after_first_day(worked: list[tuple[int, WorkedVisitRow]], cooperative: CooperativeRow) -> Iterator[Finding]:
    for row, visit in worked:
        if visit.on >= cooperative.first_on:
            first = cooperative.first_on.isoformat()
            yield error("history.csv", "history_after_first_day", row, "on", first=first)


def _overlaps(worked: list[tuple[int, WorkedVisitRow]], zone: ZoneInfo) -> Iterator[Finding]:
    of_worker: dict[str, list[_Timed]] = defaultdict(list)
    for row, visit in worked:
        starts_at = _instant(visit, zone)
        of_worker[visit.worker].append((starts_at, starts_at + timedelta(minutes=visit.minutes), row))
    for timed in of_worker.values():
        yield from _meeting(sorted(timed))


def _instant(visit: WorkedVisitRow, zone: ZoneInfo) -> datetime:
    """The instant of a wall time: in a skipped hour as much later, in a repeated one the first."""
    wall = time(*divmod(visit.starts_minute, 60))
    return datetime.combine(visit.on, wall, tzinfo=zone).astimezone(UTC)


def _meeting(timed: list[_Timed]) -> Iterator[Finding]:
    latest: _Timed | None = None
    for starts_at, ends_at, row in timed:
        if latest is not None and starts_at < latest[1]:
            yield error("history.csv", "history_overlaps", max(row, latest[2]), "starts", other=min(row, latest[2]))
        if latest is None or ends_at > latest[1]:
            latest = (starts_at, ends_at, row)


def _other_clients(lines: Lines, worked: list[tuple[int, WorkedVisitRow]]) -> Iterator[Finding]:
    clients = {visit.visit: visit.client for _row, visit in wholes(lines, StandingVisitRow)}
    for row, visit in worked:
        if visit.visit is not None and clients.get(visit.visit, visit.client) != visit.client:
            yield error("history.csv", "history_other_client", row, "visit", value=visit.visit)
