"""Instants and local days of a week as the scheduler counts them: whole minutes since its Monday began."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import scheduler
from backend.rosters.views.spans import local_days, local_midnight

DAYS = 7
_MINUTE = 60


class WeekClock:
    """One week in one zone; the clocks may change in it."""

    def __init__(self, week_on: date, zone: str) -> None:
        self.week_on = week_on
        self.zone = zone
        self.starts_at, self.ends_at = local_days(week_on, DAYS, zone)

    @property
    def iso(self) -> str:
        """The beginning, in UTC."""
        return self.starts_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def minute(self, at: datetime) -> int:
        """Whole minutes since the beginning, rounded down."""
        return int((at - self.starts_at).total_seconds() // _MINUTE)

    def instant(self, minute: int) -> datetime:
        """The instant of a minute."""
        return self.starts_at + timedelta(minutes=minute)

    def day(self, on: date) -> int:
        """How many local days after the Monday."""
        return (on - self.week_on).days

    def date(self, day: int) -> date:
        """The date of a day."""
        return self.week_on + timedelta(days=day)

    def midnight(self, day: int) -> int:
        """The minute at which a local day begins, before, in or after the week."""
        return self.minute(local_midnight(self.date(day), self.zone))

    def wall(self, day: int, shown: str) -> int:
        """The minute at which the wall clock first shows "HH:MM" on that day."""
        return self.minute(
            datetime.combine(self.date(day), time.fromisoformat(shown), ZoneInfo(self.zone)).astimezone(UTC)
        )


def instant_of(problem: scheduler.Problem, minute: int) -> datetime:
    """The instant of a problem's minute."""
    return datetime.fromisoformat(problem.starts_at) + timedelta(minutes=minute)


def minute_of(problem: scheduler.Problem, at: datetime) -> int:
    """The problem's minute of an instant, rounded down."""
    return int((at - datetime.fromisoformat(problem.starts_at)).total_seconds() // _MINUTE)
