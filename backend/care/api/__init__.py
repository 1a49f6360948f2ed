"""Routes for care: what clients ask for, and what coordinators answer."""

from litestar import Router

from backend.care.api.circle import HANDLERS as CIRCLE
from backend.care.api.clients import HANDLERS as CLIENTS
from backend.care.api.coordinators import HANDLERS as COORDINATORS
from backend.care.api.way_in import HANDLERS as WAY_IN

router = Router("/", route_handlers=[*CIRCLE, *CLIENTS, *COORDINATORS, *WAY_IN], tags=["care"])
