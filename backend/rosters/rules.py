"""What changing and publishing a roster come to, worked out without a database."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from backend.kit.errors import refuse
from backend.rosters.facts import Held, Planned
from backend.rosters.schemas import Assign, Place

_A_DAY = timedelta(days=1)


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A visit as a draft may fill it."""

    visit_id: UUID
    client_id: UUID
    earliest_at: datetime
    minutes: int
    workers: int


def placed(planned: Sequence[Planned], spot: Spot, place: Place, *, by_id: UUID, reason: str | None) -> list[Planned]:
    """The draft with one worker put on a visit, taken off it, or both; who is put there is pinned.

    Problem 400 where `replaces` is not on the visit, the worker is on it already, nothing is asked for, or the start
    is a day or more from the visit's own: no reason makes it another visit.
    """
    here = [row for row in planned if row.visit_id == spot.visit_id]
    if place.worker_id is None and place.replaces is None:
        raise refuse("worker_id", "nothing_to_do")
    if place.replaces is not None and place.replaces not in {row.worker_id for row in here}:
        raise refuse("replaces", "not_on_the_visit")
    rest = [row for row in planned if (row.visit_id, row.worker_id) != (spot.visit_id, place.replaces)]
    if place.worker_id is None:
        return rest
    there = [row for row in rest if row.visit_id == spot.visit_id and row.worker_id != place.worker_id]
    if place.replaces != place.worker_id and place.worker_id in {row.worker_id for row in here}:
        raise refuse("worker_id", "already_on_the_visit")
    if len(there) >= spot.workers:
        raise refuse("worker_id", "visit_is_full", workers=spot.workers)
    starts_at = _start(spot, here, place.starts_at)
    made = Planned(
        visit_id=spot.visit_id,
        client_id=spot.client_id,
        worker_id=place.worker_id,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=spot.minutes),
        pinned_by_id=by_id,
        pin_reason=reason,
    )
    return [*rest, made]


def _start(spot: Spot, here: Sequence[Planned], asked_at: datetime | None) -> datetime:
    if asked_at is None:
        return here[0].starts_at if here else spot.earliest_at
    if asked_at.second or asked_at.microsecond:
        raise refuse("starts_at", "whole_minutes")
    if abs(asked_at - spot.earliest_at) >= _A_DAY:
        raise refuse("starts_at", "another_day")
    return asked_at


def with_overrides(planned: Iterable[Planned], data: Assign, rules: tuple[str, ...], *, by_id: UUID) -> list[Planned]:
    """The draft with these rules set aside for the worker on the visit (for all on it, where none is named)."""
    return [
        msgspec.structs.replace(row, overrides=rules, pinned_by_id=by_id, pin_reason=data.reason)
        if row.visit_id == data.visit_id and data.worker_id in {None, row.worker_id}
        else row
        for row in planned
    ]


class Publication(msgspec.Struct, frozen=True, kw_only=True):
    """What publishing changes: assignments that end, by their ids, and plans that become assignments."""

    ended: tuple[UUID, ...]
    made: tuple[Planned, ...]
    workers: tuple[UUID, ...]
    clients: tuple[UUID, ...]


def publication(live: Mapping[UUID, Held], planned: Iterable[Planned]) -> Publication:
    """Who is on which visit when, before and after: what is the same is left alone, confirmations with it."""
    before = {_same(held): assignment_id for assignment_id, held in live.items()}
    after = {_same(row): row for row in planned}
    ended = [(key, assignment_id) for key, assignment_id in before.items() if key not in after]
    made = [row for key, row in after.items() if key not in before]
    touched = [live[assignment_id] for _, assignment_id in ended]
    return Publication(
        ended=tuple(assignment_id for _, assignment_id in ended),
        made=tuple(sorted(made, key=lambda row: (row.worker_id, row.starts_at))),
        workers=tuple(sorted({row.worker_id for row in touched} | {row.worker_id for row in made})),
        clients=tuple(sorted({row.client_id for row in touched} | {row.client_id for row in made})),
    )


def _same(row: Held | Planned) -> tuple[UUID, UUID, datetime, datetime]:
    return row.visit_id, row.worker_id, row.starts_at, row.ends_at
