# ruff: noqa: ANN401 - whatever a test wants to say
"""Builders of problems: only what matters to a test is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scheduler import Assignment, Client, HoursWanted, Place, Policy, Problem, Skill, Span, Visit, Worker

if TYPE_CHECKING:
    from collections.abc import Iterable

DAY = 1440
WEEK_SPANS = tuple(Span(starts=d * DAY, ends=(d + 1) * DAY) for d in range(7))


def at(day: int, time: str) -> int:
    """Minutes since the start: `at(1, "07:30")`."""
    hours, minutes = time.split(":")
    return day * DAY + int(hours) * 60 + int(minutes)


def a_worker(name: str = "w1", **more: Any) -> Worker:
    """Somebody who can work all week and wants 20 hours; `skills` may be plain codes."""
    wanted = more.pop("wanted", 1200)
    most = more.pop("most", max(wanted, 2880))
    skills = tuple(s if isinstance(s, Skill) else Skill(code=s) for s in more.pop("skills", ()))
    rest: dict[str, Any] = {"availability": WEEK_SPANS, "languages": ("en",)} | more
    hours = HoursWanted(wanted_minutes=wanted, most_minutes=most)
    return Worker(id=name, hours=hours, skills=skills, **rest)


def a_client(name: str = "c1", **more: Any) -> Client:
    """Somebody at the first place."""
    return Client(id=name, **({"place": "p1"} | more))


def a_visit(name: str = "v1", time: str = "09:00", minutes: int = 60, **more: Any) -> Visit:
    """A visit of the first client that starts exactly then, unless `slack` widens its window."""
    day, slack = more.get("day", 0), more.pop("slack", 0)
    start = at(day, time)
    rest: dict[str, Any] = {"client": "c1", "day": day} | more
    return Visit(id=name, earliest=start, latest_end=start + minutes + slack, minutes=minutes, **rest)


def a_problem(
    workers: Iterable[Worker] = (), visits: Iterable[Visit] = (), clients: Iterable[Client] = (), **more: Any
) -> Problem:
    """One week with one client, unless more are given; places two kilometres apart on a line."""
    rest: dict[str, Any] = {
        "places": {f"p{i}": Place(x_metres=(i - 1) * 2000, y_metres=0) for i in range(1, 6)},
        "policy": Policy(),
    } | more
    return Problem(
        id="test",
        starts_at="2026-03-02T00:00:00Z",
        days=7,
        workers=tuple(workers) or (a_worker(),),
        clients=tuple(clients) or (a_client(),),
        visits=tuple(visits) or (a_visit(),),
        **rest,
    )


def on(visit: Visit, worker: str = "w1", starts: int | None = None) -> Assignment:
    """The worker on the visit, at its earliest unless said."""
    begins = visit.earliest if starts is None else starts
    return Assignment(visit=visit.id, worker=worker, starts=begins, ends=begins + visit.minutes)
