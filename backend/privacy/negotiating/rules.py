"""What an answer means: agreed at once, declined, or for the data role to say; and how a member stands to a rule."""

import calendar
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec

from backend.kit.errors import FieldError
from backend.kit.local_time import day_starts_at
from backend.privacy.declaring.schemas import DeclaredRule
from backend.privacy.negotiating.schemas import Agreed, Outcome, RuleAnswer, RuleState, Terms
from backend.privacy.purposes import precisions, rank

ANSWER_DAYS = 14
_MONTHS = 12
_DAY = timedelta(days=1)
# An answer may have waited on a phone without signal: its year began a little earlier.
_LATE = timedelta(days=7)
_LEGAL_DUTY = "legal_obligation"


class Past(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a rule so far: the last answer to it, and the last agreement whether or not it holds."""

    waiting: bool = False
    outcome: Outcome | None = None
    answered_version: int = 0
    answered_at: datetime | None = None
    live: Agreed | None = None
    agreed_version: int = 0
    agreed_at: datetime | None = None
    withdrawn: bool = False


def later(on: date, months: int) -> date:
    """The same day so many months on, or the last of a shorter month."""
    year, month = divmod(on.year * _MONTHS + on.month - 1 + months, _MONTHS)
    return date(year, month + 1, min(on.day, calendar.monthrange(year, month + 1)[1]))


def asked(rule: DeclaredRule, today: date) -> Terms:
    """What the cooperative asks, of who answers today."""
    until_on = later(today, rule.months)
    return Terms(precision=rule.precision, retention_days=rule.retention_days, until_on=until_on)


def essential(rule: DeclaredRule, today: date) -> Terms | None:
    """The least the service needs; None where it needs nothing. What is required goes on while one is a member."""
    if rule.least_precision is None or rule.least_retention_days is None:
        return None
    until_on = later(today, rule.months)
    return Terms(precision=rule.least_precision, retention_days=rule.least_retention_days, until_on=until_on)


def no_broader(terms: Terms, limit: Terms) -> bool:
    """True where nothing in `terms` goes further than `limit`."""
    return (
        rank(terms.precision) <= rank(limit.precision)
        and terms.retention_days <= limit.retention_days
        and terms.until_on <= limit.until_on
    )


def within(terms: Terms, limit: Terms) -> Terms:
    """`terms`, nowhere further than `limit`."""
    return Terms(
        precision=min(terms.precision, limit.precision, key=rank),
        retention_days=min(terms.retention_days, limit.retention_days),
        until_on=min(terms.until_on, limit.until_on),
    )


def faults(rule: DeclaredRule, answer: RuleAnswer, today: date) -> Iterator[FieldError]:
    """What keeps this from being an answer to the rule."""
    if answer.answer != "but":
        return
    terms = answer.terms
    if terms is None:
        yield FieldError(field="terms", code="missing")
        return
    if terms.precision not in precisions(rule.category):
        yield FieldError(field="precision", code="not_a_choice")
    if terms.until_on < today:
        yield FieldError(field="until_on", code="in_the_past")
    if not no_broader(terms, asked(rule, today)):
        yield FieldError(field="terms", code="more_than_asked")


def judge(rule: DeclaredRule, answer: RuleAnswer, today: date) -> tuple[Terms | None, Outcome]:
    """The terms an answer names, and what comes of it at once."""
    if answer.answer == "no":
        return None, "declined" if rule.necessity == "optional" else "waiting"
    if answer.answer == "yes" or answer.terms is None:
        return asked(rule, today), "agreed"
    return answer.terms, "agreed" if _enough(rule, answer.terms, today) else "waiting"


def _enough(rule: DeclaredRule, terms: Terms, today: date) -> bool:
    least = essential(rule, today)
    if least is None:
        return True
    return no_broader(msgspec.structs.replace(least, until_on=least.until_on - _LATE), terms)


def renews(rule: DeclaredRule, terms: Terms, today: date) -> bool:
    """What is required goes on by itself, unless it was agreed to a day of one's own."""
    return rule.necessity == "required" and terms.until_on >= later(today, rule.months) - _LATE


def is_law(rule: DeclaredRule) -> bool:
    """True where a law asks for it, so that nobody here can let somebody off."""
    return rule.legal_basis == _LEGAL_DUTY


def ends_at(terms: Terms, zone: ZoneInfo) -> datetime:
    """The instant after the last day agreed."""
    return day_starts_at(terms.until_on + _DAY, zone)


def state(rule: DeclaredRule, past: Past) -> RuleState:
    """How a member stands to a rule."""
    if past.waiting:
        return "waiting"
    if max(past.answered_version, past.agreed_version) < rule.asked_since and not _covers(past.live, rule):
        return "asked"
    if past.live is not None:
        return "agreed"
    if past.outcome == "declined" and _answered_last(past):
        return "declined"
    if past.agreed_at is None:
        return "asked"
    return "withdrawn" if past.withdrawn else "ended"


def _covers(live: Agreed | None, rule: DeclaredRule) -> bool:
    return (
        live is not None
        and rank(live.precision) >= rank(rule.precision)
        and (live.retention_days >= rule.retention_days)
    )


def _answered_last(past: Past) -> bool:
    return past.agreed_at is None or (past.answered_at is not None and past.answered_at >= past.agreed_at)
