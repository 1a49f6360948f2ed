"""How one gets to what an address alone does not show; nothing here leaves anything behind with the cooperative."""

from collections.abc import Awaitable, Callable

from playwright.async_api import Page


async def without_signal(page: Page) -> None:
    """The line is cut."""
    await page.context.set_offline(True)


async def with_signal(page: Page) -> None:
    """It is there again."""
    await page.context.set_offline(False)


async def never_kept(page: Page) -> None:
    """Without signal, a page whose figures this phone has never seen."""
    await page.context.set_offline(True)
    await page.evaluate("location.hash = '/team/2027-07-05'")
    await page.locator(".banner.calm").first.wait_for()


async def paint(page: Page) -> None:
    """One cell of the week says something else now; the toast offers the way back."""
    cell = page.locator("[data-cell='6 0']")
    kind = "prefer" if "cannot" in (await cell.get_attribute("class") or "") else "cannot"
    await page.locator(f".brush.{kind}").click()
    await cell.click()


async def undo(page: Page) -> None:
    """Takes it back before it is sent."""
    await page.locator(".toast button").click()


async def unfold(page: Page) -> None:
    """The figures as tables."""
    folded = page.locator("details:not([open]) > summary")
    await folded.first.wait_for()
    await folded.evaluate_all("summaries => summaries.forEach((each) => each.click())")


async def in_an_emergency(page: Page) -> None:
    """Asks what is kept for one, and is asked why."""
    await page.locator(".panel-in .btn.quiet:not([href])").last.click()


async def ask_about(page: Page) -> None:
    """Opens the question about the newest look, where anybody looked."""
    button = page.locator(".looked .acts button").first
    if await button.count():
        await button.click()


async def press_main(page: Page) -> None:
    """What the page is for, done."""
    await page.locator(".dock .btn.main").click()


async def first_door(page: Page) -> None:
    """Opens the first of a list, where it has any."""
    door = page.locator("main button.door, main a.door, main ul button").first
    if await door.count():
        await door.click()


def asking(answered: int) -> Callable[[Page], Awaitable[None]]:
    """The questions of asking, with so many of them answered."""

    async def step(page: Page) -> None:
        for number in range(answered):
            await page.locator(".steps i.on").nth(number).wait_for()
            await _answer(page)
            await page.locator(".dock button").click()
        await page.locator(".steps i.on").nth(answered).wait_for()

    return step


async def _answer(page: Page) -> None:
    choice = page.locator("label.choice input").first
    if not await choice.is_checked():
        await choice.check(force=True)
    day = page.locator("input[type=date]").first
    if await day.count() and not await day.input_value():
        await day.fill("2026-12-09")
