"""Members who neither give nor receive care: who coordinates all teams, and family and friends of clients."""

from datetime import date, timedelta
from random import Random

from msgspec import Struct

from backend.demo.clients import DemoClient
from backend.demo.names import GUJARATI, IRISH
from backend.demo.people import People, Person
from backend.demo.shapes import Shape
from backend.imports.codes import Topic
from backend.imports.schemas import TrustedContactRow

_EVERY = 9
_SAME_NAME_PERCENT = 70
_TOPICS: tuple[tuple[Topic, ...], ...] = (
    ("times",),
    ("times", "requests"),
    ("times", "requests"),
    ("times", "requests", "notes"),
)
_SHORTEST_DAYS, _LONGEST_DAYS = 60, 600


class Supporter(Struct, frozen=True, kw_only=True):
    """A member in no class of care; `coordinates` are keys of teams."""

    key: str
    person: Person
    coordinates: tuple[str, ...] = ()


class Circle(Struct, frozen=True, kw_only=True):
    """All supporters, and for whom they act."""

    members: tuple[Supporter, ...]
    contacts: tuple[TrustedContactRow, ...]


def circle(shape: Shape, people: People, cared_for: list[DemoClient], random: Random, monday: date) -> Circle:
    """The supporters of a cooperative; in one of many teams, the first of them coordinates all."""
    members: list[Supporter] = []
    if len(shape.teams) > 1:
        person = people.known("Maeve", "Connolly", "woman", IRISH)
        members.append(Supporter(key="S001", person=person, coordinates=tuple(team.key for team in shape.teams)))
    contacts = []
    for client in (client for number, client in enumerate(cared_for) if number % _EVERY in (0, 4)):
        key = f"S{len(members) + 1:03d}"
        members.append(Supporter(key=key, person=_relative(client, people, random)))
        contacts.append(_contact(key, client, random, monday))
    return Circle(members=tuple(members), contacts=tuple(contacts))


def _relative(client: DemoClient, people: People, random: Random) -> Person:
    if client.person.given_name == "Kanta":
        return people.known("Hetal", client.person.family_name, "woman", GUJARATI)
    family_name = client.person.family_name if random.random() * 100 < _SAME_NAME_PERCENT else None
    return people.draw(random.choice(("woman", "woman", "man")), client.person.roots, family_name)


def _contact(key: str, client: DemoClient, random: Random, monday: date) -> TrustedContactRow:
    topics = ("times", "requests") if client.key == "C001" else random.choice(_TOPICS)
    until_on = monday + timedelta(days=random.randint(_SHORTEST_DAYS, _LONGEST_DAYS))
    return TrustedContactRow(member=key, client=client.key, topics=topics, until_on=until_on)
