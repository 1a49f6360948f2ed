"""Becoming a member: a name, a way to be reached, and the service-only agreement, all or nothing."""

from datetime import datetime, timedelta
from uuid import UUID

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.db import Context
from backend.kit.ids import new_id
from backend.kit.tokens import new_secret, sha256
from backend.members.tables import MemberContactRow, MemberIdentityRow, MemberRow, MemberSessionRow
from backend.privacy.commands import agree_to_service
from backend.privacy.purposes import MemberClass

_SESSION_LASTS = timedelta(days=60)
_AGENT_LENGTH = 200


class Joining(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of somebody who joins."""

    given_name: str
    family_name: str
    email: str
    language: str
    classes: tuple[MemberClass, ...]


async def join(session: AsyncSession, context: Context, person: Joining, *, now: datetime) -> None:
    """Makes the member of this context."""
    member_id = _member(context)
    where = {"cooperative_id": context.cooperative_id, "id": member_id}
    session.add(MemberRow(**where, key=member_id.hex, classes=list(person.classes), joined_at=now, version=1))
    await session.flush()
    session.add_all(
        [
            MemberIdentityRow(
                **where, member_id=member_id, given_name=person.given_name, family_name=person.family_name
            ),
            MemberContactRow(
                **where, member_id=member_id, email=person.email, phone=None, language=person.language
            ),
        ]
    )  # fmt: skip
    await session.flush()
    await agree_to_service(session, context.cooperative_id, member_id, person.classes, now=now)


async def open_session(session: AsyncSession, context: Context, *, agent: str, now: datetime) -> str:
    """A session of the member of this context; its secret."""
    secret = new_secret()
    session.add(
        MemberSessionRow(
            cooperative_id=context.cooperative_id,
            id=new_id(),
            member_id=_member(context),
            token_hash=sha256(secret),
            created_at=now,
            last_used_at=now,
            expires_at=now + _SESSION_LASTS,
            agent=agent[:_AGENT_LENGTH],
        )
    )
    await session.flush()
    return secret


def _member(context: Context) -> UUID:
    if context.member_id is None:
        raise TypeError("a context without a member")
    return context.member_id
