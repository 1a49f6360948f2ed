"""Rosters and their planned visits, kept as they were; assignments, which are what holds."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.dialects.postgresql import BYTEA, JSONB, TSTZRANGE, ExcludeConstraint, Range
from sqlalchemy.orm import Mapped, mapped_column

from backend.kit.tables import Base, InCooperative, Json, personal, programs, shared, within


class RosterRow(InCooperative, Base):
    """One plan of a cooperative's week: asked for, solved, changed by people, published or put aside.

    `based_on_id` is the draft whose pins it keeps; `replaces_id` what was published when its facts were read: once
    something else is published, it can no longer be. The certificate's figures name nobody.
    """

    __tablename__ = "roster"
    week_on: Mapped[date]
    number: Mapped[int]
    state: Mapped[str]
    version: Mapped[int] = mapped_column(default=1)
    fence: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    attempts: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    based_on_id: Mapped[UUID | None]
    replaces_id: Mapped[UUID | None]
    requested_by_id: Mapped[UUID | None]
    requested_at: Mapped[datetime]
    budget_seconds: Mapped[int]
    cancel_asked_at: Mapped[datetime | None]
    solved_at: Mapped[datetime | None]
    complete: Mapped[bool] = mapped_column(default=False)
    problem_hash: Mapped[str | None]
    policy_hash: Mapped[str]
    progress: Mapped[Json | None] = mapped_column(JSONB)
    certificate: Mapped[Json | None] = mapped_column(JSONB)
    violations: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    failure_code: Mapped[str | None]
    published_at: Mapped[datetime | None]
    published_by_id: Mapped[UUID | None]

    __table_args__ = (
        CheckConstraint(
            "state in ('queued', 'solving', 'draft', 'failed', 'published', 'superseded', 'discarded')", name="state"
        ),
        CheckConstraint("extract(isodow from week_on) = 1", name="monday"),
        Index("uq_roster_number", "cooperative_id", "week_on", "number", unique=True),
        Index(
            "uq_roster_published",
            "cooperative_id",
            "week_on",
            unique=True,
            postgresql_where=text("state = 'published'"),
        ),
        {"info": shared()},
    )


class PlannedVisitRow(InCooperative, Base):
    """One worker on one visit in one plan, with who pinned it, and why in their words.

    `overrides` holds the rules (codes) that a person set aside for it, with that reason. No route shows a worker a
    draft; own rows are open because a coordinator may be one of the workers.
    """

    __tablename__ = "planned_visit"
    roster_id: Mapped[UUID]
    visit_id: Mapped[UUID]
    worker_id: Mapped[UUID]
    client_id: Mapped[UUID]
    during: Mapped[Range[datetime]] = mapped_column(TSTZRANGE)
    pinned_by_id: Mapped[UUID | None]
    pin_reason: Mapped[str | None]
    overrides: Mapped[list[str]] = mapped_column(server_default=text("'{}'"))

    __table_args__ = (
        within("roster", "roster_id"),
        within("visit", "visit_id"),
        within("member", "worker_id"),
        CheckConstraint("not isempty(during)", name="during"),
        CheckConstraint("overrides = '{}' or (pinned_by_id is not null and pin_reason is not null)", name="overrides"),
        Index("uq_planned_visit", "cooperative_id", "roster_id", "visit_id", "worker_id", unique=True),
        {"info": personal("VisitTimes", "worker_id", kept_from="upper(t.during)")},
    )


class SolvedProblemRow(InCooperative, Base):
    """What the solver was given, and at which stage it chose, by ids and codes, so that reasons stay what they were.

    `id` is the roster's.
    """

    __tablename__ = "solved_problem"
    problem: Mapped[bytes] = mapped_column(BYTEA)
    choices: Mapped[bytes] = mapped_column(BYTEA)

    __table_args__ = (within("roster", "id"), {"info": programs()})


class RosterPartRow(InCooperative, Base):
    """One part of a large roster while it is being solved: its own problem, who is at it, and what came of it.

    Written under its own fence, as the roster is under its. It goes with the roster's leaving `solving`, whatever the
    roster becomes (`parts.sql`). `solve` counts the week's solves under this roster; `whole_hash` is of the problem it
    is a part of, `most_visits` what a part of that may hold; `moves` is what it may do instead of using its time. The
    problem and the `result` are compressed documents.
    """

    __tablename__ = "roster_part"
    roster_id: Mapped[UUID]
    name: Mapped[str]
    solve: Mapped[int]
    whole_hash: Mapped[str]
    most_visits: Mapped[int]
    begun_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(default="waiting")
    fence: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    attempts: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    visits: Mapped[int]
    moves: Mapped[int | None]
    problem: Mapped[bytes] = mapped_column(BYTEA)
    progress: Mapped[Json] = mapped_column(JSONB)
    result: Mapped[bytes | None] = mapped_column(BYTEA)
    failure_code: Mapped[str | None]

    __table_args__ = (
        within("roster", "roster_id", ondelete="CASCADE"),
        CheckConstraint("state in ('waiting', 'solving', 'done')", name="state"),
        CheckConstraint("(state = 'done') = (result is not null)", name="result"),
        Index("uq_roster_part", "cooperative_id", "roster_id", "name", unique=True),
        {"info": programs()},
    )


class AssignmentRow(InCooperative, Base):
    """One worker is on one visit. Two live ones of a worker never overlap: the database holds that."""

    __tablename__ = "assignment"
    visit_id: Mapped[UUID]
    worker_id: Mapped[UUID]
    client_id: Mapped[UUID]
    roster_id: Mapped[UUID]
    during: Mapped[Range[datetime]] = mapped_column(TSTZRANGE)
    state: Mapped[str]
    created_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]

    __table_args__ = (
        within("visit", "visit_id"),
        within("roster", "roster_id"),
        within("member", "worker_id"),
        within("member", "client_id"),
        CheckConstraint("state in ('live', 'ended')", name="state"),
        CheckConstraint("not isempty(during) and not lower_inf(during) and not upper_inf(during)", name="during"),
        CheckConstraint("(state = 'ended') = (ended_at is not null)", name="ended"),
        ExcludeConstraint(
            ("worker_id", "="), ("during", "&&"), where=text("state = 'live'"), name="ex_assignment_double_booking"
        ),
        Index(
            "uq_assignment_once",
            "cooperative_id",
            "visit_id",
            "worker_id",
            unique=True,
            postgresql_where=text("state = 'live'"),
        ),
        Index("ix_assignment_client", "cooperative_id", "client_id"),
        {"info": personal("VisitTimes", "worker_id", "client_id", kept_from="upper(t.during)")},
    )


class RunningLateRow(InCooperative, Base):
    """How much later a worker comes to a visit, said by themselves; `id` is the assignment's.

    A message, no record: nothing reads it once the visit is over, and the night after it is deleted.
    """

    __tablename__ = "running_late"
    worker_id: Mapped[UUID]
    client_id: Mapped[UUID]
    minutes: Mapped[int]
    until_at: Mapped[datetime]

    __table_args__ = (
        within("assignment", "id", ondelete="CASCADE"),
        within("member", "worker_id"),
        within("member", "client_id"),
        CheckConstraint("minutes in (10, 20, 30)", name="minutes"),
        {"info": personal("VisitTimes", "worker_id", "client_id", kept_from="t.until_at")},
    )


class ReasonRow(InCooperative, Base):
    """An explanation as it was shown, kept with the roster it explains."""

    __tablename__ = "reason"
    roster_id: Mapped[UUID]
    visit_id: Mapped[UUID]
    worker_id: Mapped[UUID]
    explanation: Mapped[Json] = mapped_column(JSONB)
    decided_at: Mapped[datetime]

    __table_args__ = (
        within("roster", "roster_id"),
        within("member", "worker_id"),
        Index("uq_reason", "cooperative_id", "roster_id", "visit_id", "worker_id", unique=True),
        {"info": personal("VisitTimes", "worker_id", kept_from="t.decided_at")},
    )


class LedgerEntryRow(InCooperative, Base):
    """Minutes of one kind that a worker was given (or could have done, or wanted) in one week, and whence it is known.

    `kind` is `hours_given`, `hours_wanted`, `able:<burden>` or a burden. A correction is a further entry. Fairness
    keeps the ledger; it stands here because the solver, below fairness, reads what earlier weeks left.
    """

    __tablename__ = "ledger_entry"
    worker_id: Mapped[UUID]
    week_on: Mapped[date]
    kind: Mapped[str]
    minutes: Mapped[int]
    source: Mapped[str]
    visit_id: Mapped[UUID | None]
    roster_id: Mapped[UUID | None]
    author_id: Mapped[UUID | None]
    note: Mapped[str | None]
    made_at: Mapped[datetime]

    __table_args__ = (
        within("member", "worker_id"),
        CheckConstraint("source in ('roster', 'import', 'correction')", name="source"),
        CheckConstraint("source <> 'correction' or (author_id is not null and note is not null)", name="correction"),
        Index("ix_ledger_entry_worker", "cooperative_id", "worker_id", "week_on"),
        {"info": personal("VisitTimes", "worker_id", kept_from="(t.week_on + 7)::timestamp at time zone 'UTC'")},
    )
