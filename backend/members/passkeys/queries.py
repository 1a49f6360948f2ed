"""Passkeys as their owner sees them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.members.passkeys.checking import encoded
from backend.members.passkeys.schemas import KnownCredential, Passkey
from backend.members.tables import PasskeyRow
from backend.privacy.door import Actor

_p = PasskeyRow


async def mine(session: AsyncSession, actor: Actor) -> list[Passkey]:
    """My passkeys, the last used or made first."""
    columns = (_p.id, _p.name, _p.created_at, _p.last_used_at, _p.backed_up)
    rows = await session.execute(select(*columns).where(_p.member_id == actor.member_id))
    return sorted((Passkey(**row._mapping) for row in rows), key=_last, reverse=True)


def _last(passkey: Passkey) -> tuple[datetime, UUID]:
    return passkey.last_used_at or passkey.created_at, passkey.id


async def known(session: AsyncSession, actor: Actor) -> tuple[KnownCredential, ...]:
    """What my devices have already."""
    rows = await session.execute(select(_p.credential_id, _p.transports).where(_p.member_id == actor.member_id))
    return tuple(KnownCredential(id=encoded(row.credential_id), transports=tuple(row.transports)) for row in rows)
