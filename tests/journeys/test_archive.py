"""What somebody said in one co-op goes with them into another: downloaded on a phone here, chosen on a phone there."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from playwright.async_api import Browser, expect

from tests.database import Server
from tests.journeys.conftest import Phones
from tests.journeys.cooperative import Cooperative
from tests.journeys.house import a_house
from tests.journeys.phone import Phone, a_phone
from tests.journeys.test_my_data import Words
from tests.world_data import LANGUAGE, my_data, narrower, rule_of, sent

RULE = "-".join(LANGUAGE)


@pytest_asyncio.fixture(loop_scope="session")
async def elsewhere(postgres: Server) -> AsyncIterator[Cooperative]:
    """Another installation, on a database and a port of its own, which Asha has just joined."""
    with postgres.database() as database, a_house(database) as house:
        other = Cooperative(house)
        try:
            await other.found()
            other.people["Asha"] = await other.a_member("Asha", "worker", said_yes=False)
            yield other
        finally:
            await other.engine.dispose()


async def downloaded(phone: Phone, words: Words, folder: Path) -> Path:
    """The file that the phone was given."""
    async with phone.page.expect_download() as coming:
        await phone.tap(words("data.take_do"), "link")
    file = await coming.value
    await file.save_as(folder / file.suggested_filename)
    return folder / file.suggested_filename


async def test_what_was_taken_along_from_one_co_op_is_looked_at_in_another_and_taken(
    phones: Phones, cooperative: Cooperative, elsewhere: Cooperative, chromium: Browser, tmp_path: Path
) -> None:
    words = Words("en")
    async with await cooperative.sign_in(cooperative.people["Asha"]) as browser:
        await sent(browser, await narrower(browser, LANGUAGE, retention_days=30))
    here = await phones("Asha", place="/coop/data/along")
    file = await downloaded(here, words, tmp_path)

    there = await a_phone(chromium, elsewhere, "brought")
    await there.sign_in("Asha")
    await there.open("/today")
    await expect(there.page.locator("p.waits a")).to_be_visible()
    await there.open("/coop/data/along")
    await there.page.locator("input[type=file]").set_input_files(file)
    await expect(there.page.get_by_text("Willow Care")).to_be_visible()
    assert (await elsewhere.ask("Asha", "/api/my/availability"))["spans"] == [], "nothing changes before it is taken"
    await there.see("brought")
    await there.tap(words("data.bring_take"))
    await expect(there.page.locator(".banner.good")).to_contain_text(words("data.brought"))

    said, again = [await each.ask("Asha", "/api/my/availability") for each in (cooperative, elsewhere)]
    assert said["spans"] == again["spans"] != []
    assert said["hours_wanted"] == again["hours_wanted"]
    async with await elsewhere.sign_in(elsewhere.people["Asha"]) as browser:
        assert rule_of(await my_data(browser), LANGUAGE)["agreed"]["retention_days"] == 30
        kept = "select taken_at is not null from brought_archive where member_id = :member"
        assert await elsewhere.holds(kept, member=elsewhere.people["Asha"]) == [True]
    await there.go(f"/coop/data/rule/{RULE}")
    await expect(there.page.locator(".offer .state.confirmed")).to_be_visible()
    assert not there.watch.faults, "\n".join(there.watch.faults)
    await there.context.close()
