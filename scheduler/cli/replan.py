"""`replan`: a roster after something happened, with as little changed as can be."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

import scheduler
from scheduler.cli.reading import both_of, params, put, roster_arguments, say
from scheduler.faults import ProblemError, need
from scheduler.formats import ours
from scheduler.problem import Visit
from scheduler.replan import Added, Cancelled, Pinned, Sick

if TYPE_CHECKING:
    from scheduler.cli.words import Options, Parser
    from scheduler.replan import Change, Move

TEACHES = """A roster after something happened: a worker falls sick, a visit is cancelled, an urgent one comes, people
choose somebody. Each affected place goes to somebody who is free at its start, else at another start in its window,
else to somebody who hands one visit of that day on to a third; where equally much changes, to whose turn it is.

In: a problem, its roster, one change. Minutes count from the problem's start. Out: one line a place that changes (the
visit, who had it, who has it now, from which minute, why they), then the places that nobody could take.
-o writes the roster as it is now; --problem-output the problem as it is now, to check and explain against.

  python -m scheduler replan week.json roster.json --sick w003 --from 1440
  python -m scheduler replan week.json roster.json --sick w003 --from 1440 --until 2880
  python -m scheduler replan week.json roster.json --cancel v00007
  python -m scheduler replan week.json roster.json --add visit.json -o after.json
  python -m scheduler replan week.json roster.json --pin v00007 w003

Exit status: 0 replanned; 2 something given is wrong.
"""


def arguments(parser: Parser) -> None:
    """A problem, a roster, and one change."""
    roster_arguments(parser)
    one = parser.add_mutually_exclusive_group(required=True)
    one.add_argument("--sick", metavar="WORKER", help="this worker cannot come")
    one.add_argument("--cancel", metavar="VISIT", help="this visit is not wanted any more")
    one.add_argument(
        "--add", type=Path, metavar="VISIT.json", help="this visit is wanted too; as in a problem's visits"
    )
    one.add_argument("--pin", nargs=2, metavar=("VISIT", "WORKER"), help="people chose this worker for this visit")
    parser.add_argument("--from", dest="starts", type=int, default=0, metavar="MINUTE", help="sick: from when")
    parser.add_argument("--until", type=int, metavar="MINUTE", help="sick: until when, if it is known")
    parser.add_argument("--at", type=int, metavar="MINUTE", help="pin: at this start")
    parser.add_argument("--seconds", type=float, help="no longer than this for moving visits on (default: no limit)")
    parser.add_argument("-o", "--output", type=Path, metavar="ROSTER.json", help="where the roster goes")
    parser.add_argument("--problem-output", type=Path, metavar="PROBLEM.json", help="where the changed problem goes")


def run(options: Options) -> int:
    """Replan, and tell what changes."""
    problem, roster = both_of(options)
    found = scheduler.replan(problem, roster, _change(options), seconds=options.seconds)
    for move in found.moves:
        say(_line(move))
    for place in found.uncovered:
        say(f"{place.visit}  uncovered  {place.missing} of {place.wanted}")
    say(
        f"changed {len(found.moves)}  workers {len(found.workers)}  uncovered {sum(u.missing for u in found.uncovered)}"
    )
    if options.output:
        put(options.output, ours.write(found.roster))
    if options.problem_output:
        put(options.problem_output, ours.write(found.problem))
    return 0


def _change(options: Options) -> Change:
    if options.sick is not None:
        return Sick(worker=options.sick, starts=options.starts, ends=options.until)
    if options.cancel is not None:
        return Cancelled(visit=options.cancel)
    if options.pin is not None:
        return Pinned(visit=options.pin[0], worker=options.pin[1], starts=options.at)
    return Added(visit=_visit(options.add))


def _visit(path: Path) -> Visit:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Visit)
    except OSError as fault:
        message = f"{path.name}: {fault.strerror}; give the path of a JSON file"
        raise ProblemError(message) from None
    except msgspec.DecodeError as fault:
        need(False, f"{path.name}: {fault}; give one visit as it stands in a problem's visits")  # noqa: FBT003
        raise


def _line(move: Move) -> str:
    who = f"{move.before or '-'} {move.starts_before if move.before else '-'}"
    now = f"{move.after or 'nobody'} {move.starts_after if move.after else '-'}"
    why = "; ".join(f"{r.code} {params(r.params)}".strip() for r in move.reasons)
    return f"{move.visit}  {move.cause}{' ' + move.room_for if move.room_for else ''}  {who} -> {now}  {why}".rstrip()
