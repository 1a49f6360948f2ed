"""The README's pictures, taken of a running demo: `./commonrota python -m tests.screenshots ADDRESS`."""

import sys
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from tests import chromium

FOLDER = Path(__file__).resolve().parent.parent / "pwa" / "screenshots"
PHONE: ViewportSize = {"width": 360, "height": 740}
LAPTOP: ViewportSize = {"width": 1280, "height": 800}
# The demo's people by what the catalogs say of them; in the page, because the session is a cookie of its own.
_BECOME = """async (code) => {
  const people = await (await fetch('/api/demo/people')).json();
  const { member_id } = people.find((person) => person.description_code === code);
  const headers = { 'content-type': 'application/json' };
  const become = await fetch('/api/demo/sessions', { method: 'POST', headers, body: JSON.stringify({ member_id }) });
  await fetch('/api/me/language', { method: 'PUT', headers, body: JSON.stringify({ language: 'en' }) });
  return become.status;
}"""


class Picture(NamedTuple):
    """What a picture shows: whose screen, how large, and what must be on it."""

    name: str
    person: str
    size: ViewportSize
    scale: float
    shows: str


PICTURES = (
    Picture("worker-today", "worker", PHONE, 1.5, ".hero"),
    Picture("client-coming", "client", PHONE, 1.5, ".who-comes"),
    Picture("week-board", "coordinator", LAPTOP, 1, ".chip"),
)


def take(browser: Browser, address: str, picture: Picture) -> Path:
    """Signs in as the person, opens the app as they would, and keeps what they see."""
    context = browser.new_context(viewport=picture.size, device_scale_factor=picture.scale, locale="en-GB")
    page = context.new_page()
    page.goto(address)
    if page.evaluate(_BECOME, picture.person) != 201:
        raise SystemExit(f"{address} is no demo.")
    page.goto("about:blank")
    page.goto(address)
    page.locator(picture.shows).first.wait_for()
    page.locator(".slow.on").wait_for(state="detached")
    file = FOLDER / f"{picture.name}.png"
    page.screenshot(path=file)
    context.close()
    return file


def main(words: list[str]) -> None:
    """Takes them all."""
    if len(words) != 1:
        raise SystemExit(__doc__)
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox"])
        for picture in PICTURES:
            file = take(browser, words[0], picture)
            sys.stdout.write(f"{file.name}: {file.stat().st_size // 1000} kB\n")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
