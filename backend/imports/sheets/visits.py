"""What visits there are, what clients wish for, and what has been worked."""

from backend.imports import codes
from backend.imports.cells.choices import KEYS, YES, one_of, some_of
from backend.imports.cells.dates import DATE
from backend.imports.cells.languages import LANGUAGES
from backend.imports.cells.numbers import whole
from backend.imports.cells.texts import KEY
from backend.imports.cells.times import DAY_MINUTES, START
from backend.imports.cells.weekdays import WEEKDAYS
from backend.imports.columns import Sheet, needed, optional
from backend.imports.schemas import StandingVisitRow, WishesRow, WorkedVisitRow

_FLEXIBLE_MOST = 240
_VISIT_LEAST = 5
_DOUBLE_UP_MOST = 4
_CRITICAL_MOST = 9
_TRAVEL_MOST = 480

STANDING_VISITS = Sheet(
    name="standing_visits",
    row_type=StandingVisitRow,
    key=("visit",),
    meaning="The weekly visits agreed with each client.",
    columns=(
        needed("visit", "visit", KEY, "Your code for this weekly visit."),
        needed("client", "client", KEY, "The client visited.", "clients"),
        needed("weekdays", "weekdays", WEEKDAYS, "The days it takes place."),
        needed("starts", "starts_minute", START, "When it starts."),
        optional(
            "flexible minutes",
            "flexible_minutes",
            whole("minutes", 0, _FLEXIBLE_MOST),
            "It may start this much earlier or later. Blank: exactly then.",
            0,
        ),
        needed("minutes", "minutes", whole("minutes", _VISIT_LEAST, DAY_MINUTES), "How long it lasts."),
        optional("workers", "workers", whole("workers", 1, _DOUBLE_UP_MOST), "How many workers at once. Blank: 1.", 1),
        needed("tasks", "tasks", some_of(codes.TASKS), "What is done."),
        optional("critical", "critical", whole("steps", 0, _CRITICAL_MOST), "Above 0: covered before others.", 0),
        needed("from", "from_on", DATE, "The first day it may take place."),
        optional("until", "until_on", DATE, "The last day. Blank: no end."),
    ),
)

WISHES = Sheet(
    name="wishes",
    row_type=WishesRow,
    key=("member",),
    meaning="Private. What clients need, and whom clients or workers would rather not be paired with. Never say why.",
    columns=(
        needed("member", "member", KEY, "The client, or a worker who declines a client.", "members"),
        optional("languages", "languages", LANGUAGES, "The client needs one of these spoken. Blank: any.", ()),
        optional("gender", "gender", one_of(codes.WISHED_GENDERS), "Who may give personal care. Blank: any.", "any"),
        optional("needs", "needs", some_of(codes.NEEDS), "How we should reach the client.", ()),
        optional("declined", "declined", KEYS, "Workers this client, or clients this worker, declines.", (), "members"),
    ),
)

HISTORY = Sheet(
    name="history",
    row_type=WorkedVisitRow,
    key=(),
    meaning="Visits made before the first day, one row for each worker on each visit. "
    "Eight weeks are enough: hard hours already worked count, and so do workers a client already knows.",
    columns=(
        needed("worker", "worker", KEY, "Who was there.", "workers"),
        needed("client", "client", KEY, "Whom they visited.", "clients"),
        needed("on", "on", DATE, "The day."),
        needed("starts", "starts_minute", START, "When it began."),
        needed("minutes", "minutes", whole("minutes", 1, DAY_MINUTES), "How long it took."),
        optional("visit", "visit", KEY, "The weekly visit it was, if it was one.", None, "standing_visits"),
        optional("travel minutes", "travel_minutes", whole("minutes", 0, _TRAVEL_MOST), "The way there."),
        optional("short notice", "short_notice", YES, "Whether it was asked for late. Blank: no.", blank=False),
    ),
)
