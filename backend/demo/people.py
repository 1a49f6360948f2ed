"""People drawn from the names of a cooperative, each once, with ways to reach them."""

import unicodedata
from random import Random

from msgspec import Struct

from backend.demo.names import ENGLISH, Roots
from backend.demo.shapes import Shape
from backend.imports.codes import Gender

_PHONES = 1000
_READS_OWN_PERCENT = 40
# Those whom a visitor meets by name; nobody else is drawn with one of these.
KNOWN = (
    ("Nisha", "Solanki"),
    ("Gillian", "Ashdown"),
    ("Tomasz", "Nowak"),
    ("Kanta", "Parmar"),
    ("Arthur", "Penrose"),
    ("Maeve", "Connolly"),
    ("Hetal", "Parmar"),
)
_ASCII = str.maketrans({"ł": "l", "Ł": "L"})


class Person(Struct, frozen=True, kw_only=True):
    """Somebody before it is said what they are in the cooperative."""

    given_name: str
    family_name: str
    gender: Gender
    roots: Roots
    reads_own: bool
    email: str
    mobile: str
    landline: str


class People:
    """Draws people, none twice."""

    def __init__(self, shape: Shape, random: Random) -> None:
        self._shape = shape
        self._random = random
        self._taken: set[tuple[str, str]] = set(KNOWN)
        self._numbers = random.sample(range(_PHONES), _PHONES)

    def draw(self, gender: Gender, roots: Roots | None = None, family_name: str | None = None) -> Person:
        """Somebody new, of these roots or any of the town's."""
        while True:
            found = roots or self._roots()
            given = self._random.choice(found.men if gender == "man" else found.women)
            family = family_name or self._random.choice(found.families)
            reads_own = self._random.random() * 100 < _READS_OWN_PERCENT
            if (given, family) not in self._taken:
                return self._person(given, family, gender, found, reads_own=reads_own)

    def known(self, given_name: str, family_name: str, gender: Gender, roots: Roots = ENGLISH) -> Person:
        """Somebody whose name is decided, who reads the cooperative's language."""
        return self._person(given_name, family_name, gender, roots, reads_own=False)

    def _person(self, given_name: str, family_name: str, gender: Gender, roots: Roots, *, reads_own: bool) -> Person:
        self._taken.add((given_name, family_name))
        number = self._numbers.pop()
        return Person(
            given_name=given_name,
            family_name=family_name,
            gender=gender,
            roots=roots,
            reads_own=reads_own,
            email=f"{_plain(given_name)}.{_plain(family_name)}@{self._shape.domain}",
            mobile=self._shape.mobile.format(number),
            landline=self._shape.landline.format(number),
        )

    def _roots(self) -> Roots:
        kinds = [roots for roots, _weight in self._shape.roots]
        return self._random.choices(kinds, [weight for _roots, weight in self._shape.roots])[0]


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFD", name.translate(_ASCII)).encode("ascii", "ignore").decode()
    return letters.lower().replace("-", "")
