"""Routes for what is published, and for saying yes to it."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from litestar import Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter
from sqlalchemy.ext.asyncio import AsyncSession

from backend.privacy.api import Asking, access, own, reads
from backend.privacy.door import Actor
from backend.rosters import confirming
from backend.rosters.views import at_the_door
from backend.rosters.views import coming as coming_view
from backend.rosters.views import effect as effect_view
from backend.rosters.views import known_workers as known_workers_view
from backend.rosters.views import my_week as my_week_view
from backend.rosters.views import team_visits as team_visits_view
from backend.rosters.views import week as week_view
from backend.rosters.views.board_schemas import Week
from backend.rosters.views.schemas import (
    Coming,
    Confirm,
    Confirmed,
    Effect,
    KnownWorker,
    MyWeek,
    ShownDoorNote,
    TeamVisit,
)
from backend.rosters.views.spans import local_day

_ASSIGNED = access("CareDelivery", "AssignedWorker", "Identity", "ServiceAddress", "VisitTimes", "CareTasks")
_COLLEAGUES = access("CareDelivery", "CareTeam", "Identity")
_TEAM = access("Scheduling", "CareTeam", "VisitTimes", "ServiceAddress")
_PAIRED = access("CareDelivery", "PairedClient", "Identity")
_TRUSTED = access("SubjectAccess", "Self", "Identity", "VisitTimes", "CareTasks", "EmergencyContact")

_COORDINATING = access(
    "Scheduling", "Coordinator", "Identity", "VisitTimes", "Availability", "ContractHours", "TravelStart", "CareTasks",
    "ServiceAddress",
)  # fmt: skip
# A limit said in a type is lost on its way into a query parameter: it has to be said of the parameter.
_Days = Annotated[int, QueryParameter(ge=1, le=28)]
_From = Annotated[date | None, QueryParameter(name="from")]


@get("/my/week", opt=reads(_ASSIGNED, _COLLEAGUES))
async def my_week(asking: NamedDependency[Asking], from_on: _From = None, days: _Days = 7) -> MyWeek:
    """My published visits, from today or the day named."""
    return await my_week_view.my_week(asking, from_on, days)


@get("/my/visits/{visit_id:uuid}/door-note", opt=reads(access("CareDelivery", "AssignedWorker", "HomeAccess")))
async def door_note(
    visit_id: FromPath[UUID], actor: NamedDependency[Actor], session: NamedDependency[AsyncSession]
) -> ShownDoorNote:
    """How to get in, from half an hour before my visit until it ends."""
    return await at_the_door.door_note(session, visit_id, actor=actor)


@post("/my/weeks/{week_on:date}/confirm", status_code=200, opt=own("VisitTimes"))
async def confirm_week(
    week_on: FromPath[date],
    data: JSONBody[Confirm],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Confirmed:
    """Says yes to my visits of a week, or to those named."""
    actor.must_be("worker")
    return await confirming.confirm_week(session, week_on, data, actor=actor, now=now)


@post("/my/assignments/{assignment_id:uuid}/confirm", status_code=200, opt=own("VisitTimes"))
async def confirm_one(
    assignment_id: FromPath[UUID],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Confirmed:
    """Says yes to one of my visits."""
    return await confirming.confirm_one(session, assignment_id, actor=actor, now=now)


@get("/my/team-visits", opt=reads(_TEAM))
async def team_visits(
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
    from_on: _From = None,
    days: _Days = 7,
) -> list[TeamVisit]:
    """The published visits of my teams, by time and area."""
    actor.must_be("worker")
    return await team_visits_view.team_visits(session, actor, from_on or local_day(now, actor.zone), days)


@get("/my/availability/effect", opt=own("Availability", "VisitTimes"))
async def effect(
    actor: NamedDependency[Actor], session: NamedDependency[AsyncSession], now: NamedDependency[datetime]
) -> Effect:
    """My published visits that fall outside what I now say I can."""
    actor.must_be("worker")
    return await effect_view.effect(session, actor, now=now)


@get("/clients/{client_id:uuid}/coming", opt=reads(_PAIRED, _TRUSTED))
async def coming(
    client_id: FromPath[UUID],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Coming:
    """Who comes to me, or to somebody who trusts me, in the next two weeks."""
    return await coming_view.coming(session, actor, client_id, now=now)


@get(
    "/clients/{client_id:uuid}/weeks/{week_on:date}",
    opt=reads(_PAIRED, _TRUSTED, access("Scheduling", "Coordinator", "Identity", "VisitTimes", "CareTasks")),
)
async def week_of_client(
    client_id: FromPath[UUID],
    week_on: FromPath[date],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Coming:
    """A client's week for paper: their own, of somebody who trusts me, or of a client whose team I coordinate."""
    return await coming_view.of_week(session, actor, client_id, week_on, now=now)


@get("/clients/{client_id:uuid}/workers", opt=reads(_PAIRED, access("SubjectAccess", "Self", "VisitTimes")))
async def known_workers(
    client_id: FromPath[UUID],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> list[KnownWorker]:
    """The workers who came to a client or are in their small team."""
    return await known_workers_view.known_workers(session, actor, client_id, now=now)


@get("/weeks/{week_on:date}", opt=reads(_COORDINATING))
async def week(
    week_on: FromPath[date],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
    team: FromQuery[UUID | None] = None,
) -> Week:
    """The board of a week, for who coordinates its teams."""
    return await week_view.week(session, actor, week_on, team, now=now)


router = Router(
    "/",
    route_handlers=[
        my_week, door_note, confirm_week, confirm_one, team_visits, effect, coming, week_of_client, known_workers,
        week,
    ],
    tags=["rosters"],
)  # fmt: skip
