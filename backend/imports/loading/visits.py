"""Standing visits, what they are for, and the visits they come to from the first day planned."""

from datetime import date, time, timedelta

from sqlalchemy.dialects.postgresql import Range

from backend.care.rules import HORIZON, due_dates, times
from backend.care.tables import CareTaskRow, StandingVisitRow, VisitRow
from backend.imports.loading.rows import Rows, Values
from backend.imports.schemas import StandingVisitRow as Told

_DAY = timedelta(days=1)


def visits(rows: Rows) -> None:
    """Every standing visit, and a visit for each of its days through the horizon."""
    first_on = rows.folder.cooperative.first_on
    until_on = max(first_on, rows.today) + HORIZON
    for told in rows.folder.standing_visits:
        pattern = _standing(rows, told, first_on, until_on)
        for task in told.tasks:
            rows.add(
                CareTaskRow,
                client_id=pattern["client_id"],
                standing_visit_id=pattern["id"],
                care_request_id=None,
                task=task,
            )
        _dated(rows, pattern, max(told.from_on, first_on), min(told.until_on or until_on, until_on))


def _standing(rows: Rows, told: Told, first_on: date, until_on: date) -> Values:
    """`filled` says which days have their visits, so that the nightly filling goes on from there."""
    begins_on = max(told.from_on, first_on)
    pattern: Values = {
        "id": rows.standing_visits[told.visit],
        "client_id": rows.members[told.client],
        "team_id": rows.home_teams[told.client],
        "weekdays": sorted(told.weekdays),
        "starts_time": clock(told.starts_minute),
        "flexible_minutes": told.flexible_minutes,
        "minutes": told.minutes,
        "workers": told.workers,
        "critical": told.critical,
        "from_on": told.from_on,
        "until_on": told.until_on,
        "filled": Range(begins_on, until_on + _DAY) if begins_on <= until_on else None,
    }
    rows.add(StandingVisitRow, **pattern)
    return pattern


def _dated(rows: Rows, pattern: Values, first_on: date, last_on: date) -> None:
    size = pattern["minutes"], pattern["flexible_minutes"]
    for on in due_dates(pattern["weekdays"], first_on, last_on, rows.zone):
        when = times(on, pattern["starts_time"], *size, rows.zone)
        rows.add(
            VisitRow,
            standing_visit_id=pattern["id"],
            visit_on=on,
            **when._asdict(),
            **{name: pattern[name] for name in ("client_id", "team_id", "minutes", "workers", "critical")},
            state="due",
        )


def clock(minute: int) -> time:
    """The wall time of a minute of the day."""
    return time(*divmod(minute, 60))
