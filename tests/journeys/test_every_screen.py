"""Each screen of the table once, in turns in every language, theme and size; `gallery --check` does all of them."""

from collections import defaultdict

import pytest
from playwright.async_api import Browser

from tests.gallery import take
from tests.gallery.screens import ROLES, SCREENS, Role, Screen, Size
from tests.gallery.take import LANGUAGES, Look
from tests.gallery.window import THEMES, Theme, Window, a_window
from tests.journeys.cooperative import Cooperative
from tests.journeys.phone import LOOKED
from tests.journeys.screens import a_cast

Turn = tuple[str, Size]


def turn(number: int) -> tuple[str, Theme, Size]:
    """In what the screen of this number is seen: ten in a row see every language in every theme."""
    languages = tuple(LANGUAGES)
    theme = THEMES[number // len(languages) % len(THEMES)]
    return languages[number % len(languages)], theme, "laptop" if number % 3 == 2 else "phone"


def turns(role: Role) -> dict[Turn, list[tuple[Screen, Theme]]]:
    """The screens of a role, by the window that shows them."""
    found: dict[Turn, list[tuple[Screen, Theme]]] = defaultdict(list)
    for number, screen in enumerate(SCREENS):
        language, theme, size = turn(number)
        if screen.role == role:
            found[(language, size)].append((screen, theme))
    return found


async def test_the_turns_see_every_language_in_every_theme_and_size() -> None:
    seen = {turn(number) for number in range(len(SCREENS))}
    assert len(seen) == len(LANGUAGES) * len(THEMES) * 2


@pytest.mark.parametrize("role", ROLES)
async def test_no_screen_breaks_a_rule_cuts_a_word_or_runs_out_of_the_side(
    chromium: Browser, cooperative: Cooperative, role: Role
) -> None:
    found: list[tuple[Look, list[str]]] = []
    async with a_cast(cooperative) as cast:
        for (language, size), screens in turns(role).items():
            window = await a_window(chromium, cast, size)
            await window.enter(role, language)
            for screen, theme in screens:
                found.append(await looked_at(window, Look(screen, language, size, theme)))
            found.append((found[-1][0], window.watch.faults))
            await window.context.close()
    assert not take.problems(found), "\n".join(take.problems(found))


async def looked_at(window: Window, look: Look) -> tuple[Look, list[str]]:
    """What is wrong with one; what this cooperative has nothing for is passed over."""
    await window.wear(look.theme)
    if not await window.show(look.screen):
        return look, []
    wrong = await take.check(window, look, first=True)
    LOOKED[f"every-screen {look.title}"] += len(wrong)
    await window.leave(look.screen)
    return look, wrong
