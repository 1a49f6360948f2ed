"""A receipt carries every field that ISO/IEC TS 27560 wants, names no term that DPV has not, and is never changed."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Any
from uuid import UUID
from zoneinfo import available_timezones

import msgspec
import pytest
from msgspec.structs import replace

from backend.privacy.documents.messages import agreement_document
from backend.privacy.documents.places import Places
from backend.privacy.documents.policies import Granted
from backend.privacy.documents.queries import territory_of
from backend.privacy.documents.receipts import Agreed, Controller, receipt
from backend.privacy.documents.terms import BROADER_CATEGORY, BROADER_PURPOSE, LEGAL_BASIS, NEVER_CATEGORIES
from backend.privacy.documents.vocabulary import PREFIXES, described
from backend.privacy.purposes import CATEGORIES, DECLARATION, PURPOSES, RECIPIENTS
from tests.backend.privacy.documents.dpv import COUNTRIES, TERMS
from tests.backend.privacy.documents.linked import PROFILE, expanded, keys, relative
from tests.backend.privacy.documents.structure import faults

Json = dict[str, Any]
PLACES = Places("https://coop.example", UUID(int=7))
GIVEN = datetime(2026, 11, 23, 9, tzinfo=UTC)
LATER = GIVEN + timedelta(days=8)
COOP = Controller(
    name="Willow Care", address="1 Mill Lane", contact="tel:+441632960100", territory="GB", stored_in="IE"
)
NOWHERE = replace(COOP, territory=None, stored_in=None)
AGREED = Agreed(
    id=UUID(int=3),
    subject_id=UUID(int=4),
    rule=Granted(
        category="CareNotes",
        purpose="Scheduling",
        recipient="Coordinator",
        precision="exact",
        retention_days=14,
        until_on=date(2027, 11, 22),
    ),
    necessity="optional",
    legal_basis="consent",
    declaration_version=3,
    agreed_at=GIVEN,
    agreed_by_id=UUID(int=5),
    ends_at=GIVEN + timedelta(days=365),
)
WITHDRAWN = replace(AGREED, withdrawn_at=LATER, withdrawn_by_id=UUID(int=4))
# Where each field that the standard makes mandatory stands in a record; `*` is each of several.
MANDATORY = {
    "schema version": "dct:conformsTo.@id",
    "record id": "dct:identifier",
    "principal id": "dpv:hasDataSubject.@id",
    "privacy notice": "dpv:hasNotice.@id",
    "language": "dct:language",
    "jurisdiction": "dpv:hasJurisdiction.@id",
    "withdrawal method": "dpv:hasConsentControl.dpv:isExercisedAt.@id",
    "purpose": "dpv:hasProcess.*.dpv:hasPurpose.@id",
    "pii information and type": "dpv:hasProcess.*.dpv:hasPersonalData.@id",
    "event type": "dpv:hasProcess.*.dpv:hasLegalBasis.*.@id",
    "recipient third parties": "dpv:hasProcess.*.dpv:hasRecipient.@id",
    "party type": "dpv:hasProcess.*.dpv:hasRecipient.@type",
    "controllers, party id": "dpv:hasProcess.*.dpv:hasDataController.@id",
    "party name": "dpv:hasProcess.*.dpv:hasDataController.dpv:hasName",
    "party address": "dpv:hasProcess.*.dpv:hasDataController.dpv:hasAddress",
    "party contact": "dpv:hasProcess.*.dpv:hasDataController.dpv:hasContact",
    "event state": "dpv:hasConsentStatus.*.@type",
    "event time": "dpv:hasConsentStatus.*.dpv:isIndicatedAtTime.@value",
    "entity id": "dpv:hasConsentStatus.*.dpv:isIndicatedBy.@id",
}


def at(value: Any, path: str) -> list[object]:  # noqa: ANN401 -- any part of a document
    """What stands at a path of names."""
    name, _, rest = path.partition(".")
    inner = value if name == "*" else [value[name]] if name in value else []
    return inner if not rest else [found for each in inner for found in at(each, rest)]


def made(agreed: Agreed, now: datetime = GIVEN, coop: Controller = COOP) -> Json:
    return receipt(agreed, coop, PLACES, language="en", now=now)


@pytest.mark.parametrize("coop", [COOP, NOWHERE], ids=["in a country", "in none that is known"])
@pytest.mark.parametrize("agreed", [AGREED, WITHDRAWN], ids=["given", "withdrawn"])
@pytest.mark.parametrize("field", MANDATORY)
def test_every_mandatory_field_is_there(agreed: Agreed, field: str, coop: Controller) -> None:
    found = at(made(agreed, coop=coop), MANDATORY[field])
    assert found
    assert all(isinstance(each, str) and each for each in found)


@pytest.mark.parametrize("agreed", [AGREED, WITHDRAWN], ids=["given", "withdrawn"])
def test_retention_storage_and_validity_are_there(agreed: Agreed) -> None:
    document = made(agreed)
    kept = {each["@type"]: each for each in document["dpv:hasProcess"][0]["dpv:hasStorageCondition"]}
    assert kept["dpv:StorageDuration"]["dpv:hasDuration"]["@value"] == "P14D"
    assert kept["dpv:StorageLocation"]["dpv:hasLocation"] == {"@id": "loc:IE"}
    assert document["dpv:hasConsentStatus"][0]["dct:valid"]["@value"] == "2027-11-22"


def test_a_country_that_is_not_known_is_not_made_up() -> None:
    """The law and the place are named as what they are: this cooperative's, this installation's."""
    seat, store = {"@id": PLACES.seat, "@type": "dpv:Location"}, {"@id": PLACES.store, "@type": "dpv:Location"}
    for law, kept in product(("GB", None), ("IE", None)):
        document = made(AGREED, coop=replace(COOP, territory=law, stored_in=kept))
        assert document["dpv:hasJurisdiction"] == ({"@id": f"loc:{law}"} if law else seat)
        where = document["dpv:hasProcess"][0]["dpv:hasStorageCondition"][1]["dpv:hasLocation"]
        assert where == ({"@id": f"loc:{kept}"} if kept else store)


def test_every_time_zone_lies_in_a_country_that_dpv_has_or_in_none() -> None:
    assert territory_of("Europe/London") == "GB"
    assert territory_of("Etc/UTC") is None
    assert {territory_of(zone) for zone in available_timezones()} - {None} <= COUNTRIES


def test_what_is_about_health_says_its_further_ground() -> None:
    bases = at(made(AGREED), MANDATORY["event type"])
    assert bases == ["gdpr:A6-1-a", "gdpr:A9-2-a"]


def test_a_withdrawal_is_a_new_version_and_the_first_stays_as_it_was() -> None:
    first, second = made(AGREED), made(WITHDRAWN, LATER)
    assert second["@id"] == f"{first['@id']}/v2"
    assert second["dct:replaces"] == second["dct:isVersionOf"] == {"@id": first["@id"]}
    assert second["dpv:hasConsentStatus"][0] == first["dpv:hasConsentStatus"][0]
    state = second["dpv:hasConsentStatus"][1]
    assert (state["@type"], state["dpv:isIndicatedAtTime"]["@value"]) == (
        "dpv:ConsentWithdrawn",
        "2026-12-01T09:00:00Z",
    )
    assert state["dpv:isIndicatedBy"] == {"@id": PLACES.member(UUID(int=4))}


def test_what_has_ended_by_itself_says_so() -> None:
    states = made(AGREED, AGREED.ends_at)["dpv:hasConsentStatus"]
    assert [state["@type"] for state in states] == ["dpv:ConsentGiven", "dpv:ConsentExpired"]


def test_who_spoke_for_a_client_is_named_by_id() -> None:
    assert made(AGREED)["dpv:hasConsentStatus"][0]["dpv:isIndicatedBy"] == {"@id": PLACES.member(UUID(int=5))}


def test_where_no_consent_was_needed_the_receipt_is_the_agreement() -> None:
    document = made(replace(AGREED, legal_basis="contract", necessity="required"))
    same = agreement_document(AGREED.id, AGREED.rule, PLACES, subject_id=AGREED.subject_id, agreed_at=GIVEN)
    assert document == same
    assert faults(document) == []


DOCUMENTS = {
    "given": made(AGREED),
    "withdrawn": made(WITHDRAWN),
    "expired": made(AGREED, AGREED.ends_at),
    "profile": described(PROFILE, PLACES.context),
    "in no country that is known": made(AGREED, coop=NOWHERE),
    "agreement": made(replace(AGREED, legal_basis="contract")),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_name_is_dropped_or_left_short_by_who_reads_linked_data(name: str) -> None:
    found = expanded(DOCUMENTS[name])
    assert keys(found) == keys(DOCUMENTS[name])
    assert list(relative(found)) == []


def dpv_terms(document: object) -> set[str]:
    """The terms of DPV and its extensions that a document names, in short."""
    families = "|".join(name for name, address in PREFIXES.items() if "w3id.org/dpv" in address)
    return set(re.findall(rf'"((?:{families}):[A-Za-z0-9-]+)"', msgspec.json.encode(document).decode()))


def every_document() -> Iterator[Json]:
    yield from DOCUMENTS.values()
    for rule in DECLARATION:
        terms = {"precision": rule.precision, "retention_days": rule.retention_days, "until_on": date(2027, 1, 1)}
        granted = Granted(category=rule.category, purpose=rule.purpose, recipient=rule.recipient, **terms)  # type: ignore[arg-type]
        yield made(replace(AGREED, rule=granted, legal_basis=rule.legal_basis, necessity=rule.necessity))


def test_every_term_of_dpv_that_is_named_is_one_that_dpv_has() -> None:
    named = {term for document in every_document() for term in dpv_terms(document)}
    named |= set(LEGAL_BASIS.values())
    assert named <= TERMS, sorted(named - TERMS)


def test_every_term_of_ours_stands_below_one_of_dpv_and_none_below_what_is_never_collected() -> None:
    assert set(BROADER_CATEGORY) == set(CATEGORIES)
    assert set(BROADER_PURPOSE) == set(PURPOSES)
    assert {*BROADER_CATEGORY.values(), *BROADER_PURPOSE.values()} <= TERMS
    assert not NEVER_CATEGORIES & set(BROADER_CATEGORY.values())


def test_every_term_of_ours_is_in_the_profile() -> None:
    told = {each["@id"].removeprefix("cd:") for each in described(PROFILE, PLACES.context)["rdfs:member"]}
    assert told >= {*CATEGORIES, *PURPOSES, *RECIPIENTS}
