"""What every table has in common: naming, types, the cooperative in every key, and who may see a row.

A table says in `info` how its rows are guarded (`backend.kit.rls` turns that into policies):
`personal(category, subjects…)`, `shared()` for rows that hold ids only, `programs()` for rows that only
programs read, `sealed()` for rows that only the door's functions reach, `appended()` for rows that nobody changes.
"""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Date, DateTime, ForeignKeyConstraint, MetaData, SmallInteger, Text, Time, Uuid
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

Json = dict[str, Any]


class Base(DeclarativeBase):
    """Root of all tables; constraint names are predictable so that errors can be told apart by name."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 -- SQLAlchemy's own attribute
        str: Text,
        int: BigInteger,
        UUID: Uuid(),
        date: Date,
        datetime: DateTime(timezone=True),
        time: Time(timezone=False),
        Json: JSONB,
        list[str]: ARRAY(Text),
        list[int]: ARRAY(SmallInteger),
        list[UUID]: ARRAY(Uuid()),
    }


class InCooperative:
    """A row that belongs to one cooperative; the cooperative is part of its key."""

    cooperative_id: Mapped[UUID] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)


def within(target: str, column: str, *, ondelete: str | None = None) -> ForeignKeyConstraint:
    """A foreign key from `column` to `target` that cannot leave the cooperative."""
    return ForeignKeyConstraint(
        ["cooperative_id", column], [f"{target}.cooperative_id", f"{target}.id"], ondelete=ondelete
    )


def personal(
    category: str,
    *subjects: str,
    own: bool = True,
    granted: bool = True,
    precision: str = "exact",
    released_by: str | None = None,
    kept_from: str | None = None,
    written: bool = True,
) -> Json:
    """Rows about people, in one data category; `subjects` are the columns that hold whom they are about.

    With `own`, a subject sees their own rows without a grant; without `granted`, nobody else ever does. `precision` is
    the finest level the rows hold.
    `kept_from` is the instant (SQL over the row `t`) from which it is kept for as long as agreed; where it is null, or
    none is said: from when the subject left the cooperative. `released_by` names a function of the database: whoever
    reads under a grant sees only the subjects it returns then. Without `written`, only functions of the database write.
    """
    said = {"guard": "personal", "category": category, "subjects": subjects, "own": own, "precision": precision}
    return {**said, "granted": granted, "released_by": released_by, "kept_from": kept_from, "written": written}


def words() -> Json:
    """`info` of a column whose words are sealed: bound to table, column, subject, row, and version if it has one."""
    return {"sealed": True}


def shared() -> Json:
    """Rows of ids, times and states that anybody's request within the cooperative may read."""
    return {"guard": "shared"}


def programs() -> Json:
    """Rows that only a program reads (the solver, the notifier), never a person's request."""
    return {"guard": "programs"}


def sealed() -> Json:
    """Rows that no role reads or writes except through the door's functions."""
    return {"guard": "sealed"}


def appended() -> Json:
    """Rows without personal data that are only ever added: no role, the door's neither, may change or delete one."""
    return {"guard": "appended"}
