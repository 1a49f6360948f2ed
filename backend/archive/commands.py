"""Somebody brings an archive, looks at what would come of it, and takes it or puts it away."""

import asyncio
import hashlib
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from backend.archive import bundle as bundles
from backend.archive.bundle import Bundle
from backend.archive.planning import Here, Planned, plan
from backend.archive.preferring import say_again, takes
from backend.archive.schemas import Bring, BroughtArchive, BroughtKind
from backend.archive.tables import BroughtArchiveRow, packed, unpacked
from backend.kit.errors import Problem, not_found
from backend.members.parties import party
from backend.privacy.declaring.versions import Version, in_force
from backend.privacy.documents.queries import all_agreed
from backend.privacy.door import Actor
from backend.privacy.negotiating import commands as negotiating
from backend.privacy.negotiating.past import pasts
from backend.privacy.negotiating.rules import Past, state
from backend.privacy.negotiating.schemas import Answers
from backend.privacy.sealing.words import Place, seal, unseal

MOST_TAKEN = 10
WAITS = timedelta(days=1)
_b = BroughtArchiveRow


async def bring(session: AsyncSession, data: Bring, *, actor: Actor, now: datetime) -> None:
    """Keeps an archive for a day, to look at what taking it would mean; in place of another that waits.

    Problem 400 or 413 that names what is wrong with it, 409 where as many as may be were taken before.
    """
    document, words = await asyncio.to_thread(_opened, data.zip)
    await session.execute(delete(_b).where(_b.member_id == actor.member_id, _b.taken_at.is_(None)))
    if (await session.scalar(select(func.count()).where(_b.member_id == actor.member_id)) or 0) >= MOST_TAKEN:
        raise Problem("too_many_archives", 409, {"most": MOST_TAKEN})
    row = {
        "cooperative_id": actor.cooperative_id,
        "id": data.id,
        "member_id": actor.member_id,
        "brought_at": now,
        "expires_at": now + WAITS,
        "sha256": hashlib.sha256(document).hexdigest(),
        "content": await seal(session, _place(data.id, actor), words, now=now),
    }
    try:
        await session.execute(insert(_b).values(**row))
    except IntegrityError as error:
        raise not_found("archive") from error


def _opened(body: bytes) -> tuple[bytes, str]:
    """The document, and itself packed: work of seconds for a large one, for a thread of its own."""
    document = bundles.opened(body)
    bundles.understood(document)
    return document, packed(document)


async def take(session: AsyncSession, archive_id: UUID, *, actor: Actor, now: datetime) -> None:
    """What was said elsewhere is said here, in one go; again changes nothing. Problem 404 where it waits no more."""
    head, bundle = await _brought(session, archive_id, actor=actor, now=now)
    if head.taken_at is not None:
        return
    await say_again(session, bundle, actor=actor, now=now)
    version = await in_force(session)
    planned = await _plan(session, bundle, version, actor=actor, now=now)
    answers = tuple(one.answer for one in planned if one.answer is not None)
    if answers:
        said = Answers(id=uuid5(archive_id, "answers"), declaration_version=version.version, answers=answers)
        await negotiating.answer(session, said, party=await party(session, actor, None, now=now), now=now)
    await session.execute(
        update(_b)
        .where(_b.id == archive_id, _b.member_id == actor.member_id)
        .values(taken_at=now, expires_at=None)
        .execution_options(synchronize_session=False)
    )


async def put_away(session: AsyncSession, archive_id: UUID, *, actor: Actor) -> None:
    """It is deleted, and with it the record of what was elsewhere; what was taken from it stays."""
    gone = await session.execute(
        delete(_b).where(_b.id == archive_id, _b.member_id == actor.member_id).returning(_b.id)
    )
    if gone.first() is None:
        raise not_found("archive")


async def told(session: AsyncSession, archive_id: UUID, *, actor: Actor, now: datetime) -> BroughtArchive:
    """What an archive holds, and what would come of it; Problem 404 where it is not mine, or waits no more."""
    head, bundle = await _brought(session, archive_id, actor=actor, now=now)
    planned = await _plan(session, bundle, await in_force(session), actor=actor, now=now)
    mine = takes(actor)
    return BroughtArchive(
        id=archive_id,
        made_at=bundle.made_at,
        cooperative=bundle.cooperative.name,
        brought_at=head.brought_at,
        expires_at=head.expires_at,
        taken_at=head.taken_at,
        kinds=tuple(
            BroughtKind(kind=name, rows=len(rows), taken=name in mine)
            for name, rows in sorted(bundle.records.items())
            if rows
        ),
        agreements=tuple(one.told for one in planned),
    )


async def _brought(
    session: AsyncSession, archive_id: UUID, *, actor: Actor, now: datetime
) -> tuple[BroughtArchiveRow, Bundle]:
    query = select(_b).where(_b.id == archive_id, _b.member_id == actor.member_id).with_for_update()
    found = await session.scalar(query)
    if found is None or (found.expires_at is not None and found.expires_at <= now):
        raise not_found("archive")
    words = await unseal(session, _place(archive_id, actor), found.content)
    return found, bundles.understood(unpacked(words))


def _place(archive_id: UUID, actor: Actor) -> Place:
    return Place(table=_b.__tablename__, column="content", subject_id=actor.member_id, row_id=archive_id)


async def _plan(
    session: AsyncSession, bundle: Bundle, version: Version, *, actor: Actor, now: datetime
) -> list[Planned]:
    whose = await party(session, actor, None, now=now)
    rules = {rule.key: rule for rule in version.rules if whose.concerns(rule)}
    agreed = await all_agreed(session, actor.member_id, zone=actor.zone)
    past = await pasts(session, actor.member_id, now=now)
    here = Here(
        {(a.rule.category, a.rule.purpose, a.rule.recipient): a.sha256 for a in agreed if a.holds(now)},
        frozenset(key for key, rule in rules.items() if state(rule, past.get(key, Past())) == "asked"),
    )
    return list(plan(bundle.agreements, bundle.refused(), rules, here, whose.today(now)))
