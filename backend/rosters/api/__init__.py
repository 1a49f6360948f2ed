"""Routes of rosters: drafts and changes for coordinators, reasons for workers, and what is published for everybody."""

from litestar import Router

from backend.rosters.api.changes import router as changes
from backend.rosters.api.cover import router as cover
from backend.rosters.api.drafts import router as drafts
from backend.rosters.api.members import router as members
from backend.rosters.api.reasons import router as reasons
from backend.rosters.api.views import router as views

router = Router("/", route_handlers=[drafts, changes, reasons, views, members, cover], tags=["rosters"])
