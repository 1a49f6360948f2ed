"""Which made-up week a measurement asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.formats.generated import week

if TYPE_CHECKING:
    from scheduler.cli.words import Options, Parser
    from scheduler.problem import Problem


def week_arguments(parser: Parser) -> None:
    """The size of a made-up week."""
    parser.add_argument("--workers", type=int, default=60, help="(default 60)")
    parser.add_argument("--visits", type=int, default=700, help="(default 700)")
    parser.add_argument("--clients", type=int, default=90, help="(default 90)")
    parser.add_argument("--slack", type=int, default=30, help="minutes of freedom in each window (default 30)")


def problem_of(options: Options, seed: int) -> Problem:
    """The week of this seed."""
    return week(seed=seed, workers=options.workers, visits=options.visits, clients=options.clients, slack=options.slack)
