"""A worker's own balance, with others only as the database's own functions tell of them."""

from datetime import date, datetime, timedelta

from sqlalchemy import bindparam, func, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.types import Date, Integer, Uuid

from backend.fairness.rules import Sum, next_turn, ratio_bp, weighed
from backend.fairness.schemas import KINDS, Balance, BalanceWeek, Burden, Entry, Kind, Spread
from backend.fairness.tables import LedgerEntryRow
from backend.governance import policy
from backend.privacy.door import Actor
from backend.rosters.views.spans import local_day, monday

SHOWN_WEEKS = 8
WEIGHED_WEEKS = 52
_MOST_ENTRIES = 300
_WEEK = timedelta(weeks=1)
SPREAD = text("select * from burden_spread(:kind, :week_on, :weeks, :half_life, :team)").bindparams(
    bindparam("week_on", type_=Date()),
    bindparam("weeks", type_=Integer()),
    bindparam("half_life", type_=Integer()),
    bindparam("team", type_=Uuid()),
)
_e = LedgerEntryRow


async def balance(session: AsyncSession, actor: Actor, *, now: datetime) -> Balance:
    """My figures up to this week: hours, burdens by half-life, and the entries of the weeks shown."""
    week_on = monday(local_day(now, actor.zone))
    sums = await _my_sums(session, actor, week_on)
    return Balance(
        weeks=_weeks(sums, week_on),
        burdens=await _burdens(session, sums, week_on),
        entries=await _entries(session, actor, week_on),
    )


async def _my_sums(session: AsyncSession, actor: Actor, week_on: date) -> list[Sum]:
    rows = await session.execute(
        select(_e.week_on, _e.kind, func.sum(_e.minutes).label("minutes"))
        .where(_e.worker_id == actor.member_id, _e.week_on.between(week_on - WEIGHED_WEEKS * _WEEK, week_on))
        .group_by(_e.week_on, _e.kind)
    )
    return [Sum(row.week_on, row.kind, int(row.minutes)) for row in rows]


def _weeks(sums: list[Sum], week_on: date) -> tuple[BalanceWeek, ...]:
    minutes = {(one.week_on, one.kind): one.minutes for one in sums}
    shown = [week_on - back * _WEEK for back in reversed(range(SHOWN_WEEKS))]
    return tuple(
        BalanceWeek(
            week_on=one,
            given_minutes=minutes.get((one, "hours_given"), 0),
            wanted_minutes=minutes.get((one, "hours_wanted"), 0),
            planned=one == week_on,
        )
        for one in shown
    )


async def _burdens(session: AsyncSession, sums: list[Sum], week_on: date) -> tuple[Burden, ...]:
    minutes = weighed(sums, week_on, policy.in_force().policy.half_life_weeks)
    return tuple([await _burden(session, kind, minutes, week_on) for kind in KINDS])


async def _burden(session: AsyncSession, kind: Kind, minutes: dict[str, int], week_on: date) -> Burden:
    """Who has no ledger yet stands at the median, as the solver has it."""
    even_bp, spread, others_bp = await spread_of(session, kind, week_on)
    own_minutes, able = minutes.get(kind, 0), minutes.get(f"able:{kind}", 0)
    own_bp = ratio_bp(own_minutes, able) if minutes or spread is None else spread.middle_bp
    return Burden(
        kind=kind,
        own_bp=own_bp,
        even_bp=own_bp if even_bp is None else even_bp,
        spread=spread,
        others_bp=others_bp,
        own_minutes=own_minutes,
        next="even" if even_bp is None or not able else next_turn(own_bp, even_bp),
    )


async def spread_of(
    session: AsyncSession, kind: Kind, week_on: date, team_id: object = None
) -> tuple[int | None, Spread | None, tuple[int, ...] | None]:
    """(even share, spread, others in order of size); None where too few share the kind: the database sees to that."""
    half_life = policy.in_force().policy.half_life_weeks
    asked = {"kind": kind, "week_on": week_on, "weeks": WEIGHED_WEEKS, "half_life": half_life, "team": team_id}
    row = (await session.execute(SPREAD, asked)).first()
    if row is None:
        return None, None, None
    spread = Spread(
        low_bp=row.low_bp,
        quarter_bp=row.quarter_bp,
        middle_bp=row.middle_bp,
        three_quarter_bp=row.three_quarter_bp,
        high_bp=row.high_bp,
    )
    return row.even_bp, spread, None if row.others_bp is None else tuple(row.others_bp)


async def _entries(session: AsyncSession, actor: Actor, week_on: date) -> tuple[Entry, ...]:
    rows = await session.execute(
        select(_e.week_on, _e.kind, _e.minutes, _e.visit_id, _e.source, _e.note)
        .where(
            _e.worker_id == actor.member_id,
            _e.week_on > week_on - SHOWN_WEEKS * _WEEK,
            (_e.kind.in_(KINDS) | (_e.source == "correction")),
        )
        .order_by(_e.week_on.desc(), _e.kind, _e.made_at, _e.id)
        .limit(_MOST_ENTRIES)
    )
    return tuple(Entry(**row._mapping) for row in rows)
