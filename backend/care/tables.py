"""Care requests, standing visits, visits, and what a client wishes: one table a data category."""

from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, SmallInteger
from sqlalchemy.dialects.postgresql import BYTEA, DATERANGE, Range
from sqlalchemy.orm import Mapped, mapped_column

from backend.kit.tables import Base, InCooperative, personal, within, words

# What was refused or taken back is over at once, what was agreed with its last day; null while it goes on.
_REQUEST_ENDS = (
    "case when {r}.state in ('refused', 'withdrawn') then coalesce({r}.answered_at, {r}.created_at) "
    "else ({r}.until_on + 1)::timestamp at time zone 'UTC' end"
)
_ITS_REQUEST_ENDS = (
    f"(select {_REQUEST_ENDS.format(r='r')} from care_request r "  # noqa: S608 -- our own words
    "where r.cooperative_id = t.cooperative_id and r.id = t.id)"
)


class ServiceAddressRow(InCooperative, Base):
    """Where a client lives, exactly. `id` is the client's."""

    __tablename__ = "service_address"
    client_id: Mapped[UUID]
    line: Mapped[str]
    latitude_e5: Mapped[int]
    longitude_e5: Mapped[int]

    __table_args__ = (
        within("member", "client_id"),
        CheckConstraint("id = client_id", name="one_a_client"),
        {"info": personal("ServiceAddress", "client_id")},
    )


class ServiceAreaRow(InCooperative, Base):
    """Where a client lives, to the area, as the solver sees it; degrees to 1e-5, rounded to 0.002. `id`: client's."""

    __tablename__ = "service_area"
    client_id: Mapped[UUID]
    area: Mapped[str]
    latitude_e5: Mapped[int]
    longitude_e5: Mapped[int]

    __table_args__ = (
        within("member", "client_id"),
        CheckConstraint("id = client_id", name="one_a_client"),
        {"info": personal("ServiceAddress", "client_id", precision="area")},
    )


class HomeAccessRow(InCooperative, Base):
    """How to get into a client's home, in their words, sealed; null where they took them back. `id` is the client's.

    Read by who comes only while they are about to be there, or are, and in an emergency: `doors_released`.
    """

    __tablename__ = "home_access"
    client_id: Mapped[UUID]
    note: Mapped[bytes | None] = mapped_column(BYTEA, info=words())
    written_by_id: Mapped[UUID]
    written_at: Mapped[datetime]
    version: Mapped[int]

    __table_args__ = (
        within("member", "client_id"),
        within("member", "written_by_id"),
        CheckConstraint("id = client_id", name="one_a_client"),
        {"info": personal("HomeAccess", "client_id", released_by="doors_released")},
    )


class CareRequestRow(InCooperative, Base):
    """What a client, or somebody acting for them, asked for; `asked_by_id` is who did."""

    __tablename__ = "care_request"
    client_id: Mapped[UUID]
    asked_by_id: Mapped[UUID]
    day_part: Mapped[str | None]
    starts_time: Mapped[time | None]
    flexible_minutes: Mapped[int]
    minutes: Mapped[int]
    workers: Mapped[int] = mapped_column(SmallInteger)
    recurrence: Mapped[str]
    weekdays: Mapped[list[int]]
    from_on: Mapped[date]
    until_on: Mapped[date | None]
    state: Mapped[str]
    answer_by_on: Mapped[date]
    answered_at: Mapped[datetime | None]
    answered_by_id: Mapped[UUID | None]
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)

    __table_args__ = (
        within("member", "client_id"),
        within("member", "asked_by_id"),
        CheckConstraint("state in ('waiting', 'agreed', 'refused', 'withdrawn')", name="state"),
        CheckConstraint("recurrence in ('once', 'weekly')", name="recurrence"),
        CheckConstraint("minutes between 5 and 1440 and workers between 1 and 4", name="size"),
        Index("ix_care_request_client", "cooperative_id", "client_id"),
        {"info": personal("TimeWindows", "client_id", kept_from=_REQUEST_ENDS.format(r="t"))},
    )


class CareNoteRow(InCooperative, Base):
    """Words between a client and the coordinator about one request, sealed. `id` is the request's."""

    __tablename__ = "care_note"
    client_id: Mapped[UUID]
    note: Mapped[bytes | None] = mapped_column(BYTEA, info=words())
    answer: Mapped[bytes | None] = mapped_column(BYTEA, info=words())

    __table_args__ = (
        within("care_request", "id", ondelete="CASCADE"),
        {"info": personal("CareNotes", "client_id", kept_from=_ITS_REQUEST_ENDS)},
    )


class CareTaskRow(InCooperative, Base):
    """A kind of task a request or a standing visit is for; special category data, hence a table of its own."""

    __tablename__ = "care_task"
    client_id: Mapped[UUID]
    care_request_id: Mapped[UUID | None]
    standing_visit_id: Mapped[UUID | None]
    task: Mapped[str]

    __table_args__ = (
        within("care_request", "care_request_id", ondelete="CASCADE"),
        within("standing_visit", "standing_visit_id", ondelete="CASCADE"),
        CheckConstraint("num_nonnulls(care_request_id, standing_visit_id) = 1", name="of_one_thing"),
        Index("ix_care_task_request", "cooperative_id", "care_request_id"),
        Index("ix_care_task_standing_visit", "cooperative_id", "standing_visit_id"),
        {"info": personal("CareTasks", "client_id")},
    )


