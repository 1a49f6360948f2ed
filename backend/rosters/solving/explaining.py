"""Why: from the problem that was solved and the roster that people made of it, in words that tell on nobody."""

from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

import msgspec

import scheduler
from backend.rosters.explanations import CandidateRow, CountRow, Uncovered, WhyRow
from backend.rosters.facts import Planned
from backend.rosters.schemas import Params, Reason
from backend.rosters.solving import words
from backend.rosters.solving.clock import instant_of
from backend.rosters.solving.judging import Case

_PLACED = WhyRow(code="placed_by_person", params={}, left=None, stops=True)


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """An explanation as it is kept and shown."""

    rows: tuple[WhyRow, ...]
    change: Reason | None = None


def placed_by_person() -> Told:
    """What is true of a visit that no solver gave: a person placed it."""
    return Told(rows=(_PLACED,))


def why_me(
    case: Case, planned: Sequence[Planned], choices: bytes, visit_id: UUID, worker_id: UUID, fewest: int
) -> Told:
    """Who was ruled out by which rule, and the stage at which the choice was made."""
    found = scheduler.why_me(case.problem, _roster(case, planned, choices), str(visit_id), str(worker_id))
    return _told(case, found, fewest)


def why_not_me(
    case: Case, planned: Sequence[Planned], choices: bytes, visit_id: UUID, worker_id: UUID, fewest: int
) -> Told:
    """The first rule or aim that ruled this worker out, and the smallest change that would change it."""
    found = scheduler.why_not_me(case.problem, _roster(case, planned, choices), str(visit_id), str(worker_id))
    return _told(case, found, fewest)


def why_uncovered(case: Case, planned: Sequence[Planned], visit_id: UUID) -> Uncovered:
    """How many workers each rule ruled out, what would change it, and who could come."""
    roster = _roster(case, planned, b"[]")
    found = scheduler.why_uncovered(case.problem, roster, str(visit_id))
    candidates = scheduler.suggest(case.problem, roster, str(visit_id), wanted=case.wanted)
    return Uncovered(
        rows=tuple(
            CountRow(code=row.code, params=row.params, count=_count(row)) for row in _public(case, found.rows, fewest=0)
        ),
        change=words.reason(case.problem, found.change),
        candidates=tuple(
            CandidateRow(
                worker_id=UUID(one.worker),
                starts_at=None if one.starts is None else instant_of(case.problem, one.starts),
                reasons=tuple(told for given in one.reasons if (told := words.reason(case.problem, given))),
                free=one.free,
            )
            for one in candidates
        ),
    )


def stage_of(choices: bytes) -> dict[tuple[UUID, UUID], str]:
    """The stage at which the solver brought a worker to a visit."""
    read = msgspec.json.decode(choices, type=tuple[scheduler.Choice, ...])
    return {(UUID(choice.visit), UUID(choice.worker)): choice.stage for choice in read}


def _roster(case: Case, planned: Sequence[Planned], choices: bytes) -> scheduler.Roster:
    """The roster as people left it: what they placed carries no stage of the solver's."""
    by_hand = {(str(row.visit_id), str(row.worker_id)) for row in planned if row.pinned_by_id}
    made = msgspec.json.decode(choices, type=tuple[scheduler.Choice, ...])
    return scheduler.Roster(
        problem=case.problem.id,
        assignments=tuple(case.assignments(planned)),
        reasons=tuple(choice for choice in made if (choice.visit, choice.worker) not in by_hand),
    )


def _told(case: Case, found: scheduler.Explanation, fewest: int) -> Told:
    rows = tuple(_public(case, found.rows, fewest))
    return Told(rows=rows, change=words.reason(case.problem, found.change))


def _public(case: Case, rows: Iterable[scheduler.ReasonRow], fewest: int) -> list[WhyRow]:
    """Private rules as one row; where few are left, neither how many nor how many went."""
    told: list[WhyRow] = []
    for row in rows:
        rule = row.code.removeprefix("rule_")
        is_rule = row.code != rule
        code = f"rule_{words.public_rule(rule)}" if is_rule else row.code
        params = _without_own(words.params_of(case.problem, row.code, row.params))
        if is_rule:
            params["out"] = int(row.params.get("out") or 0)
        stops = row.stops
        if told and told[-1].code == code:
            before = told.pop()
            params["out"] += before.params["out"]
            stops = stops or before.stops
        told.append(WhyRow(code=code, params=params, left=row.left, stops=stops))
    return list(_few(told, fewest))


def _without_own(params: Params) -> Params:
    return {name: value for name, value in params.items() if name != "out"}


def _few(rows: Iterable[WhyRow], fewest: int) -> Iterator[WhyRow]:
    """Rows without figures so small that one knows whom they count; the row after such a one would give it away."""
    hidden = False
    for row in rows:
        out, left = row.params.get("out"), row.left
        few = (left is not None and left < fewest) or (out is not None and out < fewest)
        params = _without_own(row.params) if few or hidden else row.params
        yield WhyRow(code=row.code, params=params, left=None if few else left, stops=row.stops)
        hidden = few


def _count(row: WhyRow) -> int:
    return int(row.params.get("out", row.left or 0))
