"""The program's command line."""

import argparse
import asyncio
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from backend import __version__
from backend.kit.postgres import PostgresError
from backend.kit.secret import WeakSecretError
from backend.settings import SettingError

Command = Callable[[argparse.Namespace], int]


def main(words: Sequence[str] | None = None) -> int:
    """Runs one command; the exit status is 0 if it did what it says, 1 if it could not, 2 for a wrong call."""
    chosen = _parser().parse_args(words)
    try:
        command: Command = chosen.command
        return command(chosen)
    except KeyboardInterrupt:
        return 130
    except (PostgresError, SettingError, WeakSecretError, PermissionError) as error:
        print(f"commonrota: {error}", file=sys.stderr)
        return 1


def _day(said: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"a day is written as 2026-11-23, not as {said!r}") from error


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="commonrota",
        description="Fair scheduling for care cooperatives. Without COMMONROTA_DATABASE_URL it "
        "runs its own PostgreSQL in its data folder (COMMONROTA_DATA).",
    )
    parser.add_argument("--version", action="version", version=__version__)
    words = parser.add_subparsers(required=True, metavar="COMMAND")
    serve = words.add_parser("serve", help="answer requests, and work on jobs unless --no-work")
    serve.add_argument("--host")
    serve.add_argument("--port", type=int)
    serve.add_argument("--no-work", action="store_true", help="leave the jobs to `commonrota work` elsewhere")
    serve.set_defaults(command=_serve)
    words.add_parser("work", help="take jobs: solving, sending; any number, on any machine").set_defaults(command=_work)
    words.add_parser("migrate", help="bring the database up to date").set_defaults(command=_migrate)
    load = words.add_parser("import", help="load a cooperative from a folder of CSV files (backend/imports/README.md)")
    load.add_argument("folder", type=Path)
    load.add_argument("--check", action="store_true", help="only say what would be refused; load nothing")
    load.set_defaults(command=_import)
    roster = words.add_parser("roster", help="write a published week as the files that `python -m scheduler` reads")
    roster.add_argument("cooperative", help="its key, as in cooperative.csv")
    roster.add_argument("week_on", type=_day, help="the week's Monday, as 2026-11-23")
    roster.add_argument("folder", type=Path)
    roster.set_defaults(command=_roster)
    ledger = words.add_parser("ledger", help="write a cooperative's whole ledger of agreements and reads to a file")
    ledger.add_argument("cooperative", help="its key, as in cooperative.csv")
    ledger.add_argument("file", type=Path)
    ledger.set_defaults(command=_ledger)
    verify = words.add_parser("verify", help="check that a ledger was not rewritten; needs no installation")
    verify.add_argument("files", type=Path, nargs="+", help="what `ledger` wrote now and earlier, or a member's file")
    verify.add_argument("--key", help="the ledger's key as you know it, in place of the first file's")
    verify.add_argument("--witness", action="append", default=[], help="the key of one who must have cosigned it")
    verify.set_defaults(command=_verify)
    again = "wrap members' keys with the first of COMMONROTA_MASTER_KEYS, so that the others can go"
    words.add_parser("rewrap", help=again).set_defaults(command=_rewrap)
    role = words.add_parser("data-role", help="write down who looks after data, as the cooperative chose, until a day")
    role.add_argument("cooperative", help="its key, as in cooperative.csv")
    role.add_argument("member", help="their key, as in members.csv")
    role.add_argument("until_on", type=_day, help="the last day, as 2026-11-23; an earlier one than before shortens it")
    role.set_defaults(command=_data_role)
    words.add_parser("openapi", help="print the description of the API").set_defaults(command=_openapi)
    demo = words.add_parser("demo", help="serve a made-up cooperative with a solved, published week")
    demo.add_argument("--host")
    demo.add_argument("--port", type=int)
    demo.add_argument("--fresh", action="store_true", help="begin anew: forget what was done in the demo before")
    demo.set_defaults(command=_demo)
    folder = words.add_parser("demo-folder", help="write the made-up cooperative's CSV files, to learn the format from")
    folder.add_argument("folder", type=Path)
    folder.set_defaults(command=_demo_folder)
    return parser