class StandingVisitRow(InCooperative, Base):
    """A weekly pattern in local wall time; a visit asked for once is a pattern of one day.

    `filled` are the days through which every due date has its visit; none where visits were never made. Ended before it
    began, its last day is the one before its first; visits after the last day are there, and cancelled. Where it ends
    because its client leaves, `cut_at` is when that was said and `cut_until_on` what was agreed before.
    """

    __tablename__ = "standing_visit"
    client_id: Mapped[UUID]
    team_id: Mapped[UUID]
    care_request_id: Mapped[UUID | None]
    weekdays: Mapped[list[int]]
    starts_time: Mapped[time]
    flexible_minutes: Mapped[int]
    minutes: Mapped[int]
    workers: Mapped[int] = mapped_column(SmallInteger)
    critical: Mapped[int] = mapped_column(SmallInteger, default=0)
    from_on: Mapped[date]
    until_on: Mapped[date | None]
    filled: Mapped[Range[date] | None] = mapped_column(DATERANGE)
    cut_at: Mapped[datetime | None]
    cut_until_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)

    __table_args__ = (
        within("member", "client_id"),
        within("team", "team_id"),
        within("care_request", "care_request_id"),
        CheckConstraint("not isempty(filled) and not lower_inf(filled) and not upper_inf(filled)", name="filled"),
        CheckConstraint("minutes between 5 and 1440 and workers between 1 and 4", name="size"),
        CheckConstraint("flexible_minutes between 0 and 240", name="flexible"),
        CheckConstraint("until_on is null or until_on >= from_on - 1", name="order"),
        CheckConstraint("cardinality(weekdays) > 0 and weekdays <@ array[0,1,2,3,4,5,6]::smallint[]", name="weekdays"),
        Index("ix_standing_visit_client", "cooperative_id", "client_id"),
        {"info": personal("TimeWindows", "client_id", kept_from="(t.until_on + 1)::timestamp at time zone 'UTC'")},
    )


class VisitRow(InCooperative, Base):
    """One dated presence at a client's home. (`standing_visit_id`, `visit_on`) never changes; instants are UTC."""

    __tablename__ = "visit"
    client_id: Mapped[UUID]
    team_id: Mapped[UUID]
    standing_visit_id: Mapped[UUID]
    visit_on: Mapped[date]
    starts_at: Mapped[datetime]
    earliest_at: Mapped[datetime]
    latest_end_at: Mapped[datetime]
    minutes: Mapped[int]
    workers: Mapped[int] = mapped_column(SmallInteger)
    critical: Mapped[int] = mapped_column(SmallInteger)
    state: Mapped[str]
    cancelled_by_id: Mapped[UUID | None]
    cancelled_at: Mapped[datetime | None]

    __table_args__ = (
        within("member", "client_id"),
        within("team", "team_id"),
        within("standing_visit", "standing_visit_id"),
        CheckConstraint("state in ('due', 'cancelled')", name="state"),
        CheckConstraint("(state = 'cancelled') = (cancelled_at is not null)", name="cancelled"),
        CheckConstraint(
            "earliest_at <= starts_at and starts_at + minutes * interval '1 minute' <= latest_end_at", name="window"
        ),
        Index("uq_visit_standing", "cooperative_id", "standing_visit_id", "visit_on", unique=True),
        Index("ix_visit_client", "cooperative_id", "client_id", "starts_at"),
        Index("ix_visit_week", "cooperative_id", "visit_on"),
        {"info": personal("VisitTimes", "client_id", kept_from="t.latest_end_at")},
    )


class MatchPreferenceRow(InCooperative, Base):
    """A member's own gender if stated, and whom they ask for in personal care; no reason is ever asked.

    Two things, for whoever both gives and receives care. `id` is the member's.
    """

    __tablename__ = "match_preference"
    member_id: Mapped[UUID]
    gender: Mapped[str | None]
    asked_gender: Mapped[str | None]
    version: Mapped[int] = mapped_column(default=1)

    __table_args__ = (
        within("member", "member_id"),
        CheckConstraint("id = member_id", name="one_a_member"),
        CheckConstraint("gender in ('woman', 'man', 'other')", name="gender"),
        CheckConstraint("asked_gender in ('woman', 'man')", name="asked_gender"),
        {"info": personal("MatchPreference", "member_id")},
    )


class AccessNeedRow(InCooperative, Base):
    """Something a client needs in words of function (large print, no phone calls), never a diagnosis."""

    __tablename__ = "access_need"
    member_id: Mapped[UUID]
    need: Mapped[str]

    __table_args__ = (
        within("member", "member_id"),
        Index("uq_access_need_member", "cooperative_id", "member_id", "need", unique=True),
        {"info": personal("AccessNeeds", "member_id")},
    )


class DeclinedPairRow(InCooperative, Base):
    """Not this pairing, said by one side in private; only they and the solver ever read it."""

    __tablename__ = "declined_pair"
    said_by_id: Mapped[UUID]
    client_id: Mapped[UUID]
    worker_id: Mapped[UUID]

    __table_args__ = (
        within("member", "said_by_id"),
        within("member", "client_id"),
        within("member", "worker_id"),
        CheckConstraint("said_by_id in (client_id, worker_id)", name="said_by_one_of_them"),
        Index("uq_declined_pair", "cooperative_id", "said_by_id", "client_id", "worker_id", unique=True),
        {"info": personal("MatchPreference", "said_by_id")},
    )


class CareTeamRow(InCooperative, Base):
    """A worker in the small team a client agreed to."""

    __tablename__ = "care_team"
    client_id: Mapped[UUID]
    worker_id: Mapped[UUID]

    __table_args__ = (
        within("member", "client_id"),
        within("member", "worker_id"),
        Index("uq_care_team", "cooperative_id", "client_id", "worker_id", unique=True),
        {"info": personal("VisitTimes", "client_id", "worker_id")},
    )
