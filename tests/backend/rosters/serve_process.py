"""A serving process of a test: it answers and works on one database until it is asked to end."""

import sys
from datetime import datetime

from backend.serving import serve
from tests.world import settings_for_url


def _say() -> None:
    sys.stdout.write("ready\n")
    sys.stdout.flush()


def main(url: str, now: str, port: str) -> None:
    """Serves with a clock that stands still, and says when it can be reached."""
    settings = settings_for_url(url, port=int(port))
    serve(settings, working=True, clock=lambda: datetime.fromisoformat(now), ready=_say)


main(*sys.argv[1:])
