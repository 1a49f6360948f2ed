"""A past week as the solver's adapter is told of weeks, from the folder instead of the database."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from backend.availability.rules import DateSpan, WallSpan, WeekdaySpan, dated_spans
from backend.care.tables import CareTaskRow, DeclinedPairRow, MatchPreferenceRow, VisitRow
from backend.imports.loading.history import Worked
from backend.imports.loading.rows import Rows, Values, area_e5
from backend.imports.schemas import ClientRow, WorkerRow
from backend.kit.local_time import day_starts_at
from backend.kit.tables import Base
from backend.members.tables import SpokenLanguageRow
from backend.rosters.facts import ClientFact, SpanFact, VisitFact, WeekFacts, WorkerFact
from backend.rosters.travel import point

_WEEK = timedelta(days=7)
_DAYS_FREE = 9


class PastWeeks:
    """What the folder says of workers and clients, ready for any week of the past."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._speaks = _gathered(rows, SpokenLanguageRow, "member_id", "language", part="speaks")
        self._needs = _gathered(rows, SpokenLanguageRow, "member_id", "language", part="needs")
        self._declined = _gathered(rows, DeclinedPairRow, "client_id", "worker_id")
        self._tasks = _gathered(rows, CareTaskRow, "standing_visit_id", "task")
        self._genders = {row["member_id"]: row["gender"] for row in rows.of(MatchPreferenceRow)}
        self._asked_genders = {row["member_id"]: row["asked_gender"] for row in rows.of(MatchPreferenceRow)}
        self._visits = {row["id"]: row for row in rows.of(VisitRow)}
        self._usual, self._exceptions = _spans(rows)

    def week(self, week_on: date, worked: Sequence[Worked]) -> WeekFacts:
        """The week as it was, asked for long before, so that nothing in it had begun or came at short notice."""
        rows = self._rows
        cared_for = {one.client_id for one in worked}
        return WeekFacts(
            cooperative_id=rows.cooperative_id,
            week_on=week_on,
            zone=rows.zone.key,
            asked_at=rows.starts_at(week_on - _WEEK),
            workers=tuple(self._worker(told, week_on) for told in rows.folder.workers),
            clients=tuple(self._client(c) for c in rows.folder.clients if rows.members[c.member] in cared_for),
            visits=tuple(self._visit(self._visits[visit_id]) for visit_id in {one.visit_id: None for one in worked}),
        )

    def _worker(self, told: WorkerRow, week_on: date) -> WorkerFact:
        worker_id = self._rows.members[told.member]
        start = None
        if told.start_latitude is not None and told.start_longitude is not None:
            start = point(area_e5(told.start_latitude), area_e5(told.start_longitude))
        return WorkerFact(
            id=worker_id,
            spans=self._free(told.member, week_on),
            least_minutes=told.least_minutes,
            wanted_minutes=told.wanted_minutes,
            most_minutes=told.most_minutes,
            skills=tuple(
                (held.skill, self._until(held.until_on))
                for held in self._rows.folder.certificates
                if held.member == told.member
            ),
            languages=tuple(self._speaks.get(worker_id, ())),
            gender=self._genders.get(worker_id),
            travel_mode=told.travel_mode,
            start=start,
        )

    def _free(self, member: str, week_on: date) -> tuple[SpanFact, ...]:
        usual, exceptions = self._usual.get(member, []), self._exceptions.get(member, [])
        return tuple(
            SpanFact(starts_at=span.starts_at, ends_at=span.ends_at, prefers=span.level == "prefer")
            for span in dated_spans(usual, exceptions, self._rows.zone, week_on, _DAYS_FREE)
        )

    def _until(self, on: date | None) -> datetime | None:
        if on is None or on == date.max:
            return None
        return day_starts_at(on + timedelta(days=1), self._rows.zone)

    def _client(self, told: ClientRow) -> ClientFact:
        client_id = self._rows.members[told.member]
        return ClientFact(
            id=client_id,
            place=point(area_e5(told.latitude), area_e5(told.longitude)),
            languages=tuple(self._needs.get(client_id, ())),
            gender=self._asked_genders.get(client_id),
            declined=tuple(self._declined.get(client_id, ())),
        )

    def _visit(self, row: Values) -> VisitFact:
        copied = ("id", "client_id", "standing_visit_id", "visit_on", "earliest_at", "latest_end_at", "minutes")
        return VisitFact(
            **{name: row[name] for name in copied},
            workers=row["workers"],
            critical=0,
            tasks=tuple(self._tasks.get(row["standing_visit_id"], ())),
        )


def _gathered(rows: Rows, row: type[Base], by: str, what: str, **only: str) -> Mapping[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = defaultdict(list)
    for values in rows.of(row):
        if only.items() <= values.items():
            found[values[by]].append(values[what])
    return found


def _spans(rows: Rows) -> tuple[Mapping[str, list[WeekdaySpan]], Mapping[str, list[DateSpan]]]:
    usual: dict[str, list[WeekdaySpan]] = defaultdict(list)
    for span in rows.folder.availability:
        wall = WallSpan(span.starts_minute, span.ends_minute, span.level)
        usual[span.member] += [WeekdaySpan(weekday, wall) for weekday in span.weekdays]
    exceptions: dict[str, list[DateSpan]] = defaultdict(list)
    for once in rows.folder.availability_exceptions:
        exceptions[once.member].append(DateSpan(once.on, WallSpan(once.starts_minute, once.ends_minute, once.level)))
    return usual, exceptions