def _serve(chosen: argparse.Namespace) -> int:
    from backend.installation import installation, may_migrate, migrate  # noqa: PLC0415 -- `--help` answers at once
    from backend.serving import end_as_by_ctrl_c, serve  # noqa: PLC0415

    end_as_by_ctrl_c()
    with installation(host=chosen.host, port=chosen.port) as settings:
        if may_migrate(settings):
            migrate(settings)
        serve(settings, working=not chosen.no_work)
    return 0


def _work(_chosen: argparse.Namespace) -> int:
    from backend import worker  # noqa: PLC0415
    from backend.installation import installation  # noqa: PLC0415

    async def run() -> None:
        await worker.run(settings, worker.stop_on_signals())

    with installation() as settings:
        asyncio.run(run())
    return 0


def _migrate(_chosen: argparse.Namespace) -> int:
    from backend.installation import installation, migrate  # noqa: PLC0415

    with installation() as settings:
        migrate(settings)
    return 0


def _import(chosen: argparse.Namespace) -> int:
    from backend.imports.command import import_folder  # noqa: PLC0415
    from backend.installation import migrate, running_installation  # noqa: PLC0415

    if chosen.check:
        return import_folder(None, chosen.folder)
    with running_installation() as settings:
        migrate(settings)
        return import_folder(settings, chosen.folder)


def _roster(chosen: argparse.Namespace) -> int:
    from backend.auditing import write_roster  # noqa: PLC0415
    from backend.installation import running_installation  # noqa: PLC0415

    with running_installation() as settings:
        return write_roster(settings, chosen.cooperative, chosen.week_on, chosen.folder)


def _ledger(chosen: argparse.Namespace) -> int:
    from backend.installation import running_installation  # noqa: PLC0415
    from backend.privacy.proof.command import write_ledger  # noqa: PLC0415

    with running_installation() as settings:
        return write_ledger(settings, chosen.cooperative, chosen.file)


def _verify(chosen: argparse.Namespace) -> int:
    from backend.privacy.proof.command import verify  # noqa: PLC0415

    return verify(chosen.files, chosen.key, chosen.witness)


def _data_role(chosen: argparse.Namespace) -> int:
    from backend.installation import running_installation  # noqa: PLC0415
    from backend.kit import roles  # noqa: PLC0415
    from backend.kit.clock import utc_now  # noqa: PLC0415
    from backend.kit.db import connect  # noqa: PLC0415
    from backend.members.giving import give_data_role  # noqa: PLC0415

    async def give() -> int:
        engine = connect(settings.url(roles.WORKER), name="commonrota data-role", pool=1)
        try:
            return await give_data_role(engine, chosen.cooperative, chosen.member, chosen.until_on, utc_now)
        finally:
            await engine.dispose()

    with running_installation() as settings:
        try:
            holders = asyncio.run(give())
        except (LookupError, ValueError) as error:
            print(f"commonrota: {error}", file=sys.stderr)
            return 1
    if holders == 1:
        print("Nobody else holds the data role: what they ask about their own data waits until somebody does.")
    return 0


def _rewrap(_chosen: argparse.Namespace) -> int:
    from backend.installation import running_installation  # noqa: PLC0415
    from backend.privacy.sealing.command import rewrap  # noqa: PLC0415

    with running_installation() as settings:
        return rewrap(settings)


def _openapi(_chosen: argparse.Namespace) -> int:
    from backend.serving import description  # noqa: PLC0415

    print(description())
    return 0


def _demo(chosen: argparse.Namespace) -> int:
    from backend.demo.command import demo  # noqa: PLC0415

    return demo(host=chosen.host, port=chosen.port, fresh=chosen.fresh)


def _demo_folder(chosen: argparse.Namespace) -> int:
    from backend.demo.command import write_folder  # noqa: PLC0415

    return write_folder(chosen.folder)


if __name__ == "__main__":
    sys.exit(main())
