"""Who has left, as far as a week still holds what they did."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from uuid import UUID

from backend.rosters.facts import ClientFact, Held, SpanFact, VisitFact, WorkerFact

_MINUTE = timedelta(minutes=1)


def gone_since(
    workers: Iterable[WorkerFact],
    clients: Iterable[ClientFact],
    visits: Iterable[VisitFact],
    live: Iterable[Held],
    asked_at: datetime,
) -> Iterator[WorkerFact]:
    """Those who left after they had begun a visit of the week: what they did stands, and nothing more is theirs.

    Nothing of them is read any more, so each is told of as just able to do what they did.
    """
    known, due, of = (
        {worker.id for worker in workers},
        {visit.id: visit for visit in visits},
        {c.id: c for c in clients},
    )
    done = defaultdict[UUID, list[Held]](list)
    for held in live:
        if held.worker_id not in known and held.visit_id in due and held.starts_at < asked_at:
            done[held.worker_id].append(held)
    for worker_id, rows in sorted(done.items()):
        met = [of[held.client_id] for held in rows if held.client_id in of]
        yield WorkerFact(
            id=worker_id,
            spans=tuple(SpanFact(starts_at=held.starts_at, ends_at=held.ends_at, prefers=False) for held in rows),
            most_minutes=sum((held.ends_at - held.starts_at) // _MINUTE for held in rows),
            skills=tuple((task, None) for task in sorted({task for held in rows for task in due[held.visit_id].tasks})),
            languages=tuple(sorted({language for client in met for language in client.languages})),
            gender=next((client.gender for client in met if client.gender), None),
        )
