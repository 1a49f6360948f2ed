"""A worker's usual week, dated exceptions, hours wanted, certificates and start of the way; never a reason."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, SmallInteger, text
from sqlalchemy.dialects.postgresql import INT4RANGE, ExcludeConstraint, Range
from sqlalchemy.orm import Mapped, mapped_column

from backend.kit.tables import Base, InCooperative, personal, within

_LEVEL = "level in ('cannot', 'can', 'prefer')"


class AvailabilityRow(InCooperative, Base):
    """The head of a worker's stated availability: its version and when it was last confirmed. `id` is the worker's."""

    __tablename__ = "availability"
    worker_id: Mapped[UUID]
    version: Mapped[int] = mapped_column(default=1)
    confirmed_at: Mapped[datetime | None]

    __table_args__ = (
        within("member", "worker_id"),
        CheckConstraint("id = worker_id", name="one_a_worker"),
        {"info": personal("Availability", "worker_id")},
    )


class UsualSpanRow(InCooperative, Base):
    """A span of the usual week in local wall time, minutes from midnight; what no span covers is *cannot*."""

    __tablename__ = "usual_span"
    worker_id: Mapped[UUID]
    weekday: Mapped[int] = mapped_column(SmallInteger)
    minutes: Mapped[Range[int]] = mapped_column(INT4RANGE)
    level: Mapped[str]

    __table_args__ = (
        within("member", "worker_id"),
        CheckConstraint("weekday between 0 and 6", name="weekday"),
        CheckConstraint("not isempty(minutes) and minutes <@ int4range(0, 1440, '[]')", name="minutes"),
        CheckConstraint(_LEVEL, name="level"),
        ExcludeConstraint(
            ("cooperative_id", "="),
            ("worker_id", "="),
            ("weekday", "="),
            ("minutes", "&&"),
            name="ex_usual_span_overlap",
        ),
        {"info": personal("Availability", "worker_id")},
    )


class ExceptionSpanRow(InCooperative, Base):
    """One dated span that replaces the usual week there; the latest one made wins.

    `by_desk`: a coordinator said it for the worker, and may take it back; what workers said themselves, only they may.
    """

    __tablename__ = "exception_span"
    worker_id: Mapped[UUID]
    exception_on: Mapped[date]
    minutes: Mapped[Range[int]] = mapped_column(INT4RANGE)
    level: Mapped[str]
    made_at: Mapped[datetime]
    by_desk: Mapped[bool] = mapped_column(default=False, server_default=text("false"))

    __table_args__ = (
        within("member", "worker_id"),
        CheckConstraint("not isempty(minutes) and minutes <@ int4range(0, 1440, '[]')", name="minutes"),
        CheckConstraint(_LEVEL, name="level"),
        Index("ix_exception_span_worker", "cooperative_id", "worker_id", "exception_on"),
        {"info": personal("Availability", "worker_id", kept_from="(t.exception_on + 1)::timestamp at time zone 'UTC'")},
    )


class HoursWantedRow(InCooperative, Base):
    """How many minutes a week a worker wants: least, wanted, most. `id` is the worker's."""

    __tablename__ = "hours_wanted"
    worker_id: Mapped[UUID]
    least_minutes: Mapped[int]
    wanted_minutes: Mapped[int]
    most_minutes: Mapped[int]

    __table_args__ = (
        within("member", "worker_id"),
        CheckConstraint("id = worker_id", name="one_a_worker"),
        CheckConstraint(
            "0 <= least_minutes and least_minutes <= wanted_minutes and wanted_minutes <= most_minutes "
            "and most_minutes <= 10080",
            name="order",
        ),
        {"info": personal("ContractHours", "worker_id")},
    )


class CertificateRow(InCooperative, Base):
    """A worker may do this kind of task, until a day; held or not held, no level."""

    __tablename__ = "certificate"
    worker_id: Mapped[UUID]
    skill: Mapped[str]
    valid_until_on: Mapped[date | None]

    __table_args__ = (
        within("member", "worker_id"),
        Index("uq_certificate_worker", "cooperative_id", "worker_id", "skill", unique=True),
        {"info": personal("Skills", "worker_id")},
    )


class TravelStartRow(InCooperative, Base):
    """How a worker travels and, if they chose to say, from where; degrees to 1e-5, rounded to the area.

    `id` is the worker's.
    """

    __tablename__ = "travel_start"
    worker_id: Mapped[UUID]
    mode: Mapped[str]
    latitude_e5: Mapped[int | None]
    longitude_e5: Mapped[int | None]

    __table_args__ = (
        within("member", "worker_id"),
        CheckConstraint("id = worker_id", name="one_a_worker"),
        CheckConstraint("mode in ('walk', 'bike', 'car', 'bus')", name="mode"),
        {"info": personal("TravelStart", "worker_id", precision="area")},
    )
