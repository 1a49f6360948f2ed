"""Builders for tests of what members decide about their data."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
import msgspec
from sqlalchemy.dialects.postgresql import Range

from backend.kit.ids import new_id
from backend.privacy.declaring.tables import DataRoleRow
from tests.world import World

Key = tuple[str, str, str]
Json = dict[str, Any]
ADDRESS: Key = ("ServiceAddress", "Scheduling", "Coordinator")
NOTES: Key = ("CareNotes", "Scheduling", "Coordinator")
LANGUAGE: Key = ("Language", "Scheduling", "Coordinator")
TASKS: Key = ("CareTasks", "Scheduling", "Coordinator")
RECORDS: Key = ("VisitTimes", "LegalRecord", "HostingProcessor")


async def hold_data_role(world: World, member_id: UUID, *, days: int = 365) -> UUID:
    """From now on the member holds the data role."""
    during = Range(world.now, world.now + timedelta(days=days))
    async with world.writing() as session:
        session.add(DataRoleRow(cooperative_id=world.cooperative_id, id=new_id(), member_id=member_id, during=during))
    return member_id


async def a_holder(world: World, given_name: str = "Devi") -> UUID:
    """A supporter who holds the data role."""
    return await hold_data_role(world, await world.a_member(given_name, "supporter"))


async def my_data(browser: httpx.AsyncClient, client_id: UUID | None = None) -> Json:
    """What is asked and agreed."""
    answer = await browser.get("/api/my/data", params={"client_id": str(client_id)} if client_id else {})
    assert answer.status_code == 200, answer.text
    found: Json = answer.json()
    return found


def rule_of(data: Json, key: Key) -> Json:
    """One rule of what is asked."""
    return next(rule for rule in data["rules"] if key_of(rule) == key)


def key_of(rule: Json) -> Key:
    """What makes it one rule."""
    return rule["category"], rule["purpose"], rule["recipient"]


def named(key: Key) -> Json:
    """A rule's key as the wire has it."""
    return dict(zip(("category", "purpose", "recipient"), key, strict=True))


def say(key: Key, answer: str, **terms: object) -> Json:
    """One answer."""
    return {**named(key), "answer": answer, "terms": terms or None}


async def narrower(browser: httpx.AsyncClient, key: Key, client_id: UUID | None = None, **change: object) -> Json:
    """Yes, but: the terms asked for, with these changed."""
    asked = rule_of(await my_data(browser, client_id), key)["asked"]
    return say(key, "but", **{**asked, **change})


async def send(browser: httpx.AsyncClient, *answers: Json, **more: object) -> httpx.Response:
    """Answers to the version in force, unless another is said."""
    body = {"id": str(new_id()), "client_id": None, "declaration_version": 1, "answers": list(answers), **more}
    return await browser.post("/api/my/data/answers", json=msgspec.to_builtins(body))


async def sent(browser: httpx.AsyncClient, *answers: Json, **more: object) -> Json:
    """Answers that were taken."""
    answer = await send(browser, *answers, **more)
    assert answer.status_code == 201, answer.text
    found: Json = answer.json()
    return found


def outcomes(negotiation: Json) -> list[str]:
    """What came of each rule."""
    return [rule["outcome"] for rule in negotiation["rules"]]


async def desk(browser: httpx.AsyncClient) -> Json:
    """What waits for the data role."""
    answer = await browser.get("/api/data-role")
    assert answer.status_code == 200, answer.text
    found: Json = answer.json()
    return found


async def proposal(browser: httpx.AsyncClient, *, without: Iterable[Key] = ()) -> Json:
    """The declaration in force as a proposal, with some rules left out."""
    declared = (await browser.get("/api/declaration")).json()
    kept = [rule for rule in declared["rules"] if key_of(rule) not in set(without)]
    return {"base_version": declared["version"], "rules": [_proposed(rule) for rule in kept]}


def _proposed(rule: Json) -> Json:
    names = ("precision", "retention_days", "months", "least_precision", "least_retention_days")
    return named(key_of(rule)) | {name: rule[name] for name in names}


def changed(proposed: Json, key: Key, **change: object) -> Json:
    """A proposal with one rule on other terms."""
    rules = [{**rule, **change} if key_of(rule) == key else rule for rule in proposed["rules"]]
    return {**proposed, "rules": rules}
