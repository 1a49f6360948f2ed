"""`commonrota demo`: two invented cooperatives with published weeks, served to look at."""

import asyncio
import os
import sys
from pathlib import Path

import msgspec

from backend.demo import ground
from backend.demo.cast import Suggested
from backend.demo.folder import write
from backend.demo.port import PortTakenError, choose
from backend.demo.say import Say
from backend.demo.setup import SEED, set_up
from backend.installation import installation, migrate
from backend.kit.clock import Clock, utc_now
from backend.serving import end_as_by_ctrl_c, serve
from backend.settings import Settings, number

_WIDTH = 22
_WHO = {
    "worker": "gives care",
    "worker_evenings": "gives care in the evenings, and looks after data",
    "client": "receives care",
    "trusted_contact": "acts for a client of her family",
    "worker_coordinating": "gives care, and coordinates a team",
    "coordinator": "coordinates every team",
    "worker_elsewhere": "gives care in the small cooperative",
    "coordinator_elsewhere": "coordinates the small cooperative",
}


def demo(host: str | None = None, port: int | None = None, *, fresh: bool = False, clock: Clock = utc_now) -> int:
    """Sets up what is missing, says where it is and whom one may be, and serves until Ctrl-C."""
    end_as_by_ctrl_c()
    try:
        say, free = Say(), choose(_host(host), _asked(port))
        with installation(host=host, port=free, demo=True) as settings:
            people = _make_ready(settings, say, fresh=fresh, clock=clock)
            suggested = {person.member_id: person.description_code for person in people}
            shown = msgspec.structs.replace(settings, suggested=suggested)
            serve(shown, working=True, clock=clock, ready=lambda: _welcome(shown, say, people))
    except (PortTakenError, ground.ForeignGroundError) as error:
        print(f"commonrota: {error}", file=sys.stderr)
        return 1
    return 0


def write_folder(folder: Path, *, clock: Clock = utc_now) -> int:
    """Writes the cooperatives' CSV files, each into its own folder."""
    if folder.exists() and not folder.is_dir():
        print(f"commonrota: {folder} is a file; name a folder.", file=sys.stderr)
        return 1
    for written in write(folder, seed=SEED, today=clock().date()):
        print(written)
    return 0


def _host(host: str | None) -> str:
    return host or os.environ.get("COMMONROTA_HOST", "127.0.0.1")


def _asked(port: int | None) -> int | None:
    """The port somebody named: on the command line or in the environment."""
    return port if port is not None else number(os.environ, "COMMONROTA_PORT")


def _make_ready(settings: Settings, say: Say, *, fresh: bool, clock: Clock) -> list[Suggested]:
    say.step("PostgreSQL is up")
    found = asyncio.run(ground.look(settings.database_url))
    if fresh or found in ("half", "old"):
        asyncio.run(ground.clear(settings.database_url))
        say.step("Beginning anew: what was here is of another version" if found == "old" else "Beginning anew")
        found = "empty"
    migrate(settings, demo=True)
    say.step("The database is ready")
    return asyncio.run(set_up(settings, say, clock=clock, empty=found == "empty"))


def _welcome(settings: Settings, say: Say, people: list[Suggested]) -> None:
    say.step("Ready")
    say.plain(f"\n  {settings.public_url}\n\nBe one of these people, or anybody else; all of them are invented:")
    for person in people:
        say.plain(f"  {person.name:<{_WIDTH}} {_WHO.get(person.description_code, person.description_code)}")
    say.plain(
        f"\nEverything is kept in {settings.data}. Ctrl-C ends it; `demo` goes on from there, `demo --fresh` anew."
    )
