"""Days, hours and places that belong together are in order."""

from collections.abc import Iterator
from math import cos, hypot, radians
from statistics import median

from backend.imports.findings import Finding, error, warning
from backend.imports.lines import Lines, wholes
from backend.imports.schemas import ClientRow, CooperativeRow, StandingVisitRow, TrustedContactRow, WorkerRow

_DEGREE_KILOMETRES = 111
_FAR_KILOMETRES = 100


def days(lines: Lines) -> Iterator[Finding]:
    """Rows that contradict themselves, or lie suspiciously far from the others."""
    for row, worker in wholes(lines, WorkerRow):
        yield from _worker(row, worker)
    for row, visit in wholes(lines, StandingVisitRow):
        if visit.until_on is not None and visit.until_on < visit.from_on:
            yield error("standing_visits.csv", "days_out_of_order", row, "until")
    yield from _ended(lines)
    yield from _far(wholes(lines, ClientRow))


def _worker(row: int, worker: WorkerRow) -> Iterator[Finding]:
    if not worker.least_minutes <= worker.wanted_minutes <= worker.most_minutes:
        yield error("workers.csv", "hours_out_of_order", row, "wanted hours")
    if (worker.start_latitude is None) != (worker.start_longitude is None):
        yield error("workers.csv", "start_half_given", row, "start latitude")


def _ended(lines: Lines) -> Iterator[Finding]:
    for _row, cooperative in wholes(lines, CooperativeRow)[:1]:
        for row, contact in wholes(lines, TrustedContactRow):
            if contact.until_on < cooperative.first_on:
                yield warning("trusted_contacts.csv", "acting_has_ended", row, "until")


def _far(clients: list[tuple[int, ClientRow]]) -> Iterator[Finding]:
    if not clients:
        return
    latitude = median(client.latitude for _row, client in clients)
    longitude = median(client.longitude for _row, client in clients)
    narrowing = cos(radians(latitude))
    for row, client in clients:
        north, east = client.latitude - latitude, (client.longitude - longitude) * narrowing
        kilometres = round(hypot(north, east) * _DEGREE_KILOMETRES)
        if kilometres > _FAR_KILOMETRES:
            yield warning("clients.csv", "place_far_away", row, "latitude", kilometres=kilometres)
