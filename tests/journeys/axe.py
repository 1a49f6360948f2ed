"""The rules for accessibility, asked of the page as it stands: WCAG 2.0 to 2.2, A and AA, and best practice."""

from functools import cache
from importlib.resources import files
from typing import Any

from playwright.async_api import Page

_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
_ASK = """async (tags) => {
  const runOnly = { type: 'tag', values: tags };
  const answer = await axe.run(document, { runOnly, resultTypes: ['violations'], preload: false });
  return answer.violations;
}"""


@cache
def _source() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


async def violations(page: Page) -> list[str]:
    """Each broken rule with the places it is broken at."""
    if not await page.evaluate("typeof axe !== 'undefined'"):
        await page.evaluate(_source())
    return [_line(found) for found in await page.evaluate(_ASK, _TAGS)]


def _line(found: dict[str, Any]) -> str:
    places = "; ".join(f"{node['target']} {node['html'][:140]} {_why(node)}" for node in found["nodes"][:5])
    return f"{found['id']} ({found['help']}): {places}"


def _why(node: dict[str, Any]) -> str:
    return " ".join(str(each["message"]) for each in [*node["any"], *node["all"], *node["none"]])[:200]
