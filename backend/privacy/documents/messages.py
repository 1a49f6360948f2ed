"""The messages of the Dataspace Protocol 2025-1 for one negotiation: the member provides, the cooperative consumes.

A negotiation of ours in which some rules were agreed at once and others wait is two of the protocol's, since each of
those ends in one agreement or in none.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Literal, TypeVar
from uuid import UUID

import msgspec

from backend.privacy.documents.places import Places, urn
from backend.privacy.documents.policies import Granted, Json, RuleName, policy

DSP_CONTEXT = "https://w3id.org/dspace/2025/1/context.jsonld"
End = Literal["open", "agreed", "refused", "taken_back"]
_Rule = TypeVar("_Rule", bound=RuleName)
AT_ONCE = "at once"
WAITING = "waiting"


class Exchange(msgspec.Struct, frozen=True, kw_only=True):
    """What was asked for, what the member answered, and how it ended.

    `dropped` are rules that were answered anew before this ended: they stand in the offer, not in the agreement.
    """

    negotiation_id: UUID
    part: str
    subject_id: UUID
    asked: tuple[Granted, ...]
    answered: tuple[Granted, ...]
    declined: tuple[RuleName, ...]
    dropped: tuple[RuleName, ...] = ()
    end: End
    ended_at: datetime | None = None
    words: str | None = None


def messages(exchange: Exchange, places: Places) -> list[Json]:
    """Every message so far, in the order in which they were sent."""
    return list(_Writer(exchange, places).written())


class _Writer:
    def __init__(self, exchange: Exchange, places: Places) -> None:
        self.exchange = exchange
        self.places = places
        self.countered = bool(exchange.declined) or set(exchange.answered) != set(exchange.asked)

    def written(self) -> Iterator[Json]:
        yield self._said("ContractRequestMessage", {"callbackAddress": self.places.callback, **self._asked()})
        if self.exchange.part == AT_ONCE and not self.exchange.answered:
            yield self._ended("cd:declined", [_named(name) for name in self.exchange.declined])
            return
        if self.countered:
            yield self._said("ContractOfferMessage", self._answered())
        yield from self._rest()

    def _rest(self) -> Iterator[Json]:
        if self.exchange.end == "agreed":
            if self.countered:
                yield self._said("ContractNegotiationEventMessage", {"eventType": "ACCEPTED"})
            yield self._said("ContractAgreementMessage", {"agreement": self._agreement()})
            yield self._said("ContractAgreementVerificationMessage", {})
            yield self._said("ContractNegotiationEventMessage", {"eventType": "FINALIZED"})
        elif self.exchange.end == "refused":
            yield self._ended("cd:refused", [self.exchange.words or ""])
        elif self.exchange.end == "taken_back":
            yield self._ended("cd:takenBack", [self.exchange.words or "cd:takenBack"])

    def _said(self, kind: str, more: Mapping[str, object]) -> Json:
        # The first message opens the negotiation: its other side has no name for it yet.
        opens = kind == "ContractRequestMessage"
        pids = {"consumerPid": self._urn("consumer")} | ({} if opens else {"providerPid": self._urn("provider")})
        return {"@context": [DSP_CONTEXT, self.places.context], "@type": kind, **pids, **more}

    def _asked(self) -> Json:
        return {"offer": self._with_parties(policy("Offer", self._urn("offer", "1"), self.exchange.asked))}

    def _answered(self) -> Json:
        offer = policy("Offer", self._urn("offer", "2"), self.exchange.answered, self.exchange.declined)
        return {"offer": self._with_parties(offer)}

    def _agreement(self) -> Json:
        body = policy(
            "Agreement", self._urn("agreement"), self._left(self.exchange.answered), self._left(self.exchange.declined)
        )
        return self._with_parties(body) | {"timestamp": instant(self.exchange.ended_at)}

    def _left(self, rules: Iterable[_Rule]) -> list[_Rule]:
        gone = set(map(_named, self.exchange.dropped))
        return [rule for rule in rules if _named(rule) not in gone]

    def _with_parties(self, body: Json) -> Json:
        return body | parties(self.places, self.exchange.subject_id)

    def _ended(self, code: str, reasons: list[str]) -> Json:
        return self._said("ContractNegotiationTerminationMessage", {"code": code, "reason": reasons})

    def _urn(self, *part: str) -> str:
        return urn(self.exchange.negotiation_id, self.exchange.part, *part)


def parties(places: Places, subject_id: UUID) -> Json:
    """Who gives leave, to whom, and over what."""
    return {
        "profile": places.profile,
        "assigner": places.member(subject_id),
        "assignee": places.cooperative,
        "target": places.data_of(subject_id),
    }


def agreement_document(identity: UUID, rule: Granted, places: Places, *, subject_id: UUID, agreed_at: datetime) -> Json:
    """One rule's agreement, as the message that hands it out: what a member holds where no consent was needed."""
    body = policy("Agreement", urn(identity), (rule,)) | parties(places, subject_id)
    return {
        "@context": [DSP_CONTEXT, places.context],
        "@type": "ContractAgreementMessage",
        "consumerPid": urn(identity, "consumer"),
        "providerPid": urn(identity, "provider"),
        "agreement": body | {"timestamp": instant(agreed_at)},
    }


def _named(rule: RuleName) -> str:
    return f"cd:{rule.category} cd:{rule.purpose} cd:{rule.recipient}"


def instant(at: datetime | None) -> str:
    """An instant in UTC to the second."""
    if at is None:
        raise ValueError("what has not ended has no instant")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
