"""The structure of the Dataspace Protocol 2025-1's negotiation messages, from its specification, in our words."""

import re
from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]
DSP = "https://w3id.org/dspace/2025/1/context.jsonld"
_OPERATORS = {
    "eq", "gt", "gteq", "lteq", "hasPart", "isA", "isAllOf", "isAnyOf", "isNoneOf", "isPartOf", "lt", "term-lteq",
    "neq",
}  # fmt: skip
_TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
# What a message of each kind must carry beside context and type, and what it may carry too.
_KINDS: dict[str, tuple[set[str], set[str]]] = {
    "ContractRequestMessage": ({"consumerPid", "offer", "callbackAddress"}, {"providerPid"}),
    "ContractOfferMessage": ({"providerPid", "offer", "consumerPid"}, set()),
    "ContractAgreementMessage": ({"providerPid", "consumerPid", "agreement"}, {"callbackAddress"}),
    "ContractAgreementVerificationMessage": ({"providerPid", "consumerPid"}, set()),
    "ContractNegotiationEventMessage": ({"providerPid", "consumerPid", "eventType"}, set()),
    "ContractNegotiationTerminationMessage": ({"providerPid", "consumerPid"}, {"code", "reason"}),
}


def faults(message: Json) -> list[str]:
    """What is wrong with a message; nothing where it has the protocol's structure."""
    return list(_faults(message))


def _faults(message: Json) -> Iterator[str]:
    kind = message.get("@type")
    if kind not in _KINDS:
        yield f"no message is a {kind}"
        return
    needed, allowed = _KINDS[kind]
    names = set(message) - {"@context", "@type", "@id"}
    yield from (f"{kind} lacks {name}" for name in sorted(needed - names))
    yield from (f"{kind} knows no {name}" for name in sorted(names - needed - allowed))
    context = message.get("@context")
    if not isinstance(context, list) or DSP not in context or not all(isinstance(each, str) for each in context):
        yield "the context is no list of addresses with the protocol's in it"
    for name in ("consumerPid", "providerPid", "callbackAddress", "code"):
        if not isinstance(message.get(name, ""), str):
            yield f"{name} is no text"
    yield from _of_kind(message, kind)


def _of_kind(message: Json, kind: str) -> Iterator[str]:
    if "eventType" in message and message["eventType"] not in {"ACCEPTED", "FINALIZED"}:
        yield f"no event is {message['eventType']}"
    if "reason" in message and not (isinstance(message["reason"], list) and message["reason"]):
        yield "reason is no list of at least one"
    if "offer" in message:
        yield from _policy(message["offer"], "Offer")
    if kind == "ContractAgreementMessage":
        yield from _policy(message.get("agreement", {}), "Agreement")


def _policy(policy: Json, kind: str) -> Iterator[str]:
    if policy.get("@type") != kind:
        yield f"{policy.get('@type')} stands where {kind} belongs"
    needed = ["@id", "target"] + (["assigner", "assignee", "timestamp"] if kind == "Agreement" else [])
    yield from (f"{kind} has no {name}" for name in needed if not isinstance(policy.get(name), str))
    if kind == "Agreement" and not _TIMESTAMP.fullmatch(str(policy.get("timestamp"))):
        yield "the timestamp is no instant"
    if not (policy.get("permission") or policy.get("prohibition")):
        yield "neither a permission nor a prohibition"
    for name in ("permission", "prohibition", "obligation"):
        if name in policy and not (isinstance(policy[name], list) and policy[name]):
            yield f"{name} is no list of at least one"
        for rule in policy.get(name, ()):
            yield from _rule(rule)


def _rule(rule: Json) -> Iterator[str]:
    if not isinstance(rule.get("action"), str):
        yield "a rule without an action"
    if "target" in rule:
        yield "a rule with a target of its own"
    for constraint in rule.get("constraint", ()):
        if set(constraint) != {"leftOperand", "operator", "rightOperand"}:
            yield f"a constraint of {sorted(constraint)}"
        elif constraint["operator"] not in _OPERATORS or not isinstance(constraint["leftOperand"], str):
            yield f"no operator or operand: {constraint}"
        elif not isinstance(constraint["rightOperand"], str | dict | list):
            yield f"no right operand: {constraint}"
