"""The six messages of a negotiation have the protocol's structure, and mean what they say to who reads linked data."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from backend.kit.canonical import canonical
from backend.privacy.documents.messages import AT_ONCE, WAITING, Exchange, agreement_document, messages
from backend.privacy.documents.places import Places
from backend.privacy.documents.policies import Granted, RuleName, permission, rule_sha256
from backend.privacy.purposes import CATEGORIES, PROHIBITED_PURPOSES, PURPOSES, RECIPIENTS
from tests.backend.privacy.documents.linked import PROFILE, expanded, keys, relative, triples
from tests.backend.privacy.documents.structure import faults

Json = dict[str, Any]
ONE, TWO = UUID(int=1), UUID(int=2)
PLACES = Places("https://coop.example", UUID(int=7))
ADDRESS = Granted(
    category="ServiceAddress",
    purpose="Scheduling",
    recipient="Coordinator",
    precision="exact",
    retention_days=365,
    until_on=date(2027, 11, 22),
)
NOTES = replace(ADDRESS, category="CareNotes", retention_days=90)
AREA = replace(ADDRESS, precision="area")
ENDED = datetime(2026, 11, 23, 9, tzinfo=UTC)
KINDS = {
    "ContractRequestMessage", "ContractOfferMessage", "ContractNegotiationEventMessage", "ContractAgreementMessage",
    "ContractAgreementVerificationMessage", "ContractNegotiationTerminationMessage",
}  # fmt: skip


def name_of(rule: Granted) -> RuleName:
    return RuleName(category=rule.category, purpose=rule.purpose, recipient=rule.recipient)


def exchange(**said: Any) -> Exchange:  # noqa: ANN401 -- any field of it
    base = Exchange(
        negotiation_id=ONE,
        part=AT_ONCE,
        subject_id=TWO,
        asked=(ADDRESS, NOTES),
        answered=(ADDRESS, NOTES),
        declined=(),
        end="agreed",
        ended_at=ENDED,
    )
    return replace(base, **said)


COUNTERED = exchange(answered=(AREA,), declined=(name_of(NOTES),))
EVERY_COURSE = {
    "yes": exchange(),
    "yes, but": COUNTERED,
    "no": exchange(answered=(), declined=(name_of(ADDRESS), name_of(NOTES))),
    "waits": replace(COUNTERED, part=WAITING, end="open", ended_at=None),
    "accepted": replace(COUNTERED, part=WAITING),
    "refused": replace(COUNTERED, part=WAITING, end="refused", words="The fire service needs it."),
    "taken back": replace(COUNTERED, part=WAITING, end="taken_back"),
    "an objection": exchange(part=WAITING, answered=(), declined=(name_of(ADDRESS),), end="open", ended_at=None),
    "an objection accepted": exchange(part=WAITING, answered=(), declined=(name_of(ADDRESS),)),
}


def kinds(of: Exchange) -> list[str]:
    return [f"{each['@type']} {each.get('eventType', each.get('code', ''))}".strip() for each in messages(of, PLACES)]


def test_the_messages_go_the_ways_of_the_protocol() -> None:
    agreed = [
        "ContractAgreementMessage",
        "ContractAgreementVerificationMessage",
        "ContractNegotiationEventMessage FINALIZED",
    ]
    ask, counter = "ContractRequestMessage", "ContractOfferMessage"
    end = "ContractNegotiationTerminationMessage"
    assert {name: kinds(one) for name, one in EVERY_COURSE.items()} == {
        "yes": [ask, *agreed],
        "yes, but": [ask, counter, "ContractNegotiationEventMessage ACCEPTED", *agreed],
        "no": [ask, f"{end} cd:declined"],
        "waits": [ask, counter],
        "accepted": [ask, counter, "ContractNegotiationEventMessage ACCEPTED", *agreed],
        "refused": [ask, counter, f"{end} cd:refused"],
        "taken back": [ask, counter, f"{end} cd:takenBack"],
        "an objection": [ask, counter],
        "an objection accepted": [ask, counter, "ContractNegotiationEventMessage ACCEPTED", *agreed],
    }


def test_every_kind_of_message_is_made_by_some_course() -> None:
    assert {each["@type"] for one in EVERY_COURSE.values() for each in messages(one, PLACES)} == KINDS


@pytest.mark.parametrize("course", EVERY_COURSE)
def test_every_message_has_the_protocols_structure(course: str) -> None:
    assert [fault for each in messages(EVERY_COURSE[course], PLACES) for fault in faults(each)] == []


@pytest.mark.parametrize("course", EVERY_COURSE)
def test_no_name_of_a_message_is_dropped_or_left_short_by_who_reads_linked_data(course: str) -> None:
    for each in messages(EVERY_COURSE[course], PLACES):
        found = expanded(each)
        assert keys(found) == keys(each), each["@type"]
        assert list(relative(found)) == []


def test_an_agreement_of_one_rule_makes_as_many_statements_as_were_counted_by_hand() -> None:
    rule, never = 2 + 6 * 4, len(PROHIBITED_PURPOSES) * (2 + 4)
    # message: type, two pids, agreement; agreement: type, profile, assigner, assignee, target, timestamp
    document = agreement_document(ONE, ADDRESS, PLACES, subject_id=TWO, agreed_at=ENDED)
    assert triples(document) == 4 + 6 + rule + never
    assert faults(document) == []


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        (lambda m: m.pop("consumerPid"), "lacks consumerPid"),
        (lambda m: m["agreement"].pop("assignee"), "no assignee"),
        (lambda m: m["agreement"].update(timestamp="yesterday"), "no instant"),
        (lambda m: m["agreement"]["permission"][0].update(target="x"), "target of its own"),
        (lambda m: m["agreement"]["permission"][0]["constraint"][0].update(operator="like"), "no operator"),
        (lambda m: m["@context"].remove("https://w3id.org/dspace/2025/1/context.jsonld"), "context"),
        (lambda m: m.update(more=1), "knows no more"),
    ],
)
def test_what_breaks_the_structure_is_told(broken: Any, fault: str) -> None:  # noqa: ANN401 -- whatever breaks it
    message = agreement_document(ONE, ADDRESS, PLACES, subject_id=TWO, agreed_at=ENDED)
    broken(message)
    assert any(fault in each for each in faults(message)), faults(message)


def test_a_name_that_no_context_knows_is_seen_to_be_dropped() -> None:
    message = agreement_document(ONE, ADDRESS, PLACES, subject_id=TWO, agreed_at=ENDED) | {"unheardOf": "x"}
    assert keys(expanded(message)) < keys(message)


def test_every_permission_ends_and_says_how_long_it_is_kept_and_every_policy_what_is_never_done() -> None:
    for one in EVERY_COURSE.values():
        for each in messages(one, PLACES):
            policy = each.get("offer") or each.get("agreement")
            if policy is None:
                continue
            for allowed in policy.get("permission", ()):
                operands = {constraint["leftOperand"] for constraint in allowed["constraint"]}
                assert {"odrl:dateTime", "cd:retention", "cd:precision"} < operands
            text = str(policy["prohibition"])
            assert all(f"'dpv:{term}'" in text for term in PROHIBITED_PURPOSES)
            assert policy["profile"] == PROFILE


rules = st.builds(
    Granted,
    category=st.sampled_from(CATEGORIES),
    purpose=st.sampled_from(PURPOSES),
    recipient=st.sampled_from(RECIPIENTS),
    precision=st.sampled_from(("area", "street", "exact")),
    retention_days=st.integers(1, 9999),
    until_on=st.dates(date(2020, 1, 1), date(2199, 1, 1)),
)


@given(rule=rules, other=rules, field=st.sampled_from(Granted.__struct_fields__))
def test_two_rules_have_one_hash_if_and_only_if_they_say_the_same(rule: Granted, other: Granted, field: str) -> None:
    changed = replace(rule, **{field: getattr(other, field)})
    assert (rule_sha256(rule) == rule_sha256(changed)) is (rule == changed)


@given(rule=rules)
def test_a_rule_is_written_as_the_standard_for_canonical_json_writes_it(rule: Granted) -> None:
    assert canonical(permission(rule)) == rfc8785.dumps(permission(rule))


@given(asked=st.lists(rules, max_size=4, unique_by=name_of), declined=st.lists(rules, max_size=2, unique_by=name_of))
def test_whatever_is_asked_and_answered_the_messages_keep_their_structure(
    asked: list[Granted], declined: list[Granted]
) -> None:
    refused = tuple(map(name_of, declined))
    answered = tuple(rule for rule in asked if name_of(rule) not in refused)
    if not answered and not refused:
        return
    one = exchange(asked=(*answered, *declined), answered=answered, declined=refused)
    assert [fault for each in messages(one, PLACES) for fault in faults(each)] == []
