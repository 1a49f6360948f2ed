"""A coordinator at the board: the week, its chips, and what the hand does to them."""

import re
from typing import Any

from playwright.async_api import Locator, expect

from backend.kit.ids import new_id
from tests.journeys.cooperative import NEXT_WEEK_ON, Cooperative
from tests.journeys.phone import Phone
from tests.world_rosters import until

WEEK = f"/desk/week/{NEXT_WEEK_ON}"
TAKABLE = "[data-row] button.chip:not(.gone):not(.uncovered)"
_SOLVING_SECONDS = 2


async def a_draft(here: Cooperative) -> str:
    """A draft of next week stands; its id."""
    week = await here.ask("Ruth", f"/api/weeks/{NEXT_WEEK_ON}")
    if week["draft"] is not None and week["draft"]["state"] == "draft":
        return str(week["draft"]["id"])
    async with await here.sign_in(here.people["Ruth"]) as ruth:
        roster_id = str(new_id())
        answer = await ruth.post(
            f"/api/weeks/{NEXT_WEEK_ON}/drafts", json={"id": roster_id, "seconds": _SOLVING_SECONDS}
        )
        assert answer.status_code == 202, answer.text

        async def drafted() -> bool:
            return bool((await ruth.get(f"/api/rosters/{roster_id}")).json()["state"] == "draft")

        await until(drafted, seconds=60)
    return roster_id


async def drafted(here: Cooperative) -> set[tuple[str, str, str]]:
    """Visit, worker and time, as the draft of next week has them."""
    week: dict[str, Any] = await here.ask("Ruth", f"/api/weeks/{NEXT_WEEK_ON}")
    return {(v["id"], row["worker_id"], row["starts_at"]) for v in week["visits"] for row in v["drafted"] or []}


async def search(desk: Phone, words: str) -> None:
    """Looks for somebody or something on the board, by keys."""
    field = desk.page.get_by_role("combobox")
    await expect(field).to_be_visible()
    await desk.page.keyboard.press("/")
    await expect(field).to_be_focused()
    await desk.page.keyboard.type(words)


async def held_over(desk: Phone) -> None:
    """What the server says of the place a visit is held over stands in the panel."""
    answer = desk.page.locator(".boardwrap").get_by_text(re.compile(r"No rule breaks\.|would break\."))
    await expect(answer.first).to_be_visible()


async def until_broken(desk: Phone) -> None:
    """Goes down and up with the keys until a rule would break."""
    for key in [*["ArrowDown"] * 6, *["ArrowUp"] * 8]:
        await desk.page.keyboard.press(key)
        await _answered(desk)
        if await desk.page.get_by_text(re.compile("would break")).count():
            return
    raise AssertionError("no rule breaks anywhere")


async def until_free(desk: Phone) -> None:
    """Goes down and up with the keys until no rule would break."""
    for key in [*["ArrowDown"] * 6, *["ArrowUp"] * 10]:
        await desk.page.keyboard.press(key)
        await _answered(desk)
        if await desk.page.get_by_text("No rule breaks.").count():
            return
    raise AssertionError("nobody has room")


async def _answered(desk: Phone) -> None:
    said = re.compile(r"No rule breaks\.|would break\.|Up and down: who")
    await expect(desk.page.locator(".side").get_by_text(said).first).to_be_visible()


async def middle(chip: Locator) -> tuple[float, float]:
    """Where a finger touches it."""
    box = await chip.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
