"""The rules for accessibility, asked of the page as it stands: WCAG 2.0 to 2.2, A and AA, and best practice."""

from functools import cache
from importlib.resources import files
from typing import Any

from playwright.async_api import Page, ViewportSize

_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
_ASK = """async (tags) => {
  const runOnly = { type: 'tag', values: tags };
  const answer = await axe.run(document, { runOnly, resultTypes: ['violations'], preload: false });
  return answer.violations;
}"""


_HEIGHT = "document.documentElement.scrollHeight"
DRAWN = "() => new Promise((yes) => requestAnimationFrame(() => setTimeout(yes, 30)))"
# Colours on their way from light to dark are neither.
STILL = "() => Promise.all(document.getAnimations().map((each) => each.finished.catch(() => undefined)))"
# A page that is drawn where it is near grows as its window does.
_TURNS = 4


@cache
def _source() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


async def violations(page: Page) -> list[str]:
    """Each broken rule with the places it is broken at."""
    if not await page.evaluate("typeof axe !== 'undefined'"):
        await page.evaluate(_source())
    return [_line(found) for found in await page.evaluate(_ASK, _TAGS)]


async def violations_of_all(page: Page, size: ViewportSize) -> list[str]:
    """The same at the page's full height: what lies under the foot now is no less large for it."""
    height = 0
    for _ in range(_TURNS):
        full = max(await page.evaluate(_HEIGHT), size["height"])
        if full == height:
            break
        height = full
        await page.set_viewport_size({"width": size["width"], "height": height})
        await page.evaluate(DRAWN)
        await page.evaluate(STILL)
    found = await violations(page)
    await page.set_viewport_size(size)
    return found


def _line(found: dict[str, Any]) -> str:
    places = "; ".join(f"{node['target']} {node['html'][:140]} {_why(node)}" for node in found["nodes"][:5])
    return f"{found['id']} ({found['help']}): {places}"


def _why(node: dict[str, Any]) -> str:
    return " ".join(str(each["message"]) for each in [*node["any"], *node["all"], *node["none"]])[:200]
