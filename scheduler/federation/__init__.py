"""Many teams, one ledger: parts are solved beside each other, then borders are crossed for whoever needs it.

`solve` does all of it here. Who has the parts solved elsewhere calls `partition`, `shared_out`, `solve_part` for each,
and `join`: with a budget the roster is the same.
"""

from scheduler.federation.joined import BORDERS_PART, Federated, PartFigures, join, shared_out, solve
from scheduler.federation.parts import MOST_VISITS, Part, partition
from scheduler.federation.places import Areas
from scheduler.federation.pool import LEAST_SECONDS, Answer, Task, solve_part

__all__ = [
    "BORDERS_PART",
    "LEAST_SECONDS",
    "MOST_VISITS",
    "Answer",
    "Areas",
    "Federated",
    "Part",
    "PartFigures",
    "Task",
    "join",
    "partition",
    "shared_out",
    "solve",
    "solve_part",
]
