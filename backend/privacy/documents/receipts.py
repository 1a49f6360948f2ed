"""Consent receipts: ISO/IEC TS 27560 records in the form the Data Privacy Vocabulary gives them.

A receipt is never changed: withdrawal and expiry make the next version, which says what it replaces.
"""

from datetime import datetime
from uuid import UUID

import msgspec

from backend.privacy.documents.messages import agreement_document, instant
from backend.privacy.documents.places import Places, urn
from backend.privacy.documents.policies import Granted, Json, rule_sha256
from backend.privacy.documents.terms import NECESSITY, legal_bases, ours

_SCHEMA = "https://w3id.org/dpv/schema/dpv-27560#record-eu-gdpr"


class Controller(msgspec.Struct, frozen=True, kw_only=True):
    """The cooperative, as a receipt names it; `territory` is the two letters of its law, where known."""

    name: str
    address: str
    contact: str
    territory: str | None
    stored_in: str | None


class Agreed(msgspec.Struct, frozen=True, kw_only=True):
    """One agreement, with all that became of it."""

    id: UUID
    subject_id: UUID
    rule: Granted
    necessity: str
    legal_basis: str
    declaration_version: int
    agreed_at: datetime
    agreed_by_id: UUID
    ends_at: datetime
    withdrawn_at: datetime | None = None
    withdrawn_by_id: UUID | None = None
    renews: bool = False

    def holds(self, now: datetime) -> bool:
        """Whether it opens anything now."""
        return self.withdrawn_at is None and self.agreed_at <= now < self.ends_at

    @property
    def sha256(self) -> str:
        """The hash of what was agreed, the same wherever the same was agreed."""
        return rule_sha256(self.rule, renews=self.renews)


def receipt(agreed: Agreed, controller: Controller, places: Places, *, language: str, now: datetime) -> Json:
    """What a member holds for one agreement: a consent record; where the ground is another, the agreement itself."""
    if agreed.legal_basis != "consent":
        return agreement_document(
            agreed.id, agreed.rule, places, subject_id=agreed.subject_id, agreed_at=agreed.agreed_at
        )
    return _record(agreed, controller, places, language) | _states(agreed, places, now)


def _record(agreed: Agreed, controller: Controller, places: Places, language: str) -> Json:
    return {
        "@context": places.context,
        "@type": "dpv:ConsentRecord",
        "dct:conformsTo": {"@id": _SCHEMA},
        "dct:identifier": str(agreed.id),
        "dct:source": {"@id": urn(agreed.id)},
        "dct:language": language,
        "dpv:hasDataSubject": {"@id": places.member(agreed.subject_id)},
        "dpv:hasNotice": {"@id": places.notice(agreed.declaration_version)},
        "dpv:hasJurisdiction": _location(controller.territory, places.seat),
        "dpv:hasProcess": [_process(agreed, controller, places)],
        "dpv:hasConsentControl": {
            "@type": "dpv:WithdrawConsent",
            "dpv:isExercisedAt": {"@id": places.agreement(agreed.id)},
        },
    }


def _process(agreed: Agreed, controller: Controller, places: Places) -> Json:
    bases = [{"@id": basis} for basis in legal_bases(agreed.rule.category, agreed.legal_basis)]
    return {
        "@type": "dpv:Process",
        "dpv:hasPurpose": {"@id": ours(agreed.rule.purpose)},
        "dpv:hasPersonalData": {"@id": ours(agreed.rule.category)},
        "dpv:hasLegalBasis": bases,
        "dpv:hasNecessity": {"@id": NECESSITY[agreed.necessity]},
        "dpv:hasDataController": _controller(controller, places),
        "dpv:hasRecipient": {"@id": ours(agreed.rule.recipient), "@type": "dpv:Recipient"},
        "dpv:hasStorageCondition": [
            {
                "@type": "dpv:StorageDuration",
                "dpv:hasDuration": {"@value": f"P{agreed.rule.retention_days}D", "@type": "xsd:duration"},
            },
            {"@type": "dpv:StorageLocation", "dpv:hasLocation": _location(controller.stored_in, places.store)},
        ],
        "cd:precision": agreed.rule.precision,
    }


def _location(country: str | None, place: str) -> Json:
    """A country; where none is known the place itself, since the field is mandatory and a country would be made up."""
    return {"@id": f"loc:{country}"} if country else {"@id": place, "@type": "dpv:Location"}


def _controller(controller: Controller, places: Places) -> Json:
    return {
        "@id": places.cooperative,
        "@type": "dpv:DataController",
        "dpv:hasName": controller.name,
        "dpv:hasAddress": controller.address,
        "dpv:hasContact": controller.contact,
    }


def _states(agreed: Agreed, places: Places, now: datetime) -> Json:
    """The state of consent, event by event; with a second event this is the record's second version."""
    first = places.consent(agreed.subject_id, agreed.id)
    given = _event("dpv:ConsentGiven", agreed.agreed_at, places.member(agreed.agreed_by_id))
    given["dct:valid"] = {"@value": agreed.rule.until_on.isoformat(), "@type": "xsd:date"}
    later = _ended(agreed, places, now)
    if later is None:
        return {"@id": first, "dct:hasVersion": "1", "dpv:hasConsentStatus": [given]}
    versions = {"dct:hasVersion": "2", "dct:isVersionOf": {"@id": first}, "dct:replaces": {"@id": first}}
    return {"@id": f"{first}/v2", **versions, "dpv:hasConsentStatus": [given, later]}


def _ended(agreed: Agreed, places: Places, now: datetime) -> Json | None:
    if agreed.withdrawn_at is not None:
        who = places.member(agreed.withdrawn_by_id or agreed.subject_id)
        return _event("dpv:ConsentWithdrawn", agreed.withdrawn_at, who)
    if now >= agreed.ends_at:
        return _event("dpv:ConsentExpired", agreed.ends_at, places.cooperative)
    return None


def _event(state: str, at: datetime, who: str) -> Json:
    return {
        "@type": state,
        "dpv:isIndicatedAtTime": {"@value": instant(at), "@type": "xsd:dateTime"},
        "dpv:isIndicatedBy": {"@id": who},
    }
