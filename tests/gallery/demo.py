"""The demo on a morning that is always the same, so that pictures differ only where the screens do."""

import sys
from datetime import UTC, datetime

from backend.demo.command import demo
from tests.journeys.house import RunningClock

# A Thursday of work: a visit is done, the next begins in ten minutes.
MORNING = datetime(2026, 11, 26, 7, 50, tzinfo=UTC)

if __name__ == "__main__":
    sys.exit(demo(port=int(sys.argv[1]), clock=RunningClock(MORNING)))
