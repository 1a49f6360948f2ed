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


class Here(msgspec.Struct, frozen=True):
    """How a member stands here: the hash of what holds of each rule, and the rules that wait for an answer."""

    hashes: Mapping[Key, str]
    unanswered: frozenset[Key]


class Planned(msgspec.Struct, frozen=True, kw_only=True):
    """One rule from elsewhere, the answer that says the same here (none: nothing has to be said), and its outcome.

    `brought` is none where nothing was ever agreed there.
    """

    key: Key
    brought: Brought | None
    answer: RuleAnswer | None
    outcome: Outcome

    @property
    def told(self) -> BroughtAgreement:
        """As it is shown."""
        category, purpose, recipient = self.key
        one = self.brought
        return BroughtAgreement(
            category=category,
            purpose=purpose,
            recipient=recipient,
            precision=one.precision if one else None,
            retention_days=one.retention_days if one else None,
            until_on=one.until_on if one else None,
            holds=one is not None and one.holds,
            sha256=sha256(one) if one else None,
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
    brought: tuple[Brought, ...], refused: frozenset[Key], rules: Mapping[Key, DeclaredRule], here: Here, today: date
) -> Iterator[Planned]:
    """What to answer; `refused` are those last said no to elsewhere, `rules` those asked of this member."""
    found = latest(brought)
    for key in (*found, *sorted((refused - found.keys()) & rules.keys())):
        one, rule = found.get(key), rules.get(key)
        if rule is None:
            yield Planned(key=key, brought=one, answer=None, outcome="not_here")
        elif one is not None and one.holds and _their_own(one, rule):
            yield _agreed(one, rule, here, today)
        else:
            yield _declined(rule, one, here, said_no=one is None or not one.holds or key in refused)


def _their_own(one: Brought, rule: DeclaredRule) -> bool:
    """Whether it was a choice, where it is one here: what somebody had to agree to elsewhere is no yes of theirs."""
    return one.necessity == "optional" or rule.necessity == "required"


def _agreed(one: Brought, rule: DeclaredRule, here: Here, today: date) -> Planned:
    if here.hashes.get(one.key) == sha256(one):
        return Planned(key=one.key, brought=one, answer=None, outcome="same")
    wanted = Terms(
        precision=one.precision if one.precision in precisions(one.category) else rule.precision,
        retention_days=one.retention_days,
        until_on=asked(rule, today).until_on if one.renews else one.until_on,
    )
    if wanted.until_on < today:
        return _declined(rule, one, here, said_no=True)
    answer = _answer(one.key, "but", within(wanted, asked(rule, today)))
    _terms, outcome = judge(rule, answer, today)
    return Planned(key=one.key, brought=one, answer=answer, outcome="waiting" if outcome == "waiting" else "agreed")


def _declined(rule: DeclaredRule, one: Brought | None, here: Here, *, said_no: bool) -> Planned:
    """What did not hold any more elsewhere, or never did: a no, where nothing here depends on it."""
    if rule.necessity == "required" or not said_no:
        return Planned(key=rule.key, brought=one, answer=None, outcome="not_here")
    if rule.key not in here.hashes and rule.key not in here.unanswered:
        return Planned(key=rule.key, brought=one, answer=None, outcome="same")
    return Planned(key=rule.key, brought=one, answer=_answer(rule.key, "no", None), outcome="declined")


def _answer(key: Key, answer: str, terms: Terms | None) -> RuleAnswer:
    category, purpose, recipient = key
    said = {"category": category, "purpose": purpose, "recipient": recipient, "answer": answer, "terms": terms}
    return msgspec.convert(said, RuleAnswer, from_attributes=True)
