"""What is on a phone after a day: what DECISIONS.md names, nothing that opens a door, and nothing after signing out."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import expect

from tests.journeys.conftest import Phones
from tests.journeys.cooperative import NEXT_WEEK_ON, Cooperative

DECISIONS = Path(__file__).parents[2] / "DECISIONS.md"
NAMED = re.compile(r"`([/\w:{}?.-]+)`")
DAYS = {
    "Asha": (f"/week/{NEXT_WEEK_ON}", "/week", "/can", "/usual", "/hours", "/share", "/team", "/today"),
    "Margaret": ("/for/me/coming", "/for/me/requests", "/for/me/wishes", "/for/me/door-note"),
    "Ruth": ("/desk/week", "/desk/requests", "/desk/fairness", "/desk/cover"),
}
EVERYBODY = (
    "/coop",
    *(f"/coop/{each}" for each in ("notices", "rules", "data", "data/looks", "sessions", "passkeys", "settings")),
)
# Nothing that opens a door, no way to reach a member, nothing that signs in.
NEVER = re.compile(r'@|key_safe|"email":"|__Host-session|phone_number|p256dh')
# How it looks to whoever has it in their hand, of the device and not of a member; and when the way in was opened.
LOOKS = {f"commonrota:{each}" for each in ("language", "theme", "contrast", "size", "opened")}
ON_PHONE = """async () => {
  const rows = [];
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise((yes) => { indexedDB.open(name).onsuccess = (event) => yes(event.target.result); });
    for (const store of db.objectStoreNames) {
      const all = await new Promise((yes) => {
        db.transaction(store).objectStore(store).getAll().onsuccess = (event) => yes(event.target.result); });
      for (const row of all) rows.push([store, row.path ?? store, JSON.stringify(row)]);
    }
    db.close();
  }
  for (const [key, value] of Object.entries(localStorage)) rows.push(['localStorage', key, value]);
  for (const [key, value] of Object.entries(sessionStorage)) rows.push(['sessionStorage', key, value]);
  for (const name of await caches.keys()) {
    for (const { url } of await (await caches.open(name)).keys()) rows.push(['files', new URL(url).pathname, '']);
  }
  return rows;
}"""


def patterns() -> list[re.Pattern[str]]:
    """What the table names, with its ids as wildcards."""
    table = DECISIONS.read_text().partition("| Kept in the browser |")[2].partition("\n\n")[0]
    first = [line.split("|")[1] for line in table.splitlines() if line.count("|") > 1]
    return [_pattern(name) for cell in first for name in NAMED.findall(cell)]


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(re.escape(name).replace(r"\{id\}", r"[\w-]+") + (".*" if name.endswith("?") else ""))


@pytest.mark.parametrize("name", DAYS)
async def test_a_phone_holds_what_is_written_down_and_after_signing_out_nothing(
    phones: Phones, cooperative: Cooperative, name: str
) -> None:
    phone = await phones(name, wide=name == "Ruth")
    await phone.page.evaluate("localStorage.setItem('commonrota:theme', 'dark')")
    await phone.page.reload()
    for place in (*DAYS[name], *EVERYBODY):
        await phone.go(place.replace("/me/", f"/{cooperative.people[name]}/"))
    found: list[tuple[str, str, str]] = await phone.page.evaluate(ON_PHONE)
    assert [where for where, *_ in found if where == "copies"]
    named = patterns()
    strange = [row for row in found if row[0] != "files" and not any(each.fullmatch(row[1]) for each in named)]
    assert not strange, strange
    assert not [path for where, path, _ in found if where == "files" and path.startswith("/api/")]
    assert not [(path, NEVER.findall(text)) for _where, path, text in found if NEVER.search(text)]
    await phone.go("/coop")
    await phone.tap("Sign out")
    await expect(phone.page.get_by_role("button", name="Send me a link")).to_be_visible()
    left: list[Any] = [row for row in await phone.page.evaluate(ON_PHONE) if row[0] != "files"]
    assert not [row for row in left if row[1] not in LOOKS], left
    assert ["localStorage", "commonrota:theme", "dark"] in left
    await phone.page.reload()
    assert not [row for row in await phone.page.evaluate(ON_PHONE) if row[0] in {"copies", "outbox"}]
