"""`python -m tests.bench api`: what a request costs, beside a bare query of the same size."""

import argparse
import asyncio

from tests.bench import api


def main() -> None:
    """Runs one benchmark and prints its table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    words = parser.add_subparsers(required=True)
    command = words.add_parser("api", help=api.__doc__)
    command.add_argument("--seconds", type=float, default=3.0, help="how long each round takes")
    command.add_argument("--rounds", type=int, default=3, help="rounds, bare and whole in turn")
    command.add_argument("--at-once", type=int, default=8, help="requests under way at once")
    command.set_defaults(run=lambda chosen: asyncio.run(api.run(chosen.seconds, chosen.rounds, chosen.at_once)))
    chosen = parser.parse_args()
    chosen.run(chosen)


if __name__ == "__main__":
    main()
