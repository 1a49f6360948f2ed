"""The demo on a morning that is always the same, so that pictures differ only where the screens do."""

import sys
from datetime import UTC, datetime

from backend.demo.command import demo
from tests.journeys.house import RunningClock

# A Wednesday of work: some visits are done, the next is about to begin.
MORNING = datetime(2026, 11, 25, 9, 40, tzinfo=UTC)

if __name__ == "__main__":
    sys.exit(demo(port=int(sys.argv[1]), clock=RunningClock(MORNING)))
