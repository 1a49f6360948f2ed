"""Whether the spread of burdens falls over the year and stays down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.roster import Value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scheduler.simulate.figures import Figures, Spread

LAST_MONTHS = 3
SETTLED = 3


class Course(Value, frozen=True, kw_only=True):
    """The quartile spread of one burden: before the year, the worst month once settled, mean of the last months."""

    kind: str
    before_bp: int
    later_bp: int
    last_bp: int

    @property
    def falls(self) -> bool:
        """The last months lie under what was before."""
        return self.last_bp < self.before_bp

    @property
    def stays(self) -> bool:
        """No month after the third reaches what was before."""
        return self.later_bp < self.before_bp


def courses(before: Mapping[str, Spread], months: Sequence[Figures]) -> list[Course]:
    """One for each burden that was uneven before."""
    found = []
    for kind, was in sorted(before.items()):
        row = [m.burdens[kind].quartiles_bp for m in months if kind in m.burdens]
        if not row or not was.quartiles_bp:
            continue
        last = row[-LAST_MONTHS:]
        found.append(
            Course(
                kind=kind,
                before_bp=was.quartiles_bp,
                later_bp=max(row[SETTLED:] or row[-1:]),
                last_bp=sum(last) // len(last),
            )
        )
    return found
