"""A no that somebody said elsewhere is theirs here too; and nothing becomes a yes that was not one of theirs."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import httpx
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.archive.bundle import Brought, Bundle
from backend.archive.planning import Here, plan, sha256
from backend.privacy.declaring.versions import first_rules
from tests.backend.archive.opened import taken
from tests.backend.archive.test_bringing import brought, elsewhere, post, take, zipped
from tests.world import MONDAY, World
from tests.world_data import ADDRESS, LANGUAGE, NOTES, Json, Key, key_of, my_data, narrower, rule_of, say, sent

__all__ = ["elsewhere"]  # a fixture
RULES = {rule.key: rule for rule in first_rules()}
TODAY = MONDAY.date()


@pytest.fixture
async def margaret(world: World) -> AsyncIterator[httpx.AsyncClient]:
    """A client where the archive is made, who said yes to all."""
    async with await world.sign_in(await world.a_client("Margaret")) as browser:
        yield browser


@pytest.fixture
async def new_here(elsewhere: World) -> AsyncIterator[httpx.AsyncClient]:
    """The same client in another cooperative, which she just joined: what is optional waits for an answer."""
    joined = await elsewhere.a_member("Margaret", "client", said_yes=False)
    async with await elsewhere.sign_in(joined) as browser:
        yield browser


def outcome(archive: Json, key: Key) -> str:
    return str(next(one["outcome"] for one in archive["agreements"] if key_of(one) == key))


async def test_a_no_said_elsewhere_is_not_asked_again(margaret: httpx.AsyncClient, new_here: httpx.AsyncClient) -> None:
    await sent(margaret, say(LANGUAGE, "no"))
    preview = await brought(new_here, await taken(margaret))
    assert outcome(preview, LANGUAGE) == "declined"
    assert rule_of(await my_data(new_here), LANGUAGE)["state"] == "asked"
    await take(new_here, preview)
    assert rule_of(await my_data(new_here), LANGUAGE)["state"] == "declined"
    again = await brought(new_here, await taken(margaret))
    assert outcome(again, LANGUAGE) == "same"


async def test_a_no_where_nothing_was_ever_agreed_is_brought_and_what_was_not_answered_is_still_asked(
    world: World, new_here: httpx.AsyncClient
) -> None:
    joined = await world.a_member("Margaret", "client", said_yes=False)
    async with await world.sign_in(joined) as there:
        await sent(there, say(LANGUAGE, "no"))
        preview = await brought(new_here, await taken(there))
    (told,) = (one for one in preview["agreements"] if key_of(one) == LANGUAGE)
    assert (told["outcome"], told["precision"], told["sha256"], told["holds"]) == ("declined", None, None, False)
    asked = {key_of(rule) for rule in (await my_data(new_here))["rules"] if rule["state"] == "asked"}
    await take(new_here, preview)
    left = {key_of(rule) for rule in (await my_data(new_here))["rules"] if rule["state"] == "asked"}
    assert asked - left == {LANGUAGE}


async def test_the_last_word_is_brought(margaret: httpx.AsyncClient, new_here: httpx.AsyncClient) -> None:
    await sent(margaret, say(LANGUAGE, "no"), say(NOTES, "no"))
    await sent(margaret, await narrower(margaret, NOTES, retention_days=14))
    await take(new_here, await brought(new_here, await taken(margaret)))
    data = await my_data(new_here)
    assert rule_of(data, LANGUAGE)["state"] == "declined"
    assert rule_of(data, NOTES)["agreed"]["retention_days"] == 14


async def test_a_no_to_what_is_required_here_is_not_said_for_them(
    margaret: httpx.AsyncClient, new_here: httpx.AsyncClient
) -> None:
    await sent(margaret, say(ADDRESS, "no"))
    await take(new_here, await brought(new_here, await taken(margaret)))
    data = await my_data(new_here)
    assert rule_of(data, ADDRESS)["state"] == "agreed"
    assert data["negotiations"] == [] or not [n for n in data["negotiations"] if n["state"] == "offered"]


@pytest.mark.parametrize("broken", [{"answer": "maybe"}, {"id": "nobody"}, {"seq": "first"}])
async def test_answers_that_this_program_never_wrote_are_refused(margaret: httpx.AsyncClient, broken: Json) -> None:
    await sent(margaret, say(LANGUAGE, "no"))
    document = (await taken(margaret)).document
    document["records"]["negotiation_rule"] = [row | broken for row in document["records"]["negotiation_rule"]]
    answer = await post(margaret, zipped(("data.jsonld", msgspec.json.encode(document))))
    assert (answer.status_code, answer.json()["code"]) == (400, "archive_not_ours")


def an_agreement(key: Key, **more: Any) -> Brought:  # noqa: ANN401 -- any of its fields
    rule = RULES[key]
    said = {"precision": rule.precision, "retention_days": rule.retention_days, "renews": False, "holds": True}
    named = dict(zip(("category", "purpose", "recipient"), key, strict=True))
    until = {"until_on": TODAY.replace(year=TODAY.year + 1), "necessity": rule.necessity}
    return msgspec.convert({**named, **said, **until, **more}, Brought)


@given(st.data())
def test_a_yes_comes_only_of_what_held_and_was_chosen_and_a_no_only_where_it_is_optional(data: st.DataObject) -> None:
    keys = data.draw(st.lists(st.sampled_from(sorted(RULES)), unique=True, min_size=1, max_size=6))
    made = [
        an_agreement(
            key, holds=data.draw(st.booleans()), necessity=data.draw(st.sampled_from(["required", "optional"]))
        )
        for key in keys
        if data.draw(st.booleans())
    ]
    refused = frozenset(data.draw(st.sets(st.sampled_from(keys))))
    held = {one.key: sha256(one) for one in made if data.draw(st.booleans())}
    here = Here(held, frozenset(key for key in keys if key not in held and data.draw(st.booleans())))
    there = {one.key: one for one in made}
    for one in plan(tuple(made), refused, RULES, here, TODAY):
        rule, was = RULES[one.key], there.get(one.key)
        if one.answer is None:
            continue
        if one.answer.answer == "no":
            assert rule.necessity == "optional"
            assert was is None or not was.holds or one.key in refused
        else:
            assert was is not None
            assert was.holds
            assert was.necessity == "optional" or rule.necessity == "required"


TALKS = (UUID(int=2), UUID(int=1))


def test_what_was_taken_back_is_no_word_and_the_order_is_that_of_time() -> None:
    first, later = TALKS
    at = datetime(2026, 11, 1, tzinfo=UTC)
    lines = [(later, 0, "no", "waiting"), (later, 1, "no", "taken_back"), (first, 0, "no", "declined")]
    assert a_bundle(at, lines).refused() == {LANGUAGE}
    assert a_bundle(at, [(first, 0, "no", "waiting"), (first, 1, "no", "taken_back")]).refused() == frozenset()
    assert a_bundle(at, [(later, 0, "yes", "agreed"), (first, 0, "no", "declined")]).refused() == frozenset()
    assert a_bundle(at, [(later, 0, "no", "declined"), (first, 0, "yes", "agreed")]).refused() == {LANGUAGE}


def a_bundle(at: datetime, lines: list[tuple[UUID, int, str, str]]) -> Bundle:
    """One rule's answers; the second talk is a day after the first, though its id sorts before."""
    talks = [{"id": one, "opened_at": at.replace(day=1 + number)} for number, one in enumerate(TALKS)]
    named = dict(zip(("category", "purpose", "recipient"), LANGUAGE, strict=True))
    rows = [{"id": a, "seq": b, "answer": c, "outcome": d, **named} for a, b, c, d in lines]
    said = {"format": "commonrota-archive-1", "made_at": at, "cooperative": {"name": "x"}, "agreements": []}
    records = {"negotiation": talks, "negotiation_rule": rows}
    return msgspec.json.decode(msgspec.json.encode({**said, "records": records}), type=Bundle)
