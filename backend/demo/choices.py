"""What members of the demo say to what is optional: most say yes to most of it, some say no, some said nothing yet."""

from collections.abc import Iterator
from random import Random
from typing import Literal

from backend.demo.personas import PERSONAS
from backend.privacy.declaring.schemas import DeclaredRule

_Choice = Literal["yes", "no"]
_SILENT_PERCENT = 10
_UNANSWERED_PERCENT = 7
_NO_PERCENT = 6
# A visitor finds as whoever they become that questions wait: what these are about is on no screen they are shown.
_LEFT_OPEN = frozenset({("MatchPreference", "Scheduling", "Solver"), ("TravelStart", "Scheduling", "Coordinator")})
_SHOWN = frozenset((persona.cooperative, persona.member) for persona in PERSONAS)


def choices(cooperative: str, member: str, rules: tuple[DeclaredRule, ...]) -> Iterator[tuple[DeclaredRule, _Choice]]:
    """The optional ones of these rules that a member answered, and how; the same for the same member."""
    optional = [rule for rule in rules if rule.necessity == "optional"]
    if (cooperative, member) in _SHOWN:
        yield from ((rule, "yes") for rule in optional if rule.key not in _LEFT_OPEN)
        return
    chance = Random(f"{cooperative} {member} choices")
    if chance.randrange(100) < _SILENT_PERCENT:
        return
    for rule in optional:
        drawn = chance.randrange(100)
        if drawn >= _UNANSWERED_PERCENT:
            yield rule, "no" if drawn < _UNANSWERED_PERCENT + _NO_PERCENT else "yes"
