"""What costs how much, measured and printed.

`python -m tests.bench api`: a request, beside a bare query of the same size. `python -m tests.bench board`: the frames
of the coordinator's board. `python -m tests.bench board --workers 60 --visits 700` measures one size.
`python -m tests.bench privacy`: the same request with row-level security and without, by processor time.
`python -m tests.bench web`: what the screens cost a cheap phone with a poor line.
"""

import argparse
import asyncio

from tests.bench import api, board, privacy, web
from tests.bench.board_world import Size


def main() -> None:
    """Runs one benchmark and prints its table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    words = parser.add_subparsers(required=True)
    command = words.add_parser("api", help=api.__doc__)
    command.add_argument("--seconds", type=float, default=3.0, help="how long each round takes")
    command.add_argument("--rounds", type=int, default=3, help="rounds, bare and whole in turn")
    command.add_argument("--at-once", type=int, default=8, help="requests under way at once")
    command.set_defaults(run=lambda chosen: asyncio.run(api.run(chosen.seconds, chosen.rounds, chosen.at_once)))
    command = words.add_parser("privacy", help=privacy.__doc__)
    command.add_argument("--seconds", type=float, default=3.0, help="how long each round takes")
    command.add_argument("--rounds", type=int, default=3, help="rounds, on and off in turn")
    command.add_argument("--at-once", type=int, default=8, help="requests under way at once")
    command.set_defaults(run=lambda chosen: asyncio.run(privacy.run(chosen.seconds, chosen.rounds, chosen.at_once)))
    command = words.add_parser("board", help=board.__doc__)
    command.add_argument("--rounds", type=int, default=3, help="how often each action is done")
    command.add_argument("--workers", type=int, help="one size alone: so many workers")
    command.add_argument("--visits", type=int, default=700, help="and so many visits")
    command.set_defaults(run=lambda chosen: asyncio.run(board.run(_sizes(chosen), chosen.rounds)))
    command = words.add_parser("web", help=web.__doc__)
    command.add_argument("--visits", type=int, default=3, help="how often the app is opened anew; the shortest counts")
    command.add_argument("--taps", type=int, default=6, help="touches on each screen")
    command.add_argument("--screen", nargs="+", default=[], help="names as in tests/gallery/screens.py; all without")
    command.set_defaults(run=lambda chosen: web.run(chosen.visits, chosen.taps, chosen.screen))
    chosen = parser.parse_args()
    chosen.run(chosen)


def _sizes(chosen: argparse.Namespace) -> tuple[Size, ...]:
    return (Size(workers=chosen.workers, visits=chosen.visits),) if chosen.workers else board.SIZES


if __name__ == "__main__":
    main()
