"""One browser for all journeys, in one loop; an installation for each file, a fresh phone for each person in it."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

from tests import database as databases
from tests.journeys.cooperative import Cooperative, a_cooperative
from tests.journeys.house import House, a_house
from tests.journeys.phone import LOOKED, MEASURED, Phone, a_phone

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
Phones = Callable[..., Awaitable[Phone]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Journeys share one loop, because they share a browser."""
    for item in items:
        if "journeys" in item.path.parts and isinstance(item, pytest.Function):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)
            item.add_marker(pytest.mark.browser)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What was measured, and how many screens were looked at by the rules for accessibility."""
    for line in MEASURED:
        terminalreporter.write_line(line)
    if LOOKED:
        terminalreporter.write_line(f"accessibility: {len(LOOKED)} screens, {sum(LOOKED.values())} violations")


# Of one file alone: a week that one file drafted or published is not what another one starts from.
@pytest.fixture(scope="module")
def house(postgres: databases.Server) -> Iterator[House]:
    with postgres.database() as database, a_house(database) as house:
        yield house


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def cooperative(house: House) -> AsyncIterator[Cooperative]:
    async with a_cooperative(house) as made:
        yield made


@pytest_asyncio.fixture(scope="package", loop_scope="session")
async def chromium(chromium_path: str) -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium_path, args=ARGUMENTS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def phones(chromium: Browser, cooperative: Cooperative, request: pytest.FixtureRequest) -> AsyncIterator[Phones]:
    """Makes phones; when the journey is over none of them had an error, a policy violation or an answer of 500."""
    made: list[Phone] = []

    async def one(name: str | None = None, *, place: str = "/", **more: Any) -> Phone:  # noqa: ANN401
        phone = await a_phone(chromium, cooperative, request.node.name.removeprefix("test_")[:60], **more)
        made.append(phone)
        if name is not None:
            await phone.sign_in(name)
            await phone.open(place)
        return phone

    yield one
    faults = [fault for phone in made for fault in phone.watch.faults]
    for phone in made:
        await phone.context.close()
    assert not faults, "\n".join(faults)
