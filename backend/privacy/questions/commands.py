"""A member asks about a look; a holder of the data role, who is neither of the two, answers by name."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.errors import Problem, not_found
from backend.kit.events import record
from backend.privacy.declaring.holding import must_hold, ones_own
from backend.privacy.door import Actor
from backend.privacy.negotiating.agreeing import tell
from backend.privacy.negotiating.commands import answer_by
from backend.privacy.negotiating.party import Party, alone
from backend.privacy.questions.schemas import AskQuestion
from backend.privacy.questions.tables import QuestionRow

_q = QuestionRow
_LOOKED = text("select exists (select from looks_of(array[:look]::uuid[]) l where l.about @> array[:subject]::uuid[])")
_LOOKER = text("select actor_id from looks_of(array[:look]::uuid[])")


async def ask(session: AsyncSession, look_id: UUID, data: AskQuestion, *, party: Party, now: datetime) -> UUID:
    """Asks about a look at this member's data; the same id with the same words is the same question.

    Problem 404 for a look that was not at them, 409 where they asked about it before, 422 for an id used otherwise.
    """
    await alone(session, party.subject_id)
    if await _known(session, look_id, data, party):
        return data.id
    if not await session.scalar(_LOOKED, {"look": look_id, "subject": party.subject_id}):
        raise not_found("look")
    made = insert(_q).values(
        cooperative_id=party.cooperative_id,
        id=data.id,
        subject_id=party.subject_id,
        grant_id=look_id,
        by_id=party.by_id,
        asked_at=now,
        words=data.words.strip() or data.words,
        answer_by_at=answer_by(party, now),
    )
    new = await session.execute(made.on_conflict_do_nothing().returning(_q.id))
    if new.first() is None:
        raise Problem("idempotency_key_reused", 422)
    await tell(session, "question_asked", {"id": data.id}, party=party, now=now)
    return data.id


async def _known(session: AsyncSession, look_id: UUID, data: AskQuestion, party: Party) -> bool:
    mine = (_q.subject_id == party.subject_id, (_q.id == data.id) | (_q.grant_id == look_id))
    rows = (await session.execute(select(_q.id, _q.grant_id, _q.words).where(*mine))).all()
    for row in rows:
        if row.id == data.id and (row.grant_id, row.words) == (look_id, data.words.strip() or data.words):
            return True
        if row.id == data.id:
            raise Problem("idempotency_key_reused", 422)
    if rows:
        raise Problem("asked_already", 409)
    return False


async def answer(session: AsyncSession, question_id: UUID, words: str, *, actor: Actor, now: datetime) -> None:
    """Answers, once. Problem 403 without the role, and for one's own question or look; 409 once it was answered."""
    await must_hold(session, actor, now=now)
    asked = (
        await session.execute(
            select(_q.subject_id, _q.by_id, _q.grant_id, _q.answered_at).where(_q.id == question_id).with_for_update()
        )
    ).first()
    if asked is None:
        raise not_found("question")
    looker = await session.scalar(_LOOKER, {"look": asked.grant_id})
    if {asked.subject_id, asked.by_id, looker} & await ones_own(session, actor):
        raise Problem("own_question", 403)
    if asked.answered_at is not None:
        raise Problem("question_answered", 409)
    said = {"answer": words.strip() or words, "answered_at": now, "answered_by_id": actor.member_id}
    await session.execute(
        update(_q).where(_q.id == question_id).values(**said).execution_options(synchronize_session=False)
    )
    payload = {"id": question_id, "member_id": asked.subject_id, "by_id": asked.by_id}
    await record(session, actor.cooperative_id, "question_answered", payload, actor_id=actor.member_id, now=now)
