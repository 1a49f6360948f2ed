"""Narrow windows, text twice as large, the other direction: nothing runs out of the side."""

from collections.abc import Iterator

import pytest

from tests.journeys.conftest import Phones
from tests.journeys.cooperative import Cooperative
from tests.journeys.phone import Phone

WORKER = ("/today", "/week", "/can", "/usual", "/hours", "/share", "/share/entries", "/team", "/coop", "/coop/settings")
CLIENT = ("coming", "ask", "requests", "things", "wishes")
_MIRROR = "document.documentElement.dir = 'rtl'"


def places(cooperative: Cooperative, name: str) -> Iterator[str]:
    """Every place of a worker, or of a client."""
    if name == "Asha":
        return iter(WORKER)
    return (f"/for/{cooperative.people[name]}/{place}" for place in CLIENT)


async def everywhere(phone: Phone, cooperative: Cooperative, name: str, how: str) -> None:
    """Every place fits; what does not is all said at once."""
    wrong = []
    for place in places(cooperative, name):
        await phone.go(place)
        if how == "mirrored":
            await phone.page.evaluate(_MIRROR)
        try:
            await phone.fits(f"{how}-{place.rpartition('/')[2]}")
        except AssertionError as found:
            wrong.append(str(found).partition("\n")[0])
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", ["Asha", "Margaret"])
async def test_a_window_of_320_points_is_wide_enough(phones: Phones, cooperative: Cooperative, name: str) -> None:
    phone = await phones(name, viewport={"width": 320, "height": 640})
    await everywhere(phone, cooperative, name, "narrow")


@pytest.mark.parametrize("name", ["Asha", "Margaret"])
async def test_text_twice_as_large_fits(phones: Phones, cooperative: Cooperative, name: str) -> None:
    phone = await phones()
    session = await phone.context.new_cdp_session(phone.page)
    await session.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    await phone.sign_in(name)
    await phone.open()
    assert await phone.page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") >= 32
    await everywhere(phone, cooperative, name, "large")
    await phone.see("large")


@pytest.mark.parametrize("name", ["Asha", "Margaret"])
async def test_the_other_direction_fits(phones: Phones, cooperative: Cooperative, name: str) -> None:
    phone = await phones(name)
    await everywhere(phone, cooperative, name, "mirrored")


async def test_the_colours_of_the_system_can_be_forced(phones: Phones) -> None:
    phone = await phones("Asha")
    await phone.page.emulate_media(forced_colors="active")
    for place in ("/today", "/can", "/share"):
        await phone.go(place)
        await phone.see(f"forced-{place.strip('/')}")
