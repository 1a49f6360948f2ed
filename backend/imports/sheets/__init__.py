"""Every file of the folder and every column in it, in the order people fill them in."""

from backend.imports.columns import Sheet
from backend.imports.sheets.people import CLIENTS, COOPERATIVE, MEMBERS, TEAMS, TRUSTED_CONTACTS, WORKERS
from backend.imports.sheets.visits import HISTORY, STANDING_VISITS, WISHES
from backend.imports.sheets.workers import AVAILABILITY, AVAILABILITY_EXCEPTIONS, CERTIFICATES

SHEETS: tuple[Sheet, ...] = (
    COOPERATIVE,
    TEAMS,
    MEMBERS,
    WORKERS,
    CLIENTS,
    TRUSTED_CONTACTS,
    CERTIFICATES,
    AVAILABILITY,
    AVAILABILITY_EXCEPTIONS,
    STANDING_VISITS,
    WISHES,
    HISTORY,
)
