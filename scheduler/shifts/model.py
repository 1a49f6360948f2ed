"""One instance as its file says it: shifts, workers with their limits, requests, cover."""

from __future__ import annotations

import msgspec

Rows = dict[str, list[str]]
"""For each worker the shift of each day, "" where they are off."""


class Shift(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of shift; on the day after it none of `not_followed_by` may be worked."""

    id: str
    minutes: int
    not_followed_by: tuple[str, ...] = ()


class Worker(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody with their hard limits; a shift that `most` does not name is one they never work."""

    id: str
    most: dict[str, int]
    most_minutes: int
    least_minutes: int
    most_in_row: int
    least_in_row: int
    least_off_in_row: int
    most_weekends: int
    days_off: tuple[int, ...] = ()


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """A worker asks to have a shift on a day, or not to have it."""

    worker: str
    day: int
    shift: str
    weight: int
    wanted: bool


class Cover(msgspec.Struct, frozen=True, kw_only=True):
    """How many are wanted for a shift on a day, and what each missing or further one costs."""

    day: int
    shift: str
    wanted: int
    under: int
    over: int


class Instance(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that a roster of shifts is judged by; day 0 is a Monday."""

    days: int
    shifts: tuple[Shift, ...]
    workers: tuple[Worker, ...]
    requests: tuple[Request, ...] = ()
    cover: tuple[Cover, ...] = ()
