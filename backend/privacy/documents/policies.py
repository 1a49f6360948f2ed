"""Rules of an agreement as permissions and prohibitions of ODRL 2.2.

One rule is one permission: category, purpose and recipient are constraints on it, since the protocol wants one target
for the whole and none in a rule. An end and a retention are in every permission. What is never done is in every policy.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

import msgspec

from backend.kit.canonical import sha256_of
from backend.privacy.documents.terms import CONTEXTS, PROCESSING, ours
from backend.privacy.purposes import PROHIBITED_PURPOSES

Json = dict[str, Any]
_KINDS_OF_NEVER = {**dict.fromkeys(PROCESSING, "cd:processing"), **dict.fromkeys(CONTEXTS, "cd:context")}


class RuleName(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """What a rule is about."""

    category: str
    purpose: str
    recipient: str


class Granted(RuleName, frozen=True, kw_only=True, order=True):
    """A rule with its terms: how finely, kept for how long, until which day (the last on which it holds)."""

    precision: str
    retention_days: int
    until_on: date


def permission(rule: Granted) -> Json:
    """What may be done."""
    return {
        "action": "use",
        "constraint": [
            *_name(rule),
            _constraint("odrl:dateTime", "lteq", _typed(rule.until_on.isoformat(), "xsd:date")),
            _constraint("cd:retention", "lteq", _typed(f"P{rule.retention_days}D", "xsd:duration")),
            _constraint("cd:precision", "eq", rule.precision),
        ],
    }


def rule_sha256(rule: Granted, *, renews: bool = False) -> str:
    """The hash of an agreed rule: of its permission alone, so that it is the same wherever the same was agreed.

    What `renews` by itself while somebody is a member has no last day of its own: its end is left out.
    """
    said = permission(rule)
    ends = [one for one in said["constraint"] if not renews or one["leftOperand"] != "odrl:dateTime"]
    return sha256_of(said | {"constraint": ends})


def policy(kind: str, identity: str, granted: Iterable[Granted], refused: Iterable[RuleName] = ()) -> Json:
    """An offer or an agreement without its parties: what may be done, what was refused, and what is never done."""
    allowed = [permission(rule) for rule in sorted(granted)]
    said_no = [{"action": "use", "constraint": _name(name)} for name in sorted(refused)]
    body: Json = {"@id": identity, "@type": kind, "prohibition": [*said_no, *never()]}
    return body | ({"permission": allowed} if allowed else {})


def never() -> list[Json]:
    """What is never done, whoever agrees or votes: one prohibition each."""
    return [
        {"action": "use", "constraint": [_is_a(_KINDS_OF_NEVER.get(term, "odrl:purpose"), f"dpv:{term}")]}
        for term in PROHIBITED_PURPOSES
    ]


def _name(rule: RuleName) -> list[Json]:
    return [
        _is_a("cd:dataCategory", ours(rule.category)),
        _is_a("odrl:purpose", ours(rule.purpose)),
        _is_a("odrl:recipient", ours(rule.recipient)),
    ]


def _is_a(operand: str, term: str) -> Json:
    return _constraint(operand, "isA", {"@id": term})


def _constraint(operand: str, operator: str, value: object) -> Json:
    return {"leftOperand": operand, "operator": operator, "rightOperand": value}


def _typed(value: str, kind: str) -> Json:
    return {"@value": value, "@type": kind}
