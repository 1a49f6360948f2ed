"""Who hears of a change while it happens: whoever could read what it is about, and nobody else, not even by an id."""

from collections.abc import Iterator, Mapping
from uuid import UUID

import msgspec
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.privacy.door import Actor

# Whose it is, and who else is named in it: by what a change calls them.
_ABOUT = ("client_id", "member_id", "worker_id")
_NAMED = (*_ABOUT, "by_id", "asked_by_id", "contact_id")


class Circle(msgspec.Struct, frozen=True, kw_only=True):
    """Who hears of somebody beside themselves: whoever asks as this recipient, and whom they trust with a topic."""

    recipient: str | None = None
    topics: tuple[str, ...] = ()


# By the first word of what a change is called; whatever has no line here is of the rota.
_CIRCLES: Mapping[str, Circle] = {
    "data": Circle(recipient="DataRole", topics=("data",)),
    "emergency": Circle(recipient="DataRole", topics=("notes", "data")),
    "passkey": Circle(),
    "question": Circle(recipient="DataRole", topics=("data",)),
}
_ROTA = Circle(recipient="Coordinator")
_IN_CIRCLE = text(
    "select exists (select from circle_of(:recipient) one where one = any (cast(:about as uuid[]))) or exists ("
    "select from trusted_contact t where t.client_id = any (cast(:about as uuid[])) and t.contact_id = app_member() "
    "and t.topics && cast(:topics as text[]) and t.ended_at is null and t.during @> app_now())"
)


async def hears(session: AsyncSession, actor: Actor, kind: str, payload: Mapping[str, object]) -> bool:
    """Whether the member behind this session is told; of what is about nobody, those who coordinate are."""
    named = set(_ids(payload, _NAMED))
    if not named:
        return bool(actor.coordinates)
    circle = _CIRCLES.get(kind.partition("_")[0], _ROTA)
    if actor.member_id in named or not _may_be_in(actor, circle):
        return actor.member_id in named
    said = {"recipient": circle.recipient, "topics": list(circle.topics), "about": list(_ids(payload, _ABOUT))}
    return bool(await session.scalar(_IN_CIRCLE, said))


def _may_be_in(actor: Actor, circle: Circle) -> bool:
    """False where nobody has to be asked: most listeners coordinate nothing, and most changes are of the rota."""
    return circle != Circle() and (circle != _ROTA or bool(actor.coordinates))


def _ids(payload: Mapping[str, object], names: tuple[str, ...]) -> Iterator[UUID]:
    return (UUID(str(payload[name])) for name in names if payload.get(name))
