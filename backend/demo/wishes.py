"""What clients need, and the few pairings that either side would rather not have."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from random import Random

from backend.demo.clients import DemoClient
from backend.demo.workers import DemoWorker
from backend.imports.schemas import WishesRow

_CLIENTS_A_DECLINED_PAIR = 11

Declined = dict[str, tuple[str, ...]]


def declined(
    workers: list[DemoWorker], cared_for: list[DemoClient], teams: Mapping[str, tuple[str, ...]], random: Random
) -> Declined:
    """Member's key to those they decline, never somebody of the agreed team; two in three are said by a client."""
    found: dict[str, list[str]] = defaultdict(list)
    chosen = random.sample(cared_for, max(1, len(cared_for) // _CLIENTS_A_DECLINED_PAIR))
    for number, client in enumerate(chosen):
        others = [w.key for w in workers if w.team == client.team and w.key not in teams[client.key]]
        if others:
            worker = random.choice(others)
            said_by, about = (worker, client.key) if number % 3 == 1 else (client.key, worker)
            found[said_by].append(about)
    return {key: tuple(sorted(keys)) for key, keys in found.items()}


def pairs(found: Declined) -> set[tuple[str, str]]:
    """The same as worker and client, whoever said it."""
    return {
        (about, said_by) if said_by.startswith("C") else (said_by, about)
        for said_by, keys in found.items()
        for about in keys
    }


def wishes_rows(cared_for: list[DemoClient], found: Declined) -> Iterator[WishesRow]:
    """A row for each client who needs something or declines somebody, then for workers who decline."""
    for client in cared_for:
        languages = (client.language,) if client.language else ()
        if languages or client.gender != "any" or client.needs or client.key in found:
            yield WishesRow(
                member=client.key,
                languages=languages,
                gender=client.gender,
                needs=client.needs,
                declined=found.get(client.key, ()),
            )
    for key in sorted(key for key in found if key.startswith("W")):
        yield WishesRow(member=key, declined=found[key])
