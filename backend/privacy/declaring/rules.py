"""What a cooperative may declare, and how one version differs from another."""

from collections.abc import Iterable, Iterator

import msgspec

from backend.kit.errors import FieldError, Problem
from backend.privacy.declaring.schemas import DeclaredRule, ProposedRule, RuleKey
from backend.privacy.declaring.versions import as_declared
from backend.privacy.purposes import DECLARATION, NEVER_COLLECTED, PROHIBITED_PURPOSES, Rule, precisions, rank

Key = tuple[str, str, str]
Rules = tuple[DeclaredRule, ...]
_CODE = {rule.key: rule for rule in DECLARATION}


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """How a version differs from the one before: which rules ask for more, for less, are gone, are new."""

    broader: tuple[RuleKey, ...]
    narrower: tuple[RuleKey, ...]
    dropped: tuple[RuleKey, ...]
    added: tuple[RuleKey, ...]


def checked(proposed: Iterable[ProposedRule], base: Rules) -> Rules:
    """The rules of a next version, in the code's order. Problem 400 naming each that cannot be.

    What is prohibited, and what is never collected, is refused by name, whoever votes for it.
    """
    wanted = list(proposed)
    faults = [*_prohibited(wanted), *_each(wanted), *_missing(wanted)]
    if faults:
        raise Problem("invalid", 400, errors=faults)
    chosen, before = {rule.key: rule for rule in wanted}, {rule.key: rule for rule in base}
    return tuple(_declared(rule, chosen[rule.key], before.get(rule.key)) for rule in DECLARATION if rule.key in chosen)


def _prohibited(wanted: Iterable[ProposedRule]) -> Iterator[FieldError]:
    for number, rule in enumerate(wanted):
        field = f"rules.{number}"
        if rule.purpose in PROHIBITED_PURPOSES:
            yield FieldError(field=f"{field}.purpose", code="prohibited_purpose", params={"purpose": rule.purpose})
        if is_never_collected(rule.category):
            yield FieldError(field=f"{field}.category", code="never_collected", params={"category": rule.category})


def is_never_collected(category: str) -> bool:
    """True for a name that means something nobody may collect here."""
    plain = category.lower()
    return any(word.replace("_", "") in plain for word in NEVER_COLLECTED) and category not in _CATEGORIES


_CATEGORIES = {rule.category for rule in DECLARATION}


def _each(wanted: list[ProposedRule]) -> Iterator[FieldError]:
    seen: set[Key] = set()
    for number, rule in enumerate(wanted):
        code = _CODE.get(rule.key)
        if code is None:
            yield FieldError(field=f"rules.{number}", code="not_in_the_code")
        elif rule.key in seen:
            yield FieldError(field=f"rules.{number}", code="repeated")
        else:
            yield from (msgspec.structs.replace(f, field=f"rules.{number}.{f.field}") for f in _terms(rule, code))
        seen.add(rule.key)


def _terms(rule: ProposedRule, code: Rule) -> Iterator[FieldError]:
    """What keeps these terms from being asked: nothing is read more finely than the code reads it."""
    if rule.precision not in precisions(rule.category) or rank(rule.precision) > rank(code.precision):
        yield FieldError(field="precision", code="not_a_choice")
    if code.least_precision is None or code.least_retention_days is None:
        if rule.least_precision is not None or rule.least_retention_days is not None:
            yield FieldError(field="least_precision", code="service_needs_nothing")
        return
    if rule.least_precision is None or rule.least_retention_days is None:
        yield FieldError(field="least_precision", code="missing")
        return
    if not rank(code.least_precision) <= rank(rule.least_precision) <= rank(rule.precision):
        yield FieldError(field="least_precision", code="not_a_choice")
    if rule.least_retention_days > rule.retention_days:
        yield FieldError(field="least_retention_days", code="too_big", params={"most": rule.retention_days})


def _missing(wanted: Iterable[ProposedRule]) -> Iterator[FieldError]:
    """Only what is optional may be left out: the service cannot be given without the rest."""
    named = {rule.key for rule in wanted}
    for rule in DECLARATION:
        if rule.necessity == "required" and rule.key not in named:
            yield FieldError(field="rules", code="needed_rule", params=as_key(rule.key))


def as_key(key: Key) -> dict[str, object]:
    """A rule's key by name."""
    return dict(zip(("category", "purpose", "recipient"), key, strict=True))


def _declared(code: Rule, wanted: ProposedRule, before: DeclaredRule | None) -> DeclaredRule:
    """The code's rule on the wanted terms. `asked_since` 0: asks for more, in the version now being made."""
    terms = {name: getattr(wanted, name) for name in _TERMS}
    rule = msgspec.structs.replace(as_declared(code, asked_since=0), **terms)
    if before is None or broader(rule, before):
        return rule
    return msgspec.structs.replace(rule, asked_since=before.asked_since)


_TERMS = ("precision", "retention_days", "months", "least_precision", "least_retention_days")


def broader(new: DeclaredRule, old: DeclaredRule) -> bool:
    """True where the new rule asks for more than the old in anything."""
    return _rises(new, old) or bool(set(new.classes) - set(old.classes))


def _rises(new: DeclaredRule, old: DeclaredRule) -> bool:
    finer = rank(new.precision) > rank(old.precision)
    return finer or new.retention_days > old.retention_days or new.months > old.months


def difference(new: Rules, old: Rules) -> Difference:
    """What a next version means."""
    now, before = {rule.key: rule for rule in new}, {rule.key: rule for rule in old}
    both = [key for key in now if key in before]
    more = [key for key in both if broader(now[key], before[key])]
    less = [key for key in both if key not in more and _rises(before[key], now[key])]
    return Difference(
        broader=_keys(more),
        narrower=_keys(less),
        dropped=_keys(key for key in before if key not in now),
        added=_keys(key for key in now if key not in before),
    )


def _keys(keys: Iterable[Key]) -> tuple[RuleKey, ...]:
    return tuple(
        RuleKey(category=category, purpose=purpose, recipient=recipient) for category, purpose, recipient in keys
    )


def in_version(rules: Rules, version: int) -> Rules:
    """The rules as they stand in this version: what asks for more does so since now."""
    return tuple(msgspec.structs.replace(rule, asked_since=rule.asked_since or version) for rule in rules)
