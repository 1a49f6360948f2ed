"""The worker: takes jobs until told to stop; any number of them, on any number of machines."""

import asyncio
import logging
import signal

import asyncpg
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from backend.care import jobs as care
from backend.fairness import listeners as fairness
from backend.kit import roles
from backend.kit.clock import Clock, utc_now
from backend.kit.db import connect, refuse_all_powerful
from backend.kit.delivery import deliver
from backend.kit.jobs import Crew, Handler, Nightly, Payload, work
from backend.notifications import cover as cover_notices
from backend.notifications import data
from backend.notifications import jobs as notifications
from backend.notifications import listeners as notices
from backend.privacy.erasing import jobs as forgetting
from backend.privacy.negotiating import lapsing, late
from backend.privacy.proof import jobs as ledgers
from backend.privacy.sealing import keyring
from backend.rosters import jobs as rosters
from backend.rosters import leaving
from backend.rosters import listeners as rosters_listeners
from backend.rosters.commands.sharing import LONG_JOBS
from backend.settings import Settings

log = logging.getLogger(__name__)
_PARTS = (care, forgetting, notifications, rosters)
_LISTENERS = (
    rosters_listeners.LISTENERS,
    fairness.LISTENERS,
    notices.LISTENERS,
    cover_notices.LISTENERS,
    data.LISTENERS,
)
_FORGET = text("select forget_commands(:now)")
_RENEW = text("select renew_required(:now)")
# What the queue did, and its sums a second, are looked at while they are news.
_FORGET_JOBS = (
    text("delete from pgqueuer_log where aggregated and created < cast(:now as timestamptz) - interval '30 days'"),
    text("delete from pgqueuer_statistics where created < cast(:now as timestamptz) - interval '30 days'"),
)


def crew(engine: AsyncEngine, settings: Settings, clock: Clock) -> Crew:
    """Everything a worker can do."""
    keyring.hold(settings.masters)
    made = Crew()
    for part in _PARTS:
        for entrypoint, handler in part.handlers(engine, settings, clock).items():
            if entrypoint in LONG_JOBS:
                made.on_long(entrypoint, handler)
            else:
                made.on(entrypoint, handler)
    made.on("deliver_event", _delivery(engine, clock), at_once=8)
    made.every("fill_horizons", "17 2 * * *", care.nightly(engine, clock))
    made.every("end_memberships", "1,16,31,46 * * * *", leaving.ending(engine, clock))
    made.every("append_to_ledgers", "* * * * *", ledgers.appending(engine, clock))
    made.every("sign_ledgers", "41 2 * * *", ledgers.signing(engine, settings, clock))
    made.every("retain", "33 2 * * *", forgetting.retaining(engine, clock))
    made.every("erase", "4,19,34,49 * * * *", forgetting.erasing(engine, settings, clock))
    made.every("tell_of_lapsing", "29 2 * * *", lapsing.nightly(engine, clock))
    made.every("tell_of_late", "31 2 * * *", late.nightly(engine, clock))
    made.every("tidy", "23 2 * * *", _tidying(engine, clock))
    return made


def _delivery(engine: AsyncEngine, clock: Clock) -> Handler:
    async def handle(payload: Payload) -> None:
        await deliver(engine, _LISTENERS, payload, clock)

    return handle


def _tidying(engine: AsyncEngine, clock: Clock) -> Nightly:
    async def tidy() -> None:
        async with engine.begin() as connection:
            for statement in (_RENEW, _FORGET, *_FORGET_JOBS):
                await connection.execute(statement, {"now": clock()})

    return tidy


async def run(settings: Settings, stop: asyncio.Event, *, clock: Clock = utc_now) -> None:
    """Works until `stop` is set; what is running then is finished, or soon left to another worker."""
    engine = connect(settings.url(roles.WORKER), name="commonrota work")
    try:
        await refuse_all_powerful(engine)
        await forgetting.at_start(engine, settings, clock)
        await work(lambda: asyncpg.connect(settings.url(roles.WORKER), timeout=10), crew(engine, settings, clock), stop)
    finally:
        await engine.dispose()


def stop_on_signals() -> asyncio.Event:
    """An event that is set when the operator or the system asks this process to end."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    return stop
