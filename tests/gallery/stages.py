"""Where pictures are taken: a demo that is up."""

from playwright.async_api import Page

from tests.gallery.screens import Role

_PEOPLE: dict[Role, str] = {
    "worker": "worker",
    "client": "client",
    "contact": "trusted_contact",
    "coordinator": "coordinator",
}
# By what the catalogs say of them; in the page, because the session is a cookie of its own.
_BECOME = """async (code) => {
  const people = await (await fetch('/api/demo/people')).json();
  const { member_id } = people.find((person) => person.description_code === code);
  const headers = { 'content-type': 'application/json' };
  return (await fetch('/api/demo/sessions', { method: 'POST', headers, body: JSON.stringify({ member_id }) })).status;
}"""


class Demo:
    """A demo at an address; its clock is that many milliseconds ahead of this machine's."""

    def __init__(self, url: str, ahead_milliseconds: int = 0) -> None:
        self.url = url
        self.ahead_milliseconds = ahead_milliseconds

    async def enter(self, page: Page, role: Role) -> None:
        """Becomes the person the demo suggests for this role."""
        if await page.evaluate(_BECOME, _PEOPLE[role]) != 201:
            raise SystemExit(f"{self.url} is no demo.")
