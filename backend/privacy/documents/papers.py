"""The register of processing, the impact assessment and the notice to members: from the declaration and the routes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from backend.privacy.declaring.schemas import DeclaredRule
from backend.privacy.documents.receipts import Controller
from backend.privacy.documents.terms import SPECIAL, legal_bases
from backend.privacy.purposes import EMERGENCY, PROHIBITED_PURPOSES, PURPOSES

# What stands against the risks, and what a member can do: codes whose words the catalogs have (`paper.<list>.<code>`).
MEASURES = (
    "ledger_first", "by_agreement", "sealed", "coarse", "at_the_door", "in_an_emergency", "forgotten", "tamper_evident",
    "no_outsiders",
)  # fmt: skip
# Members in a role, and the programs that work for them on the cooperative's own machine.
INSIDE = frozenset(
    {
        *("Self", "AssignedWorker", "PairedClient", "TrustCircle", "CareTeam", "Coordinator", "Solver"),
        *("HostingProcessor", "MemberAuditor", "DataRole"),
    }
)
RIGHTS = ("see", "decide", "withdraw", "correct", "take_along", "erase", "ask", "complain")


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """Who answers for it, and by which version of the declaration; a country is None where it is not known."""

    cooperative: str
    address: str
    contact: str
    country: str | None
    stored_in: str | None
    declaration_version: int
    made_at: datetime


class Route(msgspec.Struct, frozen=True, kw_only=True):
    """A place in the program that reads for a purpose."""

    method: str
    path: str
    categories: tuple[str, ...]


class Activity(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is done for one purpose."""

    purpose: str
    about: tuple[str, ...]
    categories: tuple[str, ...]
    recipients: tuple[str, ...]
    legal_bases: tuple[str, ...]
    longest_days: int
    routes: tuple[Route, ...]


class InAnEmergency(msgspec.Struct, frozen=True, kw_only=True):
    """What is read without an agreement, by whom, on what ground and for how long; `routes` are all there are."""

    purpose: str
    recipient: str
    categories: tuple[str, ...]
    contact_categories: tuple[str, ...]
    minutes: int
    legal_bases: tuple[str, ...]
    routes: tuple[Route, ...]


class Register(msgspec.Struct, frozen=True, kw_only=True):
    """The record of processing activities (GDPR 30); `outside` are recipients that are not of the cooperative."""

    head: Head
    activities: tuple[Activity, ...]
    outside: tuple[str, ...]
    emergency: InAnEmergency
    measures: tuple[str, ...]
    never: tuple[str, ...]


class Assessed(msgspec.Struct, frozen=True, kw_only=True):
    """One rule, weighed: why it is needed, what it is good for, what could go wrong."""

    category: str
    purpose: str
    recipient: str
    necessity: str
    precision: str
    retention_days: int
    needed_by: str
    benefit: str
    risk: str
    refusing: str
    about_health: bool


class ImpactAssessment(msgspec.Struct, frozen=True, kw_only=True):
    """What could go wrong for members, and what stands against it (GDPR 35)."""

    head: Head
    rules: tuple[Assessed, ...]
    emergency: InAnEmergency
    measures: tuple[str, ...]
    never: tuple[str, ...]


class Noticed(Assessed, frozen=True, kw_only=True):
    """One rule as a member is told of it."""

    legal_basis: str


class PrivacySignal(msgspec.Struct, frozen=True, kw_only=True):
    """Global Privacy Control: honoured for everybody; `received` where this browser sent it."""

    honoured: bool
    received: bool


class PrivacyNotice(msgspec.Struct, frozen=True, kw_only=True):
    """What a member is told (GDPR 13): the rules that concern them, what they can do, and what is never done."""

    head: Head
    rules: tuple[Noticed, ...]
    emergency: InAnEmergency
    rights: tuple[str, ...]
    never: tuple[str, ...]
    privacy_signal: PrivacySignal


