"""Every screen there is, in ONE table: pictures, checks and measures are all taken from it.

Another screen is another row. `{names}` in an address are filled in by `places.py`; what an address alone does not
show is reached by a step of `steps.py`.
"""

from collections.abc import Awaitable, Callable
from typing import Literal, NamedTuple

from playwright.async_api import Page

from tests.gallery import steps

Role = Literal["visitor", "worker", "client", "contact", "coordinator", "keeper"]
Size = Literal["phone", "laptop"]
Step = Callable[[Page], Awaitable[None]]

ROLES: tuple[Role, ...] = ("visitor", "worker", "client", "contact", "coordinator", "keeper")
EVERYWHERE: tuple[Size, ...] = ("phone", "laptop")


class Screen(NamedTuple):
    """One screen in one state: whose, where, how to get there, what must stand on it before it is looked at."""

    role: Role
    name: str
    address: str
    step: Step | None = None
    # Undoes what the step did to the window itself.
    after: Step | None = None
    shows: str = "h1"
    sizes: tuple[Size, ...] = EVERYWHERE


_ADDRESS = "ServiceAddress-Scheduling-Coordinator"

SCREENS: tuple[Screen, ...] = (
    Screen("visitor", "way-in", "/"),
    Screen("visitor", "old-link", "/sign-in/an-old-link"),
    Screen("worker", "today", "/today", shows=".hero, .empty"),
    Screen("worker", "today-offline", "/today", steps.without_signal, steps.with_signal, shows=".banner.off"),
    Screen("worker", "why-me", "/today?sheet=why&id={visit}", shows="dialog .why"),
    Screen("worker", "hindered", "/today?sheet=hindered&id={visit}", shows="dialog h2"),
    Screen("worker", "week", "/week", shows="a.visit-link, a.visit, .empty"),
    Screen("worker", "week-empty", "/week/2027-07-05", shows=".empty"),
    Screen("worker", "visit", "/visits/{visit}", shows=".card"),
    Screen("worker", "visit-gone", "/visits/nothing"),
    Screen("worker", "can", "/can/{next_week}", shows=".painter"),
    Screen("worker", "can-exact", "/can/{next_week}?sheet=day&id=3", shows="dialog h2"),
    Screen("worker", "can-saved", "/can/{next_week}", steps.paint, steps.undo, shows=".toast"),
    Screen("worker", "usual", "/usual", shows=".painter"),
    Screen("worker", "hours", "/hours", shows=".stepper"),
    Screen("worker", "share", "/share", shows=".chart"),
    Screen("worker", "share-table", "/share", steps.unfold, shows="details[open] table"),
    Screen("worker", "share-entries", "/share/entries"),
    Screen("worker", "team", "/team", shows=".door, .empty"),
    Screen("worker", "why-not-me", "/team?sheet=team&id={team_visit}", shows="dialog .why"),
    Screen("worker", "coop", "/coop"),
    Screen("worker", "notices", "/coop/notices"),
    Screen("worker", "rules", "/coop/rules", shows=".card"),
    Screen("worker", "my-data", "/coop/data", shows=".sight"),
    Screen("worker", "my-data-table", "/coop/data", steps.unfold, shows="details[open] table"),
    Screen("worker", "data-by-purpose", "/coop/data/for/Scheduling", shows=".card .door"),
    Screen("worker", "data-by-who", "/coop/data/to", shows=".door"),
    Screen("worker", "data-of-one", "/coop/data/to/Solver", shows=".card .door"),
    Screen("worker", "data-rule", "/coop/data/rule/TravelStart-Scheduling-Solver", shows=".offer"),
    Screen("worker", "looks", "/coop/data/looks", shows=".looked, .empty"),
    Screen("worker", "looks-ask", "/coop/data/looks", steps.ask_about, shows="dialog textarea"),
    Screen("worker", "questions", "/coop/data/questions", shows=".talk, .empty"),
    Screen("worker", "take-along", "/coop/data/along", shows=".card"),
    Screen("worker", "forget-me", "/coop/data/erase", shows=".card, .empty"),
    Screen("worker", "proof", "/coop/data/proof", steps.press_main, shows=".checks"),
    Screen("worker", "settings", "/coop/settings", shows=".channel, .card"),
    Screen("worker", "leave", "/coop/leave", shows=".field"),
    Screen("worker", "sessions", "/coop/sessions", shows=".card"),
    Screen("worker", "paper", "/print/me/{week}"),
    Screen("worker", "passkeys", "/coop/passkeys", shows=".btn.main"),
    Screen("worker", "waiting-empty", "/waiting", shows=".empty"),
    Screen("worker", "not-kept", "/share", steps.never_kept, steps.with_signal, shows=".banner.calm"),
    Screen("worker", "lost", "/nowhere/at/all", shows=".empty"),
    Screen("worker", "parts", "/parts", shows=".part"),
    Screen("client", "coming", "/for/{client}/coming", shows=".card"),
    Screen("client", "ask-what", "/for/{client}/ask", shows=".choice"),
    Screen("client", "ask-when", "/for/{client}/ask", steps.asking(1), shows=".choice"),
    Screen("client", "ask-often", "/for/{client}/ask", steps.asking(2), shows=".choice"),
    Screen("client", "ask-long", "/for/{client}/ask", steps.asking(3), shows=".choice"),
    Screen("client", "ask-read-back", "/for/{client}/ask", steps.asking(4), shows=".card, dl"),
    Screen("client", "requests", "/for/{client}/requests"),
    Screen("client", "change", "/for/{client}/change", shows=".door, .empty"),
    Screen("client", "not-this-time", "/for/{client}/change/{coming_visit}", shows=".card"),
    Screen("client", "things", "/for/{client}/things", shows=".door"),
    Screen("client", "circle", "/for/{client}/circle", shows=".card, .door, .empty"),
    Screen("client", "circle-ask", "/for/{client}/circle/ask", shows="main"),
    Screen("client", "circle-one", "/for/{client}/circle/{contact}", shows="main"),
    Screen("client", "history", "/for/{client}/history", shows="main"),
    Screen("client", "paper", "/print/client/{client}/{week}"),
    Screen("client", "wishes", "/for/{client}/wishes", shows="fieldset, .field"),
    Screen("client", "door-note", "/for/{client}/door-note", shows=".field"),
    Screen("client", "not-allowed", "/for/019ab000-0000-7000-8000-000000000000/coming", shows=".banner, .empty"),
    Screen("client", "coop", "/coop"),
    Screen("client", "settings", "/coop/settings", shows=".channel, .card"),
    Screen("client", "my-data", "/coop/data", shows=".sight"),
    Screen("client", "emergencies", "/coop/data/emergencies", shows=".card .listed"),
    Screen("client", "data-rule", f"/coop/data/rule/{_ADDRESS}", shows=".offer"),
    Screen("client", "data-but", f"/coop/data/rule/{_ADDRESS}?sheet=but&id={_ADDRESS}", shows="dialog .choice"),
    Screen("contact", "coming", "/for/{client}/coming", shows=".acting"),
    Screen("contact", "requests", "/for/{client}/requests"),
    Screen("contact", "things", "/for/{client}/things"),
    Screen("contact", "step-down", "/for/{client}/step-down", shows="main"),
    Screen("contact", "coop", "/coop"),
    Screen("contact", "emergency", "/for/{client}/emergency", shows=".opened, .empty, .banner"),
    Screen("contact", "client-data", "/for/{client}/data", shows=".sight, .banner"),
    Screen("contact", "forget-theirs", "/for/{client}/data/erase", shows=".empty, .banner"),
    Screen("coordinator", "week", "/desk/week", shows=".chip, .board, .boardwrap"),
    Screen("coordinator", "week-by-client", "/desk/week?by=client", shows=".chip, .board, .boardwrap"),
    Screen("coordinator", "week-by-day", "/desk/week?by=day", shows=".boardwrap, .board, main"),
    Screen("coordinator", "draft", "/desk/week/{draft_week}?view=draft", shows=".chip"),
    Screen("coordinator", "difference", "/desk/week/{draft_week}?view=difference", shows=".chip"),
    Screen("coordinator", "cover", "/desk/cover", shows="main"),
    Screen("coordinator", "visit", "/desk/week?visit={chip}", shows=".panel, dialog"),
    Screen("coordinator", "person", "/desk/week?person={person}", steps.unfold, shows=".panel .field, dialog .field"),
    Screen("coordinator", "emergency-why", "/desk/week?visit={chip}", steps.in_an_emergency, shows="dialog textarea"),
    Screen("coordinator", "emergency", "/desk/emergency/{chip_client}", shows=".banner.late, .empty"),
    Screen("coordinator", "requests", "/desk/requests"),
    Screen("coordinator", "request", "/desk/requests", steps.first_door),
    Screen("coordinator", "fairness", "/desk/fairness", shows=".chart"),
    Screen("coordinator", "fairness-tables", "/desk/fairness", steps.unfold, shows="details[open] table"),
    Screen("coordinator", "coop", "/coop"),
    Screen("keeper", "data-desk", "/coop/data-role", shows=".counter, .empty"),
    Screen("keeper", "declaration", "/coop/data-role/declaration", shows="table"),
    Screen("keeper", "declaration-change", "/coop/data-role/change", shows=".editrow"),
    Screen("keeper", "data-papers", "/coop/data-role/papers", shows=".door"),
)

# The three pictures of the README, by the names of their files there.
README: dict[str, tuple[Role, str, Size]] = {
    "worker-today": ("worker", "today", "phone"),
    "client-coming": ("client", "coming", "phone"),
    "week-board": ("coordinator", "week", "laptop"),
}


def of(role: Role, *, named: frozenset[str] = frozenset()) -> tuple[Screen, ...]:
    """The screens of a role; with `named`, those of them alone."""
    return tuple(each for each in SCREENS if each.role == role and (not named or each.name in named))
