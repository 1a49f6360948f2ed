"""What members decide about: an agreement, a negotiation and a look of the right person, made for one call."""

import base64
from typing import Protocol
from uuid import UUID

from sqlalchemy import select

from backend.kit.db import Context, transaction
from backend.kit.ids import new_id
from backend.privacy.door import Access, open_grants, program_context
from backend.privacy.tables import AgreementRow
from tests.house.reach.calls import EVERYBODYS
from tests.house.reach.neighbourhood import Household
from tests.world import World
from tests.world_data import say, sent

_SELF = Access(purpose="SubjectAccess", recipient="Self", categories=("Identity",))
_HOST = Access(purpose="CareDelivery", recipient="HostingProcessor", categories=("Contact",))
_a = AgreementRow


class Case(Protocol):
    """The cell whose call is made."""

    @property
    def route(self) -> str:
        """Which route."""

    @property
    def relation(self) -> str:
        """How the thing stands to who asks."""


async def data_things(world: World, case: Case, whose: UUID, house: Household) -> dict[str, UUID]:
    """Of `whose`; a look that is not one's own is at the household's client alone, one's own at everybody."""
    made = {name: new_id() for name in ("agreement_id", "negotiation_id", "look_id", "question_id", "archive_id")}
    if case.relation == "x":
        return made
    route = case.route
    if "agreement_id" in route:
        made["agreement_id"] = await _agreement(world, whose)
    if "archive_id" in route:
        made["archive_id"] = await _archive(world, whose)
    if "/my/negotiations/" in route:
        async with await world.sign_in(whose) as browser:
            made["negotiation_id"] = UUID((await sent(browser, say(EVERYBODYS, "no")))["id"])
    if "look_id" in route:
        made["look_id"] = await (_look_at_all(world) if case.relation == "o" else _look(world, house.contact_id))
    return made


async def _agreement(world: World, member_id: UUID) -> UUID:
    context = Context(cooperative_id=world.cooperative_id, member_id=member_id, now=world.now)
    async with transaction(world.engine, context) as session:
        mine = (_a.subject_id == member_id, _a.necessity == "optional")
        return (await session.scalars(select(_a.id).where(*mine).order_by(_a.id).limit(1))).one()


async def _archive(world: World, member_id: UUID) -> UUID:
    async with await world.sign_in(member_id) as browser:
        made = (await browser.get("/api/my/archive")).content
        sent = {"id": str(new_id()), "zip": base64.b64encode(made).decode()}
        return UUID((await browser.post("/api/my/archive", json=sent)).json()["id"])


async def _look(world: World, contact_id: UUID) -> UUID:
    context = Context(cooperative_id=world.cooperative_id, member_id=contact_id, now=world.now)
    return (await open_grants(world.engine, context, (_SELF,)))[0]


async def _look_at_all(world: World) -> UUID:
    context = await program_context(world.engine, "notifier", world.cooperative_id, (_HOST,), now=world.now)
    return context.grants[0]
