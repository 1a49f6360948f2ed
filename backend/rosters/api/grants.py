"""Routes that go on as the solver's program: the whole week is seen under the program's own grant."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine

from backend.kit.web.routes import AnyRequest
from backend.rosters.queries_week import SOLVER

# The person is shown codes, figures and their own teams.
THROUGH_PROGRAM: dict[str, Any] = {
    "access": (),
    "x": {
        "x-purpose": [SOLVER.purpose],
        "x-data-categories": sorted(SOLVER.categories),
        "x-recipients": [SOLVER.recipient],
    },
}


def grants_of(request: AnyRequest) -> AsyncEngine:
    """Where grants are committed: connections of their own, so that nobody waits for their own request's."""
    engine: AsyncEngine = request.app.state["grants"]
    return engine
