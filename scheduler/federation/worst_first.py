"""Whose turn it is to be helped: always who has least, and who could not be helped rests for a while."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from fractions import Fraction

AWAKE_AFTER = 40


class WorstFirst:
    """Workers below the middle share. Who rests is asked again after some moves, or when all others are done."""

    def __init__(self, shares: Mapping[str, Fraction], rank: Mapping[str, int]) -> None:
        """By these shares; equal ones by rank."""
        self.shares, self._rank = dict(shares), rank
        self._middle = sorted(self.shares.values())[len(self.shares) // 2] if self.shares else None
        self._ahead: list[tuple[Fraction, int, str]] = []
        self._resting: list[str] = []
        self._moves = 0
        self._wake(self.shares)
        heapify(self._ahead)

    def next(self) -> str | None:
        """Who is asked now; nobody once those who are left cannot be helped."""
        if self._moves >= AWAKE_AFTER:
            self._wake_all()
        while self._ahead or (self._moves and self._resting):
            if not self._ahead:
                self._wake_all()
                continue
            share, _, worker = heappop(self._ahead)
            if share == self.shares[worker]:
                return worker
        return None

    def rest(self, worker: str) -> None:
        """The worker could not be helped now."""
        self._resting.append(worker)

    def moved(self, shares: Mapping[str, Fraction]) -> None:
        """Somebody was helped; these shares changed."""
        self._moves += 1
        self.shares |= shares
        self._wake(shares)

    def _wake_all(self) -> None:
        resting, self._resting, self._moves = self._resting, [], 0
        self._wake(resting)

    def _wake(self, workers: Iterable[str]) -> None:
        for worker in workers:
            share = self.shares[worker]
            if self._middle is not None and share < self._middle:
                heappush(self._ahead, (share, self._rank[worker], worker))
