"""Wishes name people of the other side, and do not contradict an agreed team."""

from collections.abc import Iterator

from backend.imports.findings import Finding, error
from backend.imports.lines import Lines, wholes
from backend.imports.schemas import ClientRow, WishesRow, WorkerRow


def wishes(lines: Lines) -> Iterator[Finding]:
    """Wishes that cannot be meant as they stand."""
    workers = {worker.member for _row, worker in wholes(lines, WorkerRow)}
    clients = {client.member: frozenset(client.agreed_team) for _row, client in wholes(lines, ClientRow)}
    for row, wish in wholes(lines, WishesRow):
        if wish.member in clients:
            yield from _same_side(row, wish, frozenset(clients) - workers)
            yield from _agreed(row, wish.declined, clients[wish.member])
        elif wish.member in workers:
            yield from _same_side(row, wish, workers - frozenset(clients))
            yield from _of_worker(row, wish)
            yield from _agreed(row, wish.declined, {key for key, team in clients.items() if wish.member in team})


def _same_side(row: int, wish: WishesRow, side: frozenset[str] | set[str]) -> Iterator[Finding]:
    for key in wish.declined:
        if key in side:
            yield error("wishes.csv", "declined_same_side", row, "declined", value=key)


def _agreed(row: int, declined: tuple[str, ...], agreed: frozenset[str] | set[str]) -> Iterator[Finding]:
    for key in declined:
        if key in agreed:
            yield error("wishes.csv", "declined_in_agreed_team", row, "declined", value=key)


def _of_worker(row: int, wish: WishesRow) -> Iterator[Finding]:
    filled = {"languages": wish.languages, "gender": wish.gender != "any", "needs": wish.needs}
    for column, value in filled.items():
        if value:
            yield error("wishes.csv", "wishes_of_worker", row, column)
