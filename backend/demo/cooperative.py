"""An invented cooperative, put together as the folder it would keep in its spreadsheet."""

from collections import deque
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from backend.demo.agreed_teams import agreed_teams
from backend.demo.clients import DemoClient, clients
from backend.demo.history import Past
from backend.demo.hours import hours, reachable
from backend.demo.people import People
from backend.demo.plans import LATE
from backend.demo.rows import (
    availability_rows,
    certificate_rows,
    client_members,
    client_rows,
    standing_visit_rows,
    supporter_members,
    worker_members,
    worker_rows,
)
from backend.demo.shapes import Shape
from backend.demo.supporters import circle
from backend.demo.wishes import declined, pairs, wishes_rows
from backend.demo.workers import DemoWorker
from backend.demo.workers import workers as make_workers
from backend.imports.schemas import AvailabilityExceptionRow, CooperativeFolder, CooperativeRow, TeamRow

_REHEARSALS = 2
_NEW_CLIENT_PERCENT = 5
_EXCEPTION_EVERY = 12
_DAY = 1440
_ASKED_LAST_WEEK_DAYS = 5
_OFFICE_NUMBER = 0


def cooperative(shape: Shape, *, seed: int, today: date) -> CooperativeFolder:
    """The cooperative of this shape as it stands at the start of the week of `today`; the same for the same seed."""
    monday = today - timedelta(days=today.weekday())

    def chance(part: str) -> Random:
        return Random(f"{seed} {shape.key} {part}")

    people = People(shape, chance("people"))
    workers = make_workers(shape, people, chance("workers"), monday)
    cared_for = clients(shape, people, chance("clients"), workers, monday)
    supporters = circle(shape, people, cared_for, chance("supporters"), monday)
    wanted = hours(workers, cared_for, shape.demand_percent)
    agreed = agreed_teams(workers, cared_for, monday)
    unwanted = declined(workers, cared_for, agreed, chance("wishes"))
    since = _since(cared_for, chance("since"), monday)
    members = chance("members")
    for rehearsal in range(_REHEARSALS):
        tried = Past(workers, wanted, agreed, pairs(unwanted), chance(f"rehearsal {rehearsal}"))
        deque(tried.rows(cared_for, since, monday), maxlen=0)
        wanted = reachable(wanted, tried.shares(monday))
    past = Past(workers, wanted, agreed, pairs(unwanted), chance("history"))
    return CooperativeFolder(
        cooperative=_head(shape, monday),
        teams=tuple(TeamRow(team=team.key, name=team.name) for team in shape.teams),
        members=(
            *worker_members(shape, workers),
            *client_members(cared_for, since, members),
            *supporter_members(supporters.members),
        ),
        workers=tuple(worker_rows(shape, workers, wanted)),
        clients=tuple(client_rows(shape, cared_for, agreed)),
        trusted_contacts=supporters.contacts,
        certificates=tuple(certificate_rows(workers)),
        availability=tuple(availability_rows(workers)),
        availability_exceptions=tuple(_exceptions(workers, chance("exceptions"), monday)),
        standing_visits=tuple(standing_visit_rows(cared_for, since)),
        wishes=tuple(wishes_rows(cared_for, unwanted)),
        history=tuple(past.rows(cared_for, since, monday)),
    )


def _head(shape: Shape, monday: date) -> CooperativeRow:
    home = shape.teams[0].neighbourhoods[0]
    return CooperativeRow(
        cooperative=shape.key,
        name=shape.name,
        zone=shape.zone,
        phone=shape.landline.format(_OFFICE_NUMBER),
        currency=shape.currency,
        language="en",
        first_on=monday,
        address=f"1 {home.streets[0]}, {home.name}",
    )


def _since(cared_for: list[DemoClient], random: Random, monday: date) -> dict[str, date]:
    return {client.key: monday - timedelta(days=_days_a_client(client, random)) for client in cared_for}


def _days_a_client(client: DemoClient, random: Random) -> int:
    if any(visit.name == LATE.name for visit in client.visits):
        return _ASKED_LAST_WEEK_DAYS
    if random.random() * 100 < _NEW_CLIENT_PERCENT:
        return random.randint(5, 25)
    return random.randint(70, 1400)


def _exceptions(workers: list[DemoWorker], random: Random, monday: date) -> Iterator[AvailabilityExceptionRow]:
    """A free afternoon, a few days away, and an extra Saturday, in turn."""
    for number, worker in enumerate(random.sample(workers, max(2, len(workers) // _EXCEPTION_EVERY))):
        day = monday + timedelta(days=random.randint(1, 9))
        if number % 3 == 0:
            yield _exception(worker, day, 720, _DAY)
        elif number % 3 == 1:
            for step in range(4):
                yield _exception(worker, day + timedelta(days=step), 0, _DAY)
        else:
            yield AvailabilityExceptionRow(
                member=worker.key, on=monday + timedelta(days=5), starts_minute=480, ends_minute=840, level="can"
            )


def _exception(worker: DemoWorker, on: date, starts: int, ends: int) -> AvailabilityExceptionRow:
    return AvailabilityExceptionRow(member=worker.key, on=on, starts_minute=starts, ends_minute=ends, level="cannot")
