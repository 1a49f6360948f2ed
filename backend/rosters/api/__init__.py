"""Routes of rosters for coordinators, and of reasons for workers."""

from litestar import Router

from backend.rosters.api.changes import router as changes
from backend.rosters.api.drafts import router as drafts
from backend.rosters.api.reasons import router as reasons

router = Router("/", route_handlers=[drafts, changes, reasons], tags=["rosters"])
