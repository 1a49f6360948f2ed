"""What one side wishes of the other is one rule to everybody else: a decline reads as a language or a gender wish."""

from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from typing import Any
from uuid import UUID

import msgspec
import pytest

from backend.governance.policy import Policy
from backend.rosters.facts import ClientFact, Planned, SpanFact, VisitFact, WeekFacts, WorkerFact
from backend.rosters.solving import Case, to_problem
from backend.rosters.solving.explaining import why_not_me, why_uncovered

COOP, MARGARET, VISIT, PATTERN = (UUID(int=n) for n in range(1, 5))
BARRED = tuple(UUID(int=n) for n in range(11, 14))
UNSKILLED, AWAY, HOLDER = (UUID(int=n) for n in range(14, 17))
WISHES = ("language", "gender", "decline")
WISHED = tuple(dict(zip(BARRED, order, strict=True)) for order in permutations(WISHES))
MONDAY = date(2026, 11, 30)
NINE = datetime(2026, 11, 30, 9, tzinfo=UTC)


def a_case(wished: dict[UUID, str], cooperative: UUID = COOP) -> Case:
    """One visit that three workers may not do, each by another wish; one lacks a skill, one is away, one can."""
    declined = tuple(who for who, wish in wished.items() if wish == "decline")
    facts = WeekFacts(
        cooperative_id=cooperative,
        week_on=MONDAY,
        zone="Europe/London",
        asked_at=NINE - timedelta(days=7),
        workers=tuple(_worker(who, wished.get(who)) for who in (*BARRED, UNSKILLED, AWAY, HOLDER)),
        clients=(ClientFact(id=MARGARET, languages=("gu",), gender="woman", declined=declined),),
        visits=(_visit(),),
    )
    return Case(to_problem(facts, Policy()))


def _worker(who: UUID, wish: str | None) -> WorkerFact:
    whole_week = SpanFact(starts_at=NINE - timedelta(hours=9), ends_at=NINE + timedelta(days=6), prefers=False)
    return WorkerFact(
        id=who,
        spans=() if who == AWAY else (whole_week,),
        wanted_minutes=600,
        most_minutes=900,
        skills=() if who == UNSKILLED else (("medication", None), ("personal_care", None)),
        languages=("en",) if wish == "language" else ("en", "gu"),
        gender="man" if wish == "gender" else "woman",
    )


def _visit() -> VisitFact:
    return VisitFact(
        id=VISIT,
        client_id=MARGARET,
        standing_visit_id=PATTERN,
        visit_on=MONDAY,
        earliest_at=NINE,
        latest_end_at=NINE + timedelta(hours=1),
        minutes=45,
        workers=1,
        critical=0,
        tasks=("medication", "personal_care"),
    )


def on(who: UUID) -> Planned:
    """The worker on the visit."""
    ends_at = NINE + timedelta(minutes=45)
    return Planned(visit_id=VISIT, client_id=MARGARET, worker_id=who, starts_at=NINE, ends_at=ends_at)


@pytest.mark.parametrize("fewest", [0, 5])
def test_a_decline_cannot_be_told_from_a_language_or_a_gender_wish_by_who_is_told_why_not(fewest: int) -> None:
    said = {
        msgspec.json.encode(why_not_me(a_case(wished), [on(HOLDER)], b"[]", VISIT, who, fewest))
        for wished in WISHED
        for who in BARRED
    }
    assert len(said) == 1
    assert [row["code"] for row in msgspec.json.decode(said.pop())["rows"] if row["stops"]] == ["rule_matching"]


def test_a_decline_cannot_be_told_from_them_by_why_a_visit_is_uncovered_and_who_could_come() -> None:
    said = {msgspec.json.encode(_without_order(a_case(wished))) for wished in WISHED}
    assert len(said) == 1


def _without_order(case: Case) -> Any:  # noqa: ANN401 -- JSON
    told = msgspec.to_builtins(why_uncovered(case, [], VISIT))
    kinds = [one["reasons"][0]["code"] for one in told["candidates"]]
    assert kinds == ["free", "rule_availability", *["rule_matching"] * 3, "rule_skills"]
    return told | {"candidates": sorted(told["candidates"], key=lambda one: one["worker_id"])}


def test_among_those_who_do_not_match_the_order_is_drawn_by_lot() -> None:
    orders, wished = set(), WISHED[0]
    for seed in range(60):
        told = why_uncovered(a_case(wished, UUID(int=100 + seed)), [], VISIT)
        orders.add(tuple(wished[one.worker_id] for one in told.candidates if one.worker_id in wished))
    assert orders == set(permutations(WISHES))


def test_a_decline_cannot_be_told_from_them_by_the_rules_that_a_roster_breaks() -> None:
    everybody = [on(who) for who in BARRED]
    said = {msgspec.json.encode(a_case(wished).violations(everybody)) for wished in WISHED}
    assert len(said) == 1
    alone = {msgspec.json.encode(a_case(wished).added([], [on(BARRED[0])])) for wished in WISHED}
    assert len(alone) == 1


def test_whoever_does_not_match_in_two_ways_does_not_match_once() -> None:
    case = a_case({BARRED[0]: "decline"})
    client = msgspec.structs.replace(case.problem.clients[0], languages=("pl",))
    both = Case(msgspec.structs.replace(case.problem, clients=(client,)))
    assert [one.code for one in both.violations([on(BARRED[0])])] == ["matching"]


@pytest.mark.parametrize("wish", WISHES)
def test_whoever_sets_it_aside_sets_it_aside_whichever_it_was(wish: str) -> None:
    case, rule = a_case({BARRED[0]: wish}), {"language": "gender", "gender": "declined", "decline": "languages"}[wish]
    assert case.unexcused([on(BARRED[0])])
    assert not case.unexcused([msgspec.structs.replace(on(BARRED[0]), overrides=(rule,))])
