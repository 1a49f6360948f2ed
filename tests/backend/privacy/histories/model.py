"""Consent as anybody would explain it, without a database."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Self
from zoneinfo import ZoneInfo

import msgspec

from backend.privacy.declaring.versions import first_rules
from backend.privacy.negotiating import rules
from backend.privacy.negotiating.schemas import Answer, Terms
from backend.privacy.purposes import Precision
from tests.world_data import ADDRESS, NOTES, Key

ZONE = ZoneInfo("Europe/London")
RULES = {rule.key: rule for rule in first_rules()}
ANSWERING: Key = ("LegalRecord", "Governance", "DataRole")
EVERYTHING: tuple[tuple[Key, Precision], ...] = ((ADDRESS, "area"), (ADDRESS, "exact"), (NOTES, "exact"))
_YEAR = timedelta(days=365)


class Holds(msgspec.Struct, frozen=True):
    """What the model says is agreed of one rule."""

    precision: Precision
    until_at: datetime
    renews: bool


class Model:
    """A rule, how finely, until when; what waits; and whether whose it is was forgotten."""

    def __init__(self, now: datetime) -> None:
        self.agreed: dict[Key, Holds] = {
            key: Holds("exact", now + _YEAR, renews=RULES[key].necessity == "required")
            for key in (ADDRESS, NOTES, ANSWERING)
        }
        self.waits: dict[Key, Terms | None] = {}
        self.now = now
        self.gone = False

    def answer(self, key: Key, answer: Answer, terms: Terms | None) -> None:
        """Yes and no and yes but, as the page says it."""
        self.waits.pop(key, None)
        required, least_days = key == ADDRESS, 90
        if answer == "no":
            if required:
                self.waits[key] = None
            else:
                self.agreed.pop(key, None)
            return
        asked = rules.asked(RULES[key], today(self.now))
        named = terms or asked
        whole = named.until_on >= asked.until_on - timedelta(days=7)
        if required and not (whole and named.retention_days >= least_days):
            self.waits[key] = named
        else:
            self.put(key, named, renews=required)

    def put(self, key: Key, terms: Terms, *, renews: bool) -> None:
        """An agreement in place of what was there."""
        self.agreed[key] = Holds(terms.precision, midnight(terms.until_on + timedelta(days=1)), renews=renews)

    def waiting(self) -> Mapping[Key, Terms | None]:
        """What the data role may see of it."""
        return self.waits if self.may(ANSWERING, "exact") else {}

    def decide(self, *, accept: bool) -> None:
        """The data role answers what it sees waiting."""
        waits = self.waiting()
        for key, terms in waits.items():
            if accept and terms is not None and today(self.now) <= terms.until_on:
                asked = rules.asked(RULES[key], today(self.now))
                whole = terms.until_on >= asked.until_on - timedelta(days=7)
                self.put(key, terms, renews=whole)
            elif accept:
                self.agreed.pop(key, None)
        if waits:
            self.waits.clear()

    def night(self) -> None:
        """What the service needs goes on while it still holds."""
        for key, held in self.agreed.items():
            if held.renews and self.now < held.until_at < self.now + timedelta(days=60):
                self.agreed[key] = msgspec.structs.replace(held, until_at=self.now + _YEAR)

    def forget(self) -> None:
        """Nothing is agreed and nothing waits, for ever."""
        self.agreed, self.waits, self.gone = {}, {}, True

    def __copy__(self) -> Self:
        same = type(self)(self.now)
        same.agreed, same.waits, same.gone = dict(self.agreed), dict(self.waits), self.gone
        return same

    def back_at(self, before: Self) -> None:
        """All as in a backup, but for who was forgotten since."""
        self.agreed, self.waits = dict(before.agreed), dict(before.waits)
        if self.gone:
            self.forget()

    def may(self, key: Key, precision: str) -> bool:
        """Whether it may be read now, so finely."""
        held = self.agreed.get(key)
        return held is not None and self.now < held.until_at and (precision == "area" or held.precision == "exact")

    def all_that_may_be_read(self) -> set[tuple[Key, Precision]]:
        """Of what a coordinator asks for."""
        return {one for one in EVERYTHING if self.may(*one)}


def today(now: datetime) -> date:
    """The day in the cooperative."""
    return now.astimezone(ZONE).date()


def midnight(on: date) -> datetime:
    """The instant at which that day begins there."""
    return datetime.combine(on, time(0), ZONE)
