"""Where pictures are taken: a demo that is up."""

from playwright.async_api import Page

from tests.gallery.screens import Role

_PEOPLE: dict[Role, str] = {
    "worker": "worker",
    "client": "client",
    "contact": "trusted_contact",
    "coordinator": "coordinator",
    "keeper": "worker_evenings",
}
# By what the catalogs say of them; in the page, because the session is a cookie of its own.
_BECOME = """async (code) => {
  const people = await (await fetch('/api/demo/people')).json();
  const { member_id } = people.find((person) => person.description_code === code);
  const headers = { 'content-type': 'application/json' };
  return (await fetch('/api/demo/sessions', { method: 'POST', headers, body: JSON.stringify({ member_id }) })).status;
}"""
# A request that waits for an answer, and a draft to look at, where there are none; made once, as people make them.
_ASK = """async () => {
  const { member_id } = await (await fetch('/api/me')).json();
  const path = `/api/clients/${member_id}/care-requests`;
  if ((await (await fetch(path)).json()).length) return;
  const on = (ahead) => new Date(Date.now() + ahead * 86400000).toISOString().slice(0, 10);
  const body = { tasks: ['shopping', 'company'], day_part: 'tea', starts_time: null, flexible_minutes: 60, minutes: 90,
    workers: 1, recurrence: 'weekly', on: null, weekdays: [1, 4],
    from_on: on(14), until_on: null, note: 'Not on feast days' };
  const headers = { 'content-type': 'application/json' };
  await fetch(`${path}/${crypto.randomUUID()}`, { method: 'PUT', headers, body: JSON.stringify(body) });
}"""
# Whom the client trusts looks after the client's data as well, so that those pages are seen, not only their refusal.
_TRUST = """async () => {
  const { member_id } = await (await fetch('/api/me')).json();
  const [one] = await (await fetch(`/api/clients/${member_id}/trusted-contacts`)).json();
  if (!one || one.topics.includes('data')) return;
  const body = JSON.stringify({ topics: [...one.topics, 'data'], until_on: one.until_on });
  const headers = { 'content-type': 'application/json' };
  await fetch(`/api/trusted-contacts/${one.id}`, { method: 'PUT', headers, body });
}"""
_DRAFT = """async () => {
  const today = new Date(Date.now());
  const monday = new Date(today - ((today.getUTCDay() + 6) % 7) * 86400000 + 14 * 86400000).toISOString().slice(0, 10);
  const headers = { 'content-type': 'application/json' };
  const week = async () => (await fetch(`/api/weeks/${monday}`)).json();
  if (!(await week()).draft) {
    const body = JSON.stringify({ id: crypto.randomUUID(), seconds: 10 });
    await fetch(`/api/weeks/${monday}/drafts`, { method: 'POST', headers, body });
  }
  while (['queued', 'solving'].includes((await week()).draft?.state)) await new Promise((yes) => setTimeout(yes, 1000));
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

    async def prepare(self, page: Page) -> None:
        """What the demo's people have not done yet is done: something is asked for, and a week is drafted."""
        for role, step in (("client", _ASK), ("client", _TRUST), ("coordinator", _DRAFT)):
            await page.context.clear_cookies()
            await page.goto(f"{self.url}/mark.svg")
            await self.enter(page, role)  # type: ignore[arg-type]
            await page.evaluate(step)
