"""How the archive's page says things: which columns it shows, under which word, and each value as people write it."""

from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime, get_day_names

from backend.kit import catalogs
from backend.kit.local_time import wall_of

# The word of each column that the page shows (none: its own name); others stand in the sheets and in the document.
SHOWN: Mapping[str, str | None] = {
    **dict.fromkeys(("given_name", "family_name", "name"), "name"),
    **dict.fromkeys(("line", "area"), "place"),
    **dict.fromkeys(("category", "task", "need", "skill", "kind"), "what"),
    **dict.fromkeys(("visit_on", "exception_on", "week_on"), "day"),
    **dict.fromkeys(("weekday", "weekdays"), "weekday"),
    **dict.fromkeys(("during", "valid"), "during"),
    **dict.fromkeys(("starts_at", "starts_time", "from_on"), "from"),
    **dict.fromkeys(("until_on", "until_at", "valid_until_on", "expires_at"), "until"),
    **dict.fromkeys(("created_at", "made_at", "asked_at", "opened_at", "written_at", "brought_at", "sent_at"), "made"),
    **dict.fromkeys(("confirmed_at", "answered_at", "read_at", "taken_at"), "answered"),
    **dict.fromkeys(("ended_at", "withdrawn_at", "cancelled_at", "used_at"), "ended"),
    **dict.fromkeys(("note", "words", "pin_reason", "reason"), "words"),
    **dict.fromkeys(("state", "outcome"), "state"),
    **dict.fromkeys(("language", "email", "phone", "purpose", "recipient", "precision", "level", "minutes")),
    **dict.fromkeys(("answer", "topics", "agent", "workers", "channel", "mode", "gender", "asked_gender")),
    **dict.fromkeys(("least_minutes", "wanted_minutes", "most_minutes", "retention_days", "legal_basis")),
}
# Columns whose values are codes, and the domain of the catalogs that has their words.
_CODES: Mapping[str, tuple[str, ...]] = {
    "category": ("category",), "purpose": ("purpose",), "recipient": ("recipient",), "precision": ("precision",),
    "legal_basis": ("legal_basis",), "task": ("task",), "skill": ("task",), "need": ("need",), "level": ("level",),
    "gender": ("gender",), "asked_gender": ("gender",), "topics": ("topic",), "kind": ("burden", "event"),
    "channel": ("channel",), "state": ("request_state", "delivery", "state"),
}  # fmt: skip


def column(language: str, name: str) -> str:
    """The heading of a column."""
    return catalogs.text(language, f"paper.column.{SHOWN[name] or name}")


def shown(names: tuple[str, ...]) -> tuple[str, ...]:
    """The columns of a kind that the page shows."""
    return tuple(name for name in names if name in SHOWN)


class Written:
    """Values as people of one language write them, where the clock is that of one zone."""

    def __init__(self, language: str, zone: str) -> None:
        self.language = language
        self.zone = ZoneInfo(zone)

    def value(self, name: str, value: object) -> str:
        """A value of a column."""
        if value is None:
            return ""
        if isinstance(value, dict) and set(value) == {"from", "until"}:
            return " – ".join(self._end(name, value[end]) for end in ("from", "until"))
        if isinstance(value, list):
            return ", ".join(self.value(name, each) for each in value)
        if name in {"weekday", "weekdays"} and isinstance(value, int):
            return str(get_day_names("wide", locale=self.language)[value])
        return self._text(name, value)

    def _end(self, name: str, value: object) -> str:
        # A part of a day is counted in minutes from midnight.
        return wall_of(value) if name == "minutes" and isinstance(value, int) else self._text(name, value)

    def _text(self, name: str, value: object) -> str:
        if not isinstance(value, str):
            return "" if value is None else str(value)
        for domain in _CODES.get(name, ()):
            said = catalogs.text(self.language, f"{domain}.{value}")
            if said != f"{domain}.{value}":
                return said
        return self.when(value) if name.endswith(("_at", "_on")) or name in {"during", "valid"} else value

    def when(self, value: str | datetime) -> str:
        """An instant or a day; text that is neither, as it is."""
        if isinstance(value, datetime):
            return str(format_datetime(value.astimezone(self.zone), "medium", locale=self.language))
        try:
            return self.when(datetime.fromisoformat(value)) if "T" in value else self._day(date.fromisoformat(value))
        except ValueError:
            return value

    def _day(self, on: date) -> str:
        return str(format_date(on, "medium", locale=self.language))
