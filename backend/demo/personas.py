"""People of the demo whom a visitor may be, so that each side of the program can be seen."""

from msgspec import Struct

from backend.demo.shapes import ASHBOURNE_VALE, GLENMORE


class Persona(Struct, frozen=True, kw_only=True):
    """A member of a demo cooperative by the keys in its folder; `description_code` is said in the catalogs."""

    cooperative: str
    member: str
    description_code: str


def _persona(cooperative: str, member: str, description_code: str) -> Persona:
    return Persona(cooperative=cooperative, member=member, description_code=description_code)


PERSONAS = (
    _persona(ASHBOURNE_VALE.key, "W001", "worker"),
    _persona(ASHBOURNE_VALE.key, "W026", "worker_evenings"),
    _persona(ASHBOURNE_VALE.key, "C001", "client"),
    _persona(ASHBOURNE_VALE.key, "S002", "trusted_contact"),
    _persona(ASHBOURNE_VALE.key, "W005", "worker_coordinating"),
    _persona(ASHBOURNE_VALE.key, "S001", "coordinator"),
    _persona(GLENMORE.key, "W001", "worker_elsewhere"),
    _persona(GLENMORE.key, "W002", "coordinator_elsewhere"),
)
