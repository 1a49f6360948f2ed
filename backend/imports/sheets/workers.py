"""What workers are trained for and when they can work."""

from backend.imports import codes
from backend.imports.cells.choices import one_of
from backend.imports.cells.dates import DATE
from backend.imports.cells.texts import KEY
from backend.imports.cells.times import END, START
from backend.imports.cells.weekdays import WEEKDAYS
from backend.imports.columns import Sheet, needed, optional
from backend.imports.schemas import AvailabilityExceptionRow, AvailabilityRow, CertificateRow

CERTIFICATES = Sheet(
    name="certificates",
    row_type=CertificateRow,
    key=("member", "skill"),
    meaning="What workers are trained for. A visit that needs a skill goes only to workers who have it that day.",
    columns=(
        needed("member", "member", KEY, "The worker.", "workers"),
        needed("skill", "skill", one_of(codes.SKILLS), "What they are trained for."),
        optional("until", "until_on", DATE, "The last day it counts. Blank: it does not run out."),
    ),
)

AVAILABILITY = Sheet(
    name="availability",
    row_type=AvailabilityRow,
    key=(),
    meaning="The usual week of each worker. What no row says is time they cannot work.",
    columns=(
        needed("member", "member", KEY, "The worker.", "workers"),
        needed("weekdays", "weekdays", WEEKDAYS, "The days this holds on."),
        needed("starts", "starts_minute", START, "From this time."),
        needed("ends", "ends_minute", END, "To this time. A night is two rows: one to 24:00, one from 00:00."),
        needed("level", "level", one_of(codes.LEVELS), "Whether they can work then, prefer to, or cannot."),
    ),
)

AVAILABILITY_EXCEPTIONS = Sheet(
    name="availability_exceptions",
    row_type=AvailabilityExceptionRow,
    key=(),
    meaning="Single days on which a worker's usual week does not hold.",
    columns=(
        needed("member", "member", KEY, "The worker.", "workers"),
        needed("on", "on", DATE, "The day."),
        needed("starts", "starts_minute", START, "From this time."),
        needed("ends", "ends_minute", END, "To this time."),
        needed("level", "level", one_of(codes.LEVELS), "Whether they can work then, prefer to, or cannot."),
    ),
)
