"""The notifier's jobs: one push delivery, one mail delivery, one sign-in link."""

import logging
from collections.abc import Awaitable, Callable
from functools import partial
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from backend.kit import catalogs
from backend.kit.clock import Clock
from backend.kit.db import Context
from backend.kit.jobs import Handler, Payload
from backend.kit.tokens import new_secret, sha256
from backend.notifications import sending
from backend.notifications.insisting import insist
from backend.notifications.installation import Installation
from backend.notifications.inviting import send_invitation
from backend.notifications.mail import Letter, Mailer
from backend.notifications.push import Message, Outcome, Pusher
from backend.notifications.sending import Result, Task

log = logging.getLogger(__name__)
_ARM = text("select email, language, cooperative_name from arm_sign_in(:cooperative_id, :link_id, :token_hash, :now)")
_LINK_MINUTES = 10

_Send = Callable[[AsyncEngine, Context, Task], Awaitable[Result]]


def handlers(engine: AsyncEngine, settings: Installation, clock: Clock) -> dict[str, Handler]:
    """Every job of this domain by its entry point."""
    pusher = Pusher(settings.secret, settings.mail_from, settings.push_hosts)
    mailer = Mailer(settings.smtp_url, settings.mail_from) if settings.smtp_url else None
    push, mail = partial(_push, pusher), partial(_mail, mailer, settings.public_url)
    return {
        "send_push": partial(_deliver, engine, clock, push, "send_push"),
        "send_email": partial(_deliver, engine, clock, mail, "send_email"),
        "send_sign_in_link": partial(_sign_in, engine, clock, mailer, settings.public_url),
        "send_trust_invitation": partial(send_invitation, engine, clock, mailer, settings.public_url),
    }


async def _deliver(engine: AsyncEngine, clock: Clock, send: _Send, entrypoint: str, payload: Payload) -> None:
    """One try of one delivery; a delivery that is no longer waiting is left alone."""
    context = sending.context_of(payload, clock)
    task = await sending.begin(engine, context, UUID(payload["delivery_id"]))
    if task is not None:
        result = await send(engine, context, task)
        await sending.end(engine, context, task, result, (entrypoint, payload))


async def _push(pusher: Pusher, engine: AsyncEngine, context: Context, task: Task) -> Result:
    """To every browser of the member; one that takes it is enough."""
    found = await sending.browsers(engine, context)
    if not found:
        return Result(kind="none", code="no_browser")
    message = message_of(task)
    outcomes = []
    for subscription_id, browser in found.items():
        outcome = await pusher.send(browser, message, now=context.now)
        if outcome.kind == "gone":
            await sending.end_subscription(engine, context, subscription_id)
        if outcome.kind == "refused":
            log.error("push %s was refused: %s", task.delivery_id, outcome.code)
        outcomes.append(outcome)
    return result_of(outcomes)


def message_of(task: Task) -> Message:
    """What the lock screen shows, in the member's language: that something is new, never what or about whom."""
    return Message(
        title=catalogs.text(task.language, f"push.{task.kind}.title", task.params),
        body=catalogs.text(task.language, f"push.{task.kind}.body", task.params),
        url=f"/#{task.path}",
        tag=task.delivery_id.hex,
    )


def result_of(outcomes: list[Outcome]) -> Result:
    """Sent if any browser took it; else later if any may still; else failed; none where all are gone."""
    by_kind = {outcome.kind: outcome for outcome in reversed(outcomes)}
    if "accepted" in by_kind:
        return Result(kind="sent")
    if "later" in by_kind:
        return Result(kind="later", code=by_kind["later"].code, pause=by_kind["later"].pause)
    if "refused" in by_kind:
        return Result(kind="failed", code=by_kind["refused"].code)
    return Result(kind="none", code="no_browser")


async def _mail(mailer: Mailer | None, public_url: str, _engine: AsyncEngine, context: Context, task: Task) -> Result:
    if mailer is None:
        return Result(kind="none", code="no_mail_server")
    if task.email is None:
        return Result(kind="none", code="no_address")
    params = {**task.params, "cooperative": task.cooperative, "link": f"{public_url}/#{task.path}"}
    letter = _letter(task.delivery_id, task.email, task.language, task.kind, params)
    sent = await mailer.send(letter, now=context.now)
    if sent.kind == "accepted":
        return Result(kind="sent")
    return Result(kind="later" if sent.kind == "later" else "failed", code=sent.code)


def _letter(key: UUID, to: str, language: str, kind: str, params: dict[str, object]) -> Letter:
    return Letter(
        key=key.hex,
        to=to,
        subject=catalogs.text(language, f"mail.{kind}.subject", params),
        text=catalogs.text(language, f"mail.{kind}.body", params) + "\n",
    )


async def _sign_in(engine: AsyncEngine, clock: Clock, mailer: Mailer | None, public_url: str, payload: Payload) -> None:
    """Gives a prepared link its secret and mails it; the secret is in that mail and nowhere else.

    A link that was armed is not armed again: after a crash the person asks for another.
    """
    if mailer is None:
        log.warning("no mail server is set: sign-in link %s is not sent", payload["link_id"])
        return
    token = new_secret()
    row = {"cooperative_id": UUID(payload["cooperative_id"]), "link_id": UUID(payload["link_id"])}
    async with engine.begin() as connection:
        armed = await connection.execute(_ARM, {**row, "token_hash": sha256(token), "now": clock()})
        found = armed.first()
    if found is None:
        return
    params = {
        "cooperative": found.cooperative_name,
        "link": f"{public_url}/#/sign-in/{token}",
        "minutes": _LINK_MINUTES,
    }
    letter = _letter(row["link_id"], found.email, found.language, "sign_in", params)
    await insist(mailer, letter, clock, what="sign-in link")
