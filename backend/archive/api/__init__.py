"""Routes for taking along, for bringing, and for documents about oneself."""

from litestar import Router

from backend.archive.api.documents import HANDLERS as DOCUMENTS
from backend.archive.api.taking import HANDLERS as TAKING

router = Router("/", route_handlers=[*DOCUMENTS, *TAKING], tags=["archive"])
