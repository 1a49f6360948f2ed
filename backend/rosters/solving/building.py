"""A week's facts as the scheduler's problem. The same facts make the same problem, byte for byte."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from hashlib import sha256
from typing import TypeVar
from uuid import UUID

import scheduler
from backend.governance.policy import Policy
from backend.rosters.facts import ClientFact, Held, VisitFact, WeekFacts, WorkerFact
from backend.rosters.solving.clock import DAYS, WeekClock
from backend.rosters.solving.ledgers import to_ledgers
from backend.rosters.solving.places import Places
from backend.rosters.solving.policies import to_policy

_Member = TypeVar("_Member", WorkerFact, ClientFact)


def to_problem(facts: WeekFacts, policy: Policy) -> scheduler.Problem:
    """The problem of a week: ids as strings, minutes since the Monday began, places on a plane."""
    return _Builder(facts, policy).problem()


def seed_of(facts: WeekFacts) -> int:
    """The week's own seed, the same for every draft of it, so that asking again draws no new lot."""
    return int.from_bytes(sha256(f"{facts.cooperative_id}:{facts.week_on}".encode()).digest()[:4])


class _Builder:
    def __init__(self, facts: WeekFacts, policy: Policy) -> None:
        self.facts = facts
        self.policy = policy
        self.clock = WeekClock(facts.week_on, facts.zone)
        self.places = Places(facts)
        self.known = {worker.id for worker in facts.workers}
        week = {visit.id for visit in facts.visits}
        self.published = _by_visit(
            held for held in facts.live if held.visit_id in week and held.worker_id in self.known
        )
        self.pins = _by_visit(held for held in facts.pins if held.worker_id in self.known)
        self.elsewhere = defaultdict[UUID, list[Held]](list)
        for held in facts.live:
            if held.visit_id not in week:
                self.elsewhere[held.worker_id].append(held)

    def problem(self) -> scheduler.Problem:
        """All of it."""
        visits = [made for visit in sorted(self.facts.visits, key=_in_time) if (made := self._visit(visit))]
        ledgers = to_ledgers(self.facts.ledger, self.facts.week_on, self.policy.half_life_weeks)
        return scheduler.Problem(
            id=f"{self.facts.cooperative_id}:{self.facts.week_on}",
            starts_at=self.clock.iso,
            days=DAYS,
            day_starts=tuple(self.clock.midnight(day) for day in range(DAYS)),
            workers=tuple(
                self._worker(worker, ledgers.get(worker.id, scheduler.Ledger()))
                for worker in _by_id(self.facts.workers)
            ),
            clients=self._clients(),
            visits=tuple(visits),
            places=self.places.all,
            policy=to_policy(self.policy, self.clock),
            seed=seed_of(self.facts),
        )

    def _worker(self, worker: WorkerFact, ledger: scheduler.Ledger) -> scheduler.Worker:
        return scheduler.Worker(
            id=str(worker.id),
            availability=self._spans(worker),
            hours=scheduler.HoursWanted(
                least_minutes=worker.least_minutes,
                wanted_minutes=worker.wanted_minutes,
                most_minutes=worker.most_minutes,
            ),
            skills=tuple(
                scheduler.Skill(code=code, until=None if until is None else self.clock.minute(until))
                for code, until in sorted(worker.skills, key=lambda skill: skill[0])
            ),
            languages=tuple(sorted(worker.languages)),
            gender=worker.gender,
            travel_mode=worker.travel_mode,  # type: ignore[arg-type]
            start=self.places.of(worker.id),
            busy=self._busy(worker.id),
            ledger=ledger,
        )

    def _spans(self, worker: WorkerFact) -> tuple[scheduler.Span, ...]:
        """Apart from each other, as the scheduler asks: where two overlap, the later one gives way."""
        made: list[scheduler.Span] = []
        free = self.clock.minute(min((span.starts_at for span in worker.spans), default=self.facts.asked_at))
        for span in sorted(worker.spans, key=lambda span: span.starts_at):
            starts, ends = max(free, self.clock.minute(span.starts_at)), self.clock.minute(span.ends_at)
            if ends > starts:
                made.append(scheduler.Span(starts=starts, ends=ends, level="prefer" if span.prefers else "can"))
                free = ends
        return tuple(made)

    def _busy(self, worker_id: UUID) -> tuple[scheduler.Busy, ...]:
        return tuple(
            scheduler.Busy(
                starts=self.clock.minute(held.starts_at),
                ends=self.clock.minute(held.ends_at),
                place=self.places.of(held.client_id),
            )
            for held in sorted(self.elsewhere[worker_id], key=lambda held: held.starts_at)
        )

    def _clients(self) -> tuple[scheduler.Client, ...]:
        with_visits = {visit.client_id for visit in self.facts.visits}
        met: dict[UUID, dict[str, int]] = defaultdict(dict)
        for client_id, worker_id, visits in sorted(self.facts.familiarity):
            if worker_id in self.known:
                met[client_id][str(worker_id)] = visits
        clients = [client for client in _by_id(self.facts.clients) if client.id in with_visits]
        return tuple(self._client(client, met[client.id]) for client in clients)

    def _client(self, client: ClientFact, met: dict[str, int]) -> scheduler.Client:
        return scheduler.Client(
            id=str(client.id),
            place=self.places.of(client.id) or self.places.nowhere,
            languages=tuple(sorted(client.languages)),
            gender=client.gender,
            team=self._workers(client.team),
            declined=self._workers(client.declined),
            familiarity=met,
        )

    def _workers(self, ids: Iterable[UUID]) -> tuple[str, ...]:
        return tuple(sorted({str(worker_id) for worker_id in ids if worker_id in self.known}))

    def _visit(self, visit: VisitFact) -> scheduler.Visit | None:
        """The visit; one that has begun keeps who is on it, and with nobody on it is no longer to be solved."""
        published = self.published[visit.id]
        begun = min(
            (held.starts_at for held in published), default=visit.latest_end_at - timedelta(minutes=visit.minutes)
        )
        past = begun < self.facts.asked_at
        if past and not published:
            return None
        pinned = self._pins(visit, published if past else self.pins[visit.id])
        kept = [pin.starts for pin in pinned if past]
        earliest, latest_end = self.clock.minute(visit.earliest_at), self.clock.minute(visit.latest_end_at)
        return scheduler.Visit(
            id=str(visit.id),
            client=str(visit.client_id),
            day=self.clock.day(visit.visit_on),
            earliest=min([earliest, *kept]),
            latest_end=max([latest_end, *(start + visit.minutes for start in kept)]),
            minutes=visit.minutes,
            skills=tuple(sorted(set(visit.tasks) & set(self.policy.skilled_tasks))),
            workers=len(pinned) if past else visit.workers,
            critical=visit.critical,
            personal_care="personal_care" in visit.tasks,
            short_notice=visit.earliest_at - self.facts.asked_at
            < timedelta(hours=self.policy.burdens.short_notice_hours),
            pinned=pinned,
            published=self._pins(visit, published, many=len(published)),
            series=str(visit.standing_visit_id),
        )

    def _pins(self, visit: VisitFact, held: list[Held], *, many: int | None = None) -> tuple[scheduler.Pin, ...]:
        """What is held, as pins: all at the first one's start, and no more than there are places."""
        most = max(visit.workers, 1) if many is None else many
        ordered = sorted(held, key=lambda h: (h.starts_at, h.worker_id))
        if many is None:
            ordered = [h for h in ordered if h.starts_at == ordered[0].starts_at]
        return tuple(
            scheduler.Pin(worker=str(h.worker_id), starts=self.clock.minute(h.starts_at)) for h in ordered[:most]
        )


def _by_visit(held: Iterable[Held]) -> "defaultdict[UUID, list[Held]]":
    found = defaultdict[UUID, list[Held]](list)
    for one in held:
        found[one.visit_id].append(one)
    return found


def _by_id(facts: Iterable[_Member]) -> list[_Member]:
    return sorted(facts, key=lambda fact: fact.id)


def _in_time(visit: VisitFact) -> tuple[object, ...]:
    return (visit.visit_on, visit.earliest_at, visit.id)
