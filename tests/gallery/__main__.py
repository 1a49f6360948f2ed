"""Pictures of every screen of every role, in every language and theme, to look through: `./commonrota gallery`.

It serves a demo of its own, on a morning that is always the same, and goes through the table in screens.py.
"""

import argparse
import asyncio
import sys
from pathlib import Path
from typing import get_args

from playwright.async_api import Browser, async_playwright

from tests import chromium
from tests.gallery import index, take
from tests.gallery.screens import README, ROLES, Screen, Size, of
from tests.gallery.serve import a_demo
from tests.gallery.stages import Demo
from tests.gallery.take import LANGUAGES, Choice, Look
from tests.gallery.window import THEMES, a_window

ARGUMENTS = ["--no-sandbox", "--disable-gpu"]
ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / ".commonrota" / "gallery"


def main() -> int:
    """0 when nothing is wrong with what was asked for."""
    chosen = _parser().parse_args()
    try:
        with a_demo(chosen.address) as stage:
            return asyncio.run(_run(chosen, stage))
    except KeyboardInterrupt:
        say("\nStopped; the pictures so far stay.")
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./commonrota gallery", description=__doc__)
    parser.add_argument("--out", type=Path, default=PICTURES, help="the folder for the pictures and their index.html")
    parser.add_argument("--language", nargs="+", choices=LANGUAGES, default=list(LANGUAGES))
    parser.add_argument("--theme", nargs="+", choices=THEMES, default=list(THEMES))
    parser.add_argument("--size", nargs="+", choices=get_args(Size), default=list(get_args(Size)))
    parser.add_argument("--role", nargs="+", choices=ROLES, default=list(ROLES))
    parser.add_argument("--screen", nargs="+", default=[], help="names as in tests/gallery/screens.py")
    parser.add_argument("--full", action="store_true", help="whole pages, not what a window shows of them")
    parser.add_argument("--check", action="store_true", help="say what is wrong with each: rules, width, words")
    parser.add_argument("--readme", action="store_true", help="only the README's pictures, into their place")
    parser.add_argument("--address", help="a demo that is up already; without it one is served")
    return parser


async def _run(chosen: argparse.Namespace, stage: Demo) -> int:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium.find(), args=ARGUMENTS)
        window = await a_window(browser, stage, "laptop")
        await stage.prepare(window.page)
        await window.context.close()
        if chosen.readme:
            await _readme(browser, stage)
            return 0
        choice = Choice(
            languages=tuple(chosen.language),
            themes=tuple(chosen.theme),
            sizes=tuple(chosen.size),
            roles=tuple(chosen.role),
            named=frozenset(chosen.screen),
        )
        chosen.out.mkdir(parents=True, exist_ok=True)
        try:
            wrong = await _all(browser, stage, choice, chosen)
        finally:
            say(f"Look through them: {index.write(chosen.out, choice)}")
        return _tell(wrong)


async def _all(browser: Browser, stage: Demo, choice: Choice, chosen: argparse.Namespace) -> list[str]:
    progress = take.Progress(choice.pictures(), lambda line: say(line, passing=True))
    found: list[tuple[Look, list[str]]] = []
    async for window, look, hindered in take.through(browser, stage, choice):
        wrong = list(hindered)
        if not hindered:
            await take.picture(window, look, chosen.out, full=chosen.full)
        if chosen.check and not hindered:
            wrong += await take.check(window, look, first=look.theme == choice.themes[0])
        found.append((look, wrong))
        for line in wrong:  # a run that is stopped has said what it saw
            say(f"{look.title}: {line}")
        progress.step(look.title)
    return take.problems(found)


async def _readme(browser: Browser, stage: Demo) -> None:
    folder = ROOT / "pwa" / "screenshots"
    for name, (role, screen, size) in README.items():
        window = await a_window(browser, stage, size, scale=1.5 if size == "phone" else 1)
        await window.enter(role, "en")
        await window.show(_named(of(role), screen))
        await window.page.screenshot(path=folder / f"{name}.png")
        await window.context.close()
        say(f"{name}.png: {(folder / f'{name}.png').stat().st_size // 1000} kB")


def _named(screens: tuple[Screen, ...], name: str) -> Screen:
    return next(each for each in screens if each.name == name)


def _tell(wrong: list[str]) -> int:
    sys.stdout.write("".join(f"{line}\n" for line in wrong))
    say(f"{len(wrong)} wrong" if wrong else "Nothing is wrong.")
    return int(bool(wrong))


def say(text: str, *, passing: bool = False) -> None:
    """One line for people; a passing one is written over by the next."""
    terminal = sys.stderr.isatty()
    sys.stderr.write(f"\r\033[K{text}" if terminal and passing else f"{text}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
