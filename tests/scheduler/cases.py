"""For each constraint: a roster that keeps it by a hair, and one that breaks it by a hair."""

from __future__ import annotations

from typing import NamedTuple

from scheduler import Assignment, Busy, Limits, Link, Pin, Policy, Problem, Skill, Span
from tests.builders_scheduler import DAY, a_client, a_problem, a_visit, a_worker, at, on


class Case(NamedTuple):
    """`kept` and `broken` are rosters for their own problems."""

    kept: tuple[Problem, list[Assignment]]
    broken: tuple[Problem, list[Assignment]]


def _pair(problem: Problem, *rows: Assignment) -> tuple[Problem, list[Assignment]]:
    return problem, list(rows or [on(problem.visits[0])])


def _worker_case(good: object, bad: object, **rest: object) -> Case:
    return Case(_pair(a_problem([good], **rest)), _pair(a_problem([bad], **rest)))  # type: ignore[list-item,arg-type]


def _limits(**more: int) -> Policy:
    return Policy(limits=Limits(**more))


def _days(days: range) -> list[Assignment]:
    return [on(a_visit(f"v{d}", day=d)) for d in days]


def _week(days: range, policy: Policy) -> tuple[Problem, list[Assignment]]:
    visits = [a_visit(f"v{d}", day=d) for d in days]
    return a_problem(visits=visits, policy=policy), [on(v) for v in visits]


def _two(second: str, policy: Policy | None = None, client: str = "c1") -> tuple[Problem, list[Assignment]]:
    visits = [a_visit("v1", "09:00"), a_visit("v2", second, client=client)]
    clients = [a_client("c1"), a_client("c2", place="p2")]
    return a_problem(visits=visits, clients=clients, policy=policy or Policy()), [on(v) for v in visits]


def _rest(morning: str) -> tuple[Problem, list[Assignment]]:
    late, early = a_visit("v1", "21:00"), a_visit("v2", morning, day=1)
    return a_problem(visits=[late, early]), [on(late), on(early)]


def _double(starts: int) -> tuple[Problem, list[Assignment]]:
    visit = a_visit(workers=2, slack=30)
    return a_problem([a_worker("w1"), a_worker("w2")], [visit]), [on(visit), on(visit, "w2", visit.earliest + starts)]


def _linked(gap: int) -> tuple[Problem, list[Assignment]]:
    first, second = a_visit("v1", "08:00"), a_visit("v2", "09:00", slack=300)
    link = Link(first="v1", second="v2", least_minutes=60, most_minutes=120)
    return a_problem(visits=[first, second], links=(link,)), [on(first), on(second, starts=at(0, "09:00") + gap)]


def _pinned(starts: int) -> tuple[Problem, list[Assignment]]:
    visit = a_visit(slack=30, pinned=(Pin(worker="w1", starts=at(0, "09:10")),))
    return a_problem(visits=[visit]), [on(visit, starts=at(0, "09:00") + starts)]


def _weekly(last: str) -> tuple[Problem, list[Assignment]]:
    visits = [a_visit(f"v{d}", "09:00", day=d) for d in range(6)] + [a_visit("v6", last, day=6)]
    policy = _limits(days_in_row=9)
    return a_problem(visits=visits, policy=policy), [on(v) for v in visits]


def _busy(minutes: int) -> Busy:
    return Busy(starts=at(0, "12:00"), ends=at(0, "12:00") + minutes)


_skilled, _hoist = {"visits": [a_visit(skills=("hoist",))]}, "hoist"
_dated = {"visits": [a_visit("v1", "09:00", skills=("hoist",))]}
_care = {"visits": [a_visit(personal_care=True)], "clients": [a_client(gender="woman")]}

CASES: dict[str, Case] = {
    "skills": _worker_case(a_worker(skills=["hoist"]), a_worker(skills=["meals"]), **_skilled),
    "certificates": _worker_case(
        a_worker(skills=[Skill(code="hoist", until=at(0, "10:00"))]),
        a_worker(skills=[Skill(code="hoist", until=at(0, "09:59"))]),
        **_dated,
    ),
    "languages": _worker_case(
        a_worker(languages=("en", "gu")), a_worker(languages=("en",)), clients=[a_client(languages=("gu", "bn"))]
    ),
    "gender": _worker_case(a_worker(gender="woman"), a_worker(), **_care),
    "declined": Case(_pair(a_problem()), _pair(a_problem(clients=[a_client(declined=("w1",))]))),
    "availability": _worker_case(
        a_worker(availability=(Span(starts=540, ends=570), Span(starts=570, ends=600, level="prefer"))),
        a_worker(availability=(Span(starts=540, ends=599),)),
    ),
    "window": Case(
        _pair(a_problem(visits=[a_visit(slack=15)]), on(a_visit(), starts=555)),
        _pair(a_problem(visits=[a_visit(slack=15)]), on(a_visit(), starts=556)),
    ),
    "overlap": Case(_two("10:00"), _two("09:59")),
    "travel": Case(_two("10:41", client="c2"), _two("10:40", client="c2")),
    "breaks": Case(_two("10:00", _limits(break_after_minutes=120)), _two("10:29", _limits(break_after_minutes=120))),
    "day_most": Case(_two("10:00", _limits(day_most_minutes=120)), _two("10:00", _limits(day_most_minutes=119))),
    "spread": Case(_two("20:00", _limits(spread_minutes=720)), _two("20:01", _limits(spread_minutes=720))),
    "daily_rest": Case(_rest("09:00"), _rest("08:59")),
    "weekly_rest": Case(_weekly("08:00"), _weekly("08:01")),
    "days_in_row": Case(_week(range(6), _limits()), _week(range(7), _limits(weekly_run_minutes=20_000))),
    "week_most": Case(_week(range(3), _limits(week_most_minutes=180)), _week(range(3), _limits(week_most_minutes=179))),
    "hours_most": _worker_case(
        a_worker(wanted=60, most=180, busy=(_busy(120),)), a_worker(wanted=60, most=179, busy=(_busy(120),))
    ),
    "double_ups": Case(_double(0), _double(1)),
    "links": Case(_linked(60), _linked(59)),
    "pinned": Case(_pinned(10), _pinned(0)),
}

__all__ = ["CASES", "DAY", "Case"]
