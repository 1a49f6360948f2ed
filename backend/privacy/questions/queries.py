"""Questions, each with the look it is about."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.privacy.negotiating.party import Names, Naming, Party, person, subject
from backend.privacy.negotiating.queries import day_before
from backend.privacy.questions.schemas import LookedAt, Question, WaitingQuestion
from backend.privacy.questions.tables import QuestionRow

_q = QuestionRow
_LOOKS = text("select * from looks_of(cast(:looks as uuid[]))")
_COLUMNS = (
    _q.id, _q.subject_id, _q.grant_id, _q.by_id, _q.asked_at, _q.words, _q.answer_by_at, _q.late_at, _q.answered_by_id,
    _q.answered_at, _q.answer,
)  # fmt: skip


async def of_member(session: AsyncSession, *, party: Party, naming: Naming) -> list[Question]:
    """What was asked for a member, the newest first."""
    asked = await _asked(session, _q.subject_id == party.subject_id)
    return await _told(session, asked, naming, party.zone)


async def waiting(session: AsyncSession, own: Collection[UUID], *, naming: Naming, zone: str) -> list[WaitingQuestion]:
    """What waits for the data role, the first due at the top; `own`: those whose matters the reader does not judge."""
    asked = sorted(await _asked(session, _q.answered_at.is_(None)), key=lambda row: row.answer_by_at)
    told = await _told(session, asked, naming, zone)
    names = await naming(session, {row.subject_id for row in asked})
    return [
        WaitingQuestion(
            **{name: getattr(one, name) for name in Question.__struct_fields__},
            subject=subject(names, row.subject_id),
            own=any(member_id in own for member_id in (row.subject_id, row.by_id, one.look.actor_id)),
        )
        for row, one in zip(asked, told, strict=True)
    ]


async def _asked(session: AsyncSession, which: ColumnElement[bool]) -> list[Any]:
    return list((await session.execute(select(*_COLUMNS).where(which).order_by(_q.asked_at.desc(), _q.id))).all())


async def _told(session: AsyncSession, asked: list[Any], naming: Naming, zone: str) -> list[Question]:
    looks = await _looks(session, [row.grant_id for row in asked])
    people = {one for row in asked for one in (row.by_id, row.answered_by_id) if one}
    names = await naming(session, people)
    return [_question(row, looks[row.grant_id], names, ZoneInfo(zone)) for row in asked if row.grant_id in looks]


async def _looks(session: AsyncSession, ids: list[UUID]) -> Mapping[UUID, LookedAt]:
    rows = await session.execute(_LOOKS, {"looks": ids})
    return {
        row.id: LookedAt(
            opened_at=row.opened_at,
            purpose=row.purpose,
            recipient=row.recipient,
            categories=tuple(row.categories),
            actor_id=row.actor_id,
            program=row.program,
        )
        for row in rows
    }


def _question(row: Any, look: LookedAt, names: Names, zone: ZoneInfo) -> Question:  # noqa: ANN401 -- a row
    return Question(
        id=row.id,
        look=look,
        asked_at=row.asked_at,
        by=person(names, row.by_id) if row.by_id != row.subject_id else None,
        words=row.words,
        answer_by_on=day_before(row.answer_by_at, zone),
        late=row.answered_at is None and row.late_at is not None,
        answered_by=person(names, row.answered_by_id),
        answered_at=row.answered_at,
        answer=row.answer,
    )