def head(controller: Controller, version: int, made_at: datetime) -> Head:
    """The head of each of them."""
    return Head(
        cooperative=controller.name,
        address=controller.address,
        contact=controller.contact.removeprefix("tel:"),
        country=controller.territory,
        stored_in=controller.stored_in,
        declaration_version=version,
        made_at=made_at,
    )


def register(top: Head, rules: Iterable[DeclaredRule], paths: Mapping[str, Any]) -> Register:
    """The register; `paths` is what the API's document says of every route."""
    said = tuple(rules)
    return Register(
        head=top,
        activities=tuple(_activities(said, paths)),
        outside=outside(said),
        emergency=in_an_emergency(paths),
        measures=MEASURES,
        never=PROHIBITED_PURPOSES,
    )


def in_an_emergency(paths: Mapping[str, Any]) -> InAnEmergency:
    """What `EMERGENCY` says, with the grounds for what is about health beside it."""
    grounds = (ground for each in EMERGENCY.categories for ground in legal_bases(each, EMERGENCY.legal_basis))
    return InAnEmergency(
        purpose=EMERGENCY.purpose,
        recipient=EMERGENCY.recipient,
        categories=EMERGENCY.categories,
        contact_categories=EMERGENCY.contact_categories,
        minutes=EMERGENCY.minutes,
        legal_bases=tuple(dict.fromkeys(grounds)),
        routes=tuple(_routes(EMERGENCY.purpose, {*EMERGENCY.categories}, paths)),
    )


def impact_assessment(top: Head, rules: Iterable[DeclaredRule], paths: Mapping[str, Any]) -> ImpactAssessment:
    """The assessment of every rule."""
    weighed = tuple(msgspec.convert(_weighed(rule), Assessed) for rule in rules)
    emergency = in_an_emergency(paths)
    return ImpactAssessment(head=top, rules=weighed, emergency=emergency, measures=MEASURES, never=PROHIBITED_PURPOSES)


def notice(
    top: Head, rules: Sequence[DeclaredRule], classes: Iterable[str], paths: Mapping[str, Any], *, signal: bool
) -> PrivacyNotice:
    """The notice to a member of these classes."""
    mine = set(classes)
    told = (
        msgspec.convert({**_weighed(r), "legal_basis": r.legal_basis}, Noticed) for r in rules if mine & {*r.classes}
    )
    return PrivacyNotice(
        head=top,
        rules=tuple(told),
        emergency=in_an_emergency(paths),
        rights=RIGHTS,
        never=PROHIBITED_PURPOSES,
        privacy_signal=PrivacySignal(honoured=not outside(rules), received=signal),
    )


def outside(rules: Iterable[DeclaredRule]) -> tuple[str, ...]:
    """Who gets something and is not of the cooperative."""
    return _each(rule.recipient for rule in rules if rule.recipient not in INSIDE)


def _activities(rules: tuple[DeclaredRule, ...], paths: Mapping[str, Any]) -> Iterator[Activity]:
    for purpose in PURPOSES:
        mine = [rule for rule in rules if rule.purpose == purpose]
        if mine:
            yield Activity(
                purpose=purpose,
                about=_each(one for rule in mine for one in rule.classes),
                categories=_each(rule.category for rule in mine),
                recipients=_each(rule.recipient for rule in mine),
                legal_bases=_each(rule.legal_basis for rule in mine),
                longest_days=max(rule.retention_days for rule in mine),
                routes=tuple(_routes(purpose, {rule.category for rule in mine}, paths)),
            )


def _routes(purpose: str, categories: set[str], paths: Mapping[str, Any]) -> Iterator[Route]:
    for path, methods in sorted(paths.items()):
        for method, operation in methods.items():
            read = categories.intersection(operation.get("x-data-categories", ()))
            if read and purpose in operation.get("x-purpose", ()):
                yield Route(method=method.upper(), path=path, categories=_each(read))


def _each(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(words)))


def _weighed(rule: DeclaredRule) -> dict[str, object]:
    said = {name: getattr(rule, name) for name in Assessed.__struct_fields__ if name != "about_health"}
    return {**said, "about_health": rule.category in SPECIAL}
