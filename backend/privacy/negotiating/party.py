"""For whom somebody answers, and how others are called."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.local_time import local_date
from backend.privacy.declaring.schemas import DeclaredRule, Person, Subject

_ALONE = text("select pg_advisory_xact_lock(hashtextextended('agreements of ' || :subject, 0))")


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """A member of some classes whose data it is, and who acts: they themselves, or whom they trust with it."""

    cooperative_id: UUID
    subject_id: UUID
    classes: tuple[str, ...]
    by_id: UUID
    zone: str

    def concerns(self, rule: DeclaredRule) -> bool:
        """True for a rule about members like this one."""
        return bool(set(self.classes).intersection(rule.classes))

    def today(self, now: datetime) -> date:
        """The day it is where the cooperative is."""
        return local_date(now, ZoneInfo(self.zone))


class Named(Protocol):
    """What somebody is called."""

    @property
    def given_name(self) -> str:
        """First name."""

    @property
    def family_name(self) -> str:
        """Family name."""


Naming = Callable[[AsyncSession, Iterable[UUID]], Awaitable[Mapping[UUID, Named]]]
Names = Mapping[UUID, Named]


async def alone(session: AsyncSession, subject_id: UUID) -> None:
    """Until this transaction ends nobody else answers for this member: two phones take turns."""
    await session.execute(_ALONE, {"subject": str(subject_id)})


def person(names: Names, member_id: UUID | None) -> Person | None:
    """Somebody by first name, which is empty where it may not be read; None for nobody."""
    if member_id is None:
        return None
    return Person(id=member_id, given_name=names[member_id].given_name if member_id in names else "")


def subject(names: Names, member_id: UUID) -> Subject:
    """Whose it is, by name as far as it may be read."""
    named = names.get(member_id)
    given, family = (named.given_name, named.family_name) if named else ("", "")
    return Subject(id=member_id, given_name=given, family_name=family)
