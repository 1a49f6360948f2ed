"""What somebody said of themselves elsewhere is said here: by the same commands as if they had tapped it in."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import TypeVar, get_args
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from backend.archive.bundle import (
    Bundle,
    ExceptionSpan,
    Hours,
    Matching,
    Needed,
    Reached,
    Spoken,
    Stretch,
    UsualSpan,
    not_ours,
)
from backend.availability import commands as availability
from backend.availability import queries as available
from backend.availability.checks import MOST_EXCEPTIONS
from backend.availability.schemas import ExceptionInput, HoursWantedInput, UsualWeek
from backend.care import wishes
from backend.care.schemas import Need, WishesInput
from backend.kit import catalogs
from backend.kit.errors import FieldError, Problem
from backend.kit.ids import new_id
from backend.kit.local_time import local_date, wall_of
from backend.members.commands import set_language
from backend.notifications.commands import set_channels
from backend.notifications.schemas import Channels
from backend.privacy.door import Actor

_T = TypeVar("_T")
_MINUTES_A_DAY = 1440
_Say = Callable[[AsyncSession, Bundle, Actor, datetime], Awaitable[None]]


async def say_again(session: AsyncSession, bundle: Bundle, *, actor: Actor, now: datetime) -> None:
    """Takes over preferences, availability and hours, as far as they concern what this member is here."""
    for say in _TAKES.values():
        await say(session, bundle, actor, now)


def takes(actor: Actor) -> set[str]:
    """The kinds of record that become this member's own here."""
    mine = {"member_contact"}
    if "worker" in actor.classes:
        mine |= {"usual_span", "exception_span", "hours_wanted"}
    return mine | ({"spoken_language", "match_preference", "access_need"} if "client" in actor.classes else set())


async def _usual_week(session: AsyncSession, bundle: Bundle, actor: Actor, now: datetime) -> None:
    if "worker" not in actor.classes or not bundle.records.get("usual_span"):
        return
    said = bundle.of("usual_span", UsualSpan)
    spans = [{"weekday": one.weekday, "level": one.level, **_times(one.minutes)} for one in said]
    version = (await available.mine(session, actor, now=now)).version
    week = _input(UsualWeek, spans=spans, version=version)
    await availability.state_usual_week(session, week, actor=actor, now=now)


async def _exceptions(session: AsyncSession, bundle: Bundle, actor: Actor, now: datetime) -> None:
    today = local_date(now, ZoneInfo(actor.zone))
    ahead = [one for one in bundle.of("exception_span", ExceptionSpan) if one.exception_on >= today]
    if "worker" not in actor.classes:
        return
    for one in ahead[:MOST_EXCEPTIONS]:
        said = _input(ExceptionInput, on=one.exception_on, level=one.level, **_times(one.minutes))
        await availability.put_exception(session, new_id(), said, actor=actor, now=now)


def _input(kind: type[_T], **said: object) -> _T:
    """What somebody would have sent; Problem 400 where nobody could have."""
    try:
        return msgspec.convert(said, kind)
    except msgspec.ValidationError as error:
        raise not_ours() from error


def _times(minutes: Stretch) -> dict[str, str]:
    if not 0 <= minutes.from_ < minutes.until <= _MINUTES_A_DAY:
        raise Problem("invalid", 400, errors=[FieldError(field="minutes", code="not_after_start")])
    return {"starts_time": wall_of(minutes.from_), "ends_time": wall_of(minutes.until)}


async def _hours(session: AsyncSession, bundle: Bundle, actor: Actor, _now: datetime) -> None:
    if "worker" not in actor.classes:
        return
    for one in bundle.of("hours_wanted", Hours)[:1]:
        said = HoursWantedInput(
            least_minutes=one.least_minutes, wanted_minutes=one.wanted_minutes, most_minutes=one.most_minutes
        )
        await availability.want_hours(session, said, actor=actor)


async def _wishes(session: AsyncSession, bundle: Bundle, actor: Actor, now: datetime) -> None:
    if "client" not in actor.classes:
        return
    stands = await wishes.read(session, actor.member_id, actor=actor, now=now)
    spoken, matching = bundle.of("spoken_language", Spoken), bundle.of("match_preference", Matching)
    said = _input(
        WishesInput,
        version=stands.version,
        languages=tuple(one.language for one in spoken if one.part == "needs")[:20],
        gender=(matching[0].asked_gender if matching else None) or "any",
        needs=tuple(dict.fromkeys(one.need for one in bundle.of("access_need", Needed) if one.need in get_args(Need))),
        declined=tuple(each.worker_id for each in stands.declined),
    )
    await wishes.put(session, actor.member_id, said, actor=actor, now=now)


async def _contact(session: AsyncSession, bundle: Bundle, actor: Actor, _now: datetime) -> None:
    for one in bundle.of("member_contact", Reached)[:1]:
        if one.language in catalogs.languages():
            await set_language(session, one.language, actor=actor)
        await set_channels(session, Channels(push=one.by_push, email=one.by_email), actor=actor)


_TAKES: Mapping[str, _Say] = {
    "usual_span": _usual_week,
    "exception_span": _exceptions,
    "hours_wanted": _hours,
    "access_need": _wishes,
    "member_contact": _contact,
}
