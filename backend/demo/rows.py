"""What was drawn, as rows of the folder."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from random import Random

from backend.demo.clients import DemoClient
from backend.demo.hours import Hours
from backend.demo.people import Person
from backend.demo.shapes import Shape
from backend.demo.supporters import Supporter
from backend.demo.town import coarse, exact
from backend.demo.workers import DemoWorker
from backend.imports.codes import Level
from backend.imports.schemas import (
    AvailabilityRow,
    CertificateRow,
    ClientRow,
    MemberRow,
    StandingVisitRow,
    WorkerRow,
)

_CLIENT_EMAIL_PERCENT = 35


def worker_members(shape: Shape, workers: list[DemoWorker]) -> Iterator[MemberRow]:
    """Workers as members; one of each team coordinates it."""
    coordinators = coordinating(shape)
    for worker in workers:
        yield MemberRow(
            member=worker.key,
            given_name=worker.person.given_name,
            family_name=worker.person.family_name,
            email=worker.person.email,
            phone=worker.person.mobile,
            language=_reads(worker.person),
            classes=("worker",),
            teams=(worker.team.key,),
            coordinates=coordinators.get(worker.key, ()),
            joined_on=worker.joined_on,
        )


def coordinating(shape: Shape) -> Mapping[str, tuple[str, ...]]:
    """Worker's key to the teams they coordinate: the fifth worker and those after, one a team."""
    first = len(shape.teams) + 1
    return {f"W{number:03d}": (team.key,) for number, team in enumerate(shape.teams, start=first)}


def client_members(cared_for: list[DemoClient], since: Mapping[str, date], random: Random) -> Iterator[MemberRow]:
    """Clients as members; many have no e-mail address."""
    for client in cared_for:
        yield MemberRow(
            member=client.key,
            given_name=client.person.given_name,
            family_name=client.person.family_name,
            email=client.person.email if random.random() * 100 < _CLIENT_EMAIL_PERCENT else None,
            phone=client.person.landline,
            language=_reads(client.person),
            classes=("client",),
            teams=(client.team.key,),
            joined_on=since[client.key],
        )


def supporter_members(supporters: tuple[Supporter, ...]) -> Iterator[MemberRow]:
    """Supporters as members."""
    for supporter in supporters:
        yield MemberRow(
            member=supporter.key,
            given_name=supporter.person.given_name,
            family_name=supporter.person.family_name,
            email=supporter.person.email,
            phone=supporter.person.mobile,
            classes=("supporter",),
            coordinates=supporter.coordinates,
        )


def worker_rows(shape: Shape, workers: list[DemoWorker], wanted: Mapping[str, Hours]) -> Iterator[WorkerRow]:
    """Workers as they are planned with."""
    for worker in workers:
        latitude, longitude = coarse(shape, worker.start) if worker.tells_start else (None, None)
        yield WorkerRow(
            member=worker.key,
            gender=worker.person.gender if worker.states_gender else None,
            languages=worker.languages,
            travel_mode=worker.mode,
            start_latitude=latitude,
            start_longitude=longitude,
            least_minutes=wanted[worker.key].least,
            wanted_minutes=wanted[worker.key].wanted,
            most_minutes=wanted[worker.key].most,
        )


def client_rows(shape: Shape, cared_for: list[DemoClient], teams: Mapping[str, tuple[str, ...]]) -> Iterator[ClientRow]:
    """Clients where they are visited, with the workers they agreed on."""
    for client in cared_for:
        latitude, longitude = exact(shape, client.place)
        yield ClientRow(
            member=client.key,
            address=client.address,
            area=client.area,
            latitude=latitude,
            longitude=longitude,
            agreed_team=teams[client.key],
        )


def certificate_rows(workers: list[DemoWorker]) -> Iterator[CertificateRow]:
    """What each worker is trained for."""
    for worker in workers:
        for skill, until_on in worker.skills:
            yield CertificateRow(member=worker.key, skill=skill, until_on=until_on)


def availability_rows(workers: list[DemoWorker]) -> Iterator[AvailabilityRow]:
    """Usual weeks, the same hours of several days on one row."""
    for worker in workers:
        days: dict[tuple[int, int, Level], list[int]] = defaultdict(list)
        for span in worker.week:
            days[span.starts, span.ends, span.level].append(span.weekday)
        for (starts, ends, level), weekdays in sorted(days.items()):
            yield AvailabilityRow(
                member=worker.key, weekdays=tuple(weekdays), starts_minute=starts, ends_minute=ends, level=level
            )


def standing_visit_rows(cared_for: list[DemoClient], since: Mapping[str, date]) -> Iterator[StandingVisitRow]:
    """The weekly visits of every client."""
    for client in cared_for:
        for visit in client.visits:
            yield StandingVisitRow(
                visit=f"{client.key}-{visit.name}",
                client=client.key,
                weekdays=visit.weekdays,
                starts_minute=visit.starts_minute,
                flexible_minutes=visit.flexible_minutes,
                minutes=visit.minutes,
                workers=visit.workers,
                tasks=visit.tasks,
                critical=visit.critical,
                from_on=since[client.key],
            )


def _reads(person: Person) -> str | None:
    return "gu" if person.reads_own and "gu" in person.roots.languages else None
