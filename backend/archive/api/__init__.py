"""Routes for taking along, for bringing, and for documents about oneself."""

from litestar import Router

from backend.archive.api.bringing import HANDLERS as BRINGING
from backend.archive.api.bringing import PATH
from backend.archive.api.documents import HANDLERS as DOCUMENTS
from backend.archive.api.taking import HANDLERS as TAKING
from backend.archive.schemas import MOST_BODY_BYTES

router = Router("/", route_handlers=[*DOCUMENTS, *TAKING, *BRINGING], tags=["archive"])
# How large a body may be where it is more than usual.
MOST_BYTES = {f"/api{PATH}": MOST_BODY_BYTES}
