"""The rows a folder becomes, table by table, in an order that every reference can follow."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Table

from backend.imports.schemas import CooperativeFolder
from backend.kit.bulk import table_of
from backend.kit.ids import new_id
from backend.kit.local_time import day_starts_at, local_date
from backend.kit.tables import Base

Values = dict[str, Any]
Keys = dict[str, UUID]
_E5 = 100_000
_AREA_E5 = 200  # 0.002 degrees: some streets


class Rows:
    """All rows of one cooperative, collected; every key of the folder has its id.

    `home_teams` are the teams that look after each member: the first they named.
    """

    def __init__(self, folder: CooperativeFolder, now: datetime) -> None:
        self.folder = folder
        self.now = now
        self.zone = ZoneInfo(folder.cooperative.zone)
        self.cooperative_id = new_id()
        self.teams: Keys = _ids(team.team for team in folder.teams)
        self.members: Keys = _ids(member.member for member in folder.members)
        self.standing_visits: Keys = _ids(visit.visit for visit in folder.standing_visits)
        self.home_teams: Keys = {m.member: self.teams[m.teams[0]] for m in folder.members if m.teams}
        self.tables: dict[Table, list[Values]] = {}

    @property
    def today(self) -> date:
        """The local day on which this is loaded."""
        return local_date(self.now, self.zone)

    def starts_at(self, on: date) -> datetime:
        """The instant a local day begins."""
        return day_starts_at(on, self.zone)

    def add(self, row: type[Base], **values: object) -> UUID:
        """Collects one row and returns its id, a fresh one where none is given; the rows of a table name the same."""
        made: Values = {"cooperative_id": self.cooperative_id, "id": new_id()} | values
        self._table(row).append(made)
        found: UUID = made["id"]
        return found

    def add_plain(self, row: type[Base], values: Values) -> None:
        """Collects a row whose key is not the cooperative's and its own id."""
        self._table(row).append(values)

    def count(self, row: type[Base], which: Callable[[Values], bool] | None = None) -> int:
        """How many rows of a table there are, or of those a question is true of."""
        found = self._table(row)
        return len(found) if which is None else sum(map(which, found))

    def of(self, row: type[Base]) -> list[Values]:
        """The rows of a table collected so far."""
        return self._table(row)

    def _table(self, row: type[Base]) -> list[Values]:
        return self.tables.setdefault(table_of(row), [])


def exactly_e5(degrees: float) -> int:
    """Degrees in hundred-thousandths: to a metre."""
    return round(degrees * _E5)


def area_e5(degrees: float) -> int:
    """The same rounded to the area, so that nobody's door can be told from it."""
    return round(degrees * _E5 / _AREA_E5) * _AREA_E5


def _ids(keys: Iterable[str]) -> Keys:
    return {key: new_id() for key in keys}
