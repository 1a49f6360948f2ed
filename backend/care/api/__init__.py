"""Routes for care: what clients ask for, and what coordinators answer."""

from litestar import Router

from backend.care.api.circle import HANDLERS as CIRCLE
from backend.care.api.clients import HANDLERS as CLIENTS
from backend.care.api.coordinators import HANDLERS as COORDINATORS
from backend.care.api.door_note import HANDLERS as DOOR_NOTE
from backend.care.api.emergency import HANDLERS as EMERGENCY

router = Router("/", route_handlers=[*CIRCLE, *CLIENTS, *COORDINATORS, *DOOR_NOTE, *EMERGENCY], tags=["care"])
