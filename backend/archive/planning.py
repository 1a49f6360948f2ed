"""What comes of agreements that were made elsewhere: the same here, as far as it is asked here at all."""

from collections.abc import Iterator, Mapping
from datetime import date

import msgspec

from backend.archive.bundle import Brought
from backend.archive.schemas import BroughtAgreement, Outcome
from backend.privacy.declaring.schemas import DeclaredRule
from backend.privacy.documents.policies import Granted, rule_sha256
from backend.privacy.negotiating.rules import asked, judge, within
from backend.privacy.negotiating.schemas import RuleAnswer, Terms
from backend.privacy.purposes import precisions

Key = tuple[str, str, str]


class Planned(msgspec.Struct, frozen=True, kw_only=True):
    """One rule from elsewhere, the answer that says the same here (none: nothing has to be said), and its outcome."""

    brought: Brought
    answer: RuleAnswer | None
    outcome: Outcome

    @property
    def told(self) -> BroughtAgreement:
        """As it is shown."""
        one = self.brought
        return BroughtAgreement(
            category=one.category,
            purpose=one.purpose,
            recipient=one.recipient,
            precision=one.precision,
            retention_days=one.retention_days,
            until_on=one.until_on,
            holds=one.holds,
            sha256=sha256(one),
            outcome=self.outcome,
        )


def sha256(brought: Brought) -> str:
    """The hash of what was agreed, worked out anew: what a file says of itself is not believed."""
    said = {name: getattr(brought, name) for name in Granted.__struct_fields__}
    return rule_sha256(msgspec.convert(said, Granted), renews=brought.renews)


def latest(brought: tuple[Brought, ...]) -> Mapping[Key, Brought]:
    """The last word on each rule: the agreement that holds, where one does."""
    ordered = sorted(brought, key=lambda one: one.holds)
    return {one.key: one for one in ordered}


def plan(
    brought: tuple[Brought, ...], rules: Mapping[Key, DeclaredRule], here: Mapping[Key, str], today: date
) -> Iterator[Planned]:
    """What to answer; `rules` are those asked of this member, `here` the hashes of what holds already."""
    for key, one in latest(brought).items():
        rule = rules.get(key)
        if rule is None:
            yield Planned(brought=one, answer=None, outcome="not_here")
        elif here.get(key) == (sha256(one) if one.holds else None):
            yield Planned(brought=one, answer=None, outcome="same")
        else:
            yield _planned(one, rule, today)


def _planned(one: Brought, rule: DeclaredRule, today: date) -> Planned:
    if not one.holds:
        return _refused(one, rule)
    wanted = Terms(
        precision=one.precision if one.precision in precisions(one.category) else rule.precision,
        retention_days=one.retention_days,
        until_on=asked(rule, today).until_on if one.renews else one.until_on,
    )
    if wanted.until_on < today:
        return _refused(one, rule)
    answer = _answer(one, "but", within(wanted, asked(rule, today)))
    _terms, outcome = judge(rule, answer, today)
    return Planned(brought=one, answer=answer, outcome="waiting" if outcome == "waiting" else "agreed")


def _refused(one: Brought, rule: DeclaredRule) -> Planned:
    """What did not hold any more elsewhere: a no, where nothing here depends on it."""
    if rule.necessity == "required":
        return Planned(brought=one, answer=None, outcome="not_here")
    return Planned(brought=one, answer=_answer(one, "no", None), outcome="declined")


def _answer(one: Brought, answer: str, terms: Terms | None) -> RuleAnswer:
    category, purpose, recipient = one.key
    said = {"category": category, "purpose": purpose, "recipient": recipient, "answer": answer, "terms": terms}
    return msgspec.convert(said, RuleAnswer, from_attributes=True)
