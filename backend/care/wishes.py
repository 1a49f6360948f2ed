"""How a client likes to be helped. Whom they would rather not have, only they and the solver ever read."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import cast
from uuid import UUID

from sqlalchemy import delete, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.care import checks, queries
from backend.care.schemas import Declined, Gender, Wishes, WishesInput
from backend.care.tables import AccessNeedRow, DeclinedPairRow, MatchPreferenceRow
from backend.kit.errors import FieldError, version_conflict
from backend.kit.ids import new_id
from backend.members.queries import given_names, may_act
from backend.members.tables import MemberRow, SpokenLanguageRow
from backend.privacy.door import Actor

_LANGUAGE = re.compile(r"[a-z]{2,3}", re.ASCII)


async def read(session: AsyncSession, client_id: UUID, *, actor: Actor, now: datetime) -> Wishes:
    """A client's wishes, for themselves and whom they trust with requests; Problem 404 for others."""
    await may_act(session, actor, client_id, "requests", now=now)
    m, n = MatchPreferenceRow, AccessNeedRow
    head = (await session.execute(select(m.version, m.asked_gender).where(m.member_id == client_id))).first()
    needs = await session.scalars(select(n.need).where(n.member_id == client_id).order_by(n.need))
    return Wishes(
        version=head.version if head else 0,
        languages=(await queries.languages(session, [client_id], "needs")).get(client_id, ()),
        gender=cast("Gender", (head.asked_gender if head else None) or "any"),
        needs=tuple(needs),
        declined=await _declined(session, client_id),
    )


async def _declined(session: AsyncSession, client_id: UUID) -> tuple[Declined, ...]:
    ids = await _declined_ids(session, client_id)
    names = await given_names(session, ids)
    found = [Declined(worker_id=each, given_name=names[each].given_name if each in names else "") for each in ids]
    return tuple(sorted(found, key=lambda each: (each.given_name, each.worker_id)))


async def _declined_ids(session: AsyncSession, client_id: UUID) -> set[UUID]:
    d = DeclinedPairRow
    return set(await session.scalars(select(d.worker_id).where(d.said_by_id == client_id, d.client_id == client_id)))


async def put(session: AsyncSession, client_id: UUID, data: WishesInput, *, actor: Actor, now: datetime) -> None:
    """Replaces a client's wishes; the same again changes nothing. Problem 409 where another version stands."""
    stands = await read(session, client_id, actor=actor, now=now)
    declined = {each.worker_id for each in stands.declined}
    await _check(session, data, already=declined)
    version = await _lock(session, client_id, actor)
    if version == stands.version and _same(data, stands):
        return
    if data.version != version:
        raise version_conflict(version)
    await _replace(session, client_id, data, actor)


def _same(data: WishesInput, stands: Wishes) -> bool:
    return (set(data.languages), data.gender, set(data.needs), set(data.declined)) == (
        set(stands.languages),
        stands.gender,
        set(stands.needs),
        {each.worker_id for each in stands.declined},
    )


async def _check(session: AsyncSession, data: WishesInput, *, already: set[UUID]) -> None:
    """Every language is a code; every worker declined is one whose name the client's side may read, or was before."""
    known = {*already, *await _workers(session, await given_names(session, data.declined))}
    checks.refuse_all([*_languages(data.languages), *_unknown(data.declined, known)])


async def _workers(session: AsyncSession, member_ids: Iterable[UUID]) -> set[UUID]:
    m = MemberRow
    return set(await session.scalars(select(m.id).where(m.id.in_(set(member_ids)), m.classes.contains(["worker"]))))


def _languages(languages: Iterable[str]) -> Iterator[FieldError]:
    for n, language in enumerate(languages):
        if not _LANGUAGE.fullmatch(language):
            yield FieldError(field=f"languages[{n}]", code="bad_format")


def _unknown(declined: Iterable[UUID], known: set[UUID]) -> Iterator[FieldError]:
    for n, worker_id in enumerate(declined):
        if worker_id not in known:
            yield FieldError(field=f"declined[{n}]", code="nobody")


async def _lock(session: AsyncSession, client_id: UUID, actor: Actor) -> int:
    m = MatchPreferenceRow
    key = {"cooperative_id": actor.cooperative_id, "id": client_id, "member_id": client_id}
    await session.execute(upsert(m).values(**key, version=0).on_conflict_do_nothing())
    return (await session.scalars(select(m.version).where(m.member_id == client_id).with_for_update())).one()


async def _replace(session: AsyncSession, client_id: UUID, data: WishesInput, actor: Actor) -> None:
    m, n, d, s = MatchPreferenceRow, AccessNeedRow, DeclinedPairRow, SpokenLanguageRow
    gender = None if data.gender == "any" else data.gender
    await session.execute(
        update(m).where(m.member_id == client_id).values(asked_gender=gender, version=m.version + 1)
        .execution_options(synchronize_session=False)
    )  # fmt: skip
    await session.execute(delete(s).where(s.member_id == client_id, s.part == "needs"))
    await session.execute(delete(n).where(n.member_id == client_id))
    await session.execute(delete(d).where(d.said_by_id == client_id, d.client_id == client_id))
    where = {"cooperative_id": actor.cooperative_id}
    said = {"said_by_id": client_id, "client_id": client_id}
    for row, values in (
        (s, [{"member_id": client_id, "part": "needs", "language": each} for each in sorted(set(data.languages))]),
        (n, [{"member_id": client_id, "need": each} for each in sorted(set(data.needs))]),
        (d, [{**said, "worker_id": each} for each in sorted(set(data.declined))]),
    ):
        if values:
            await session.execute(insert(row), [{**where, "id": new_id(), **each} for each in values])
