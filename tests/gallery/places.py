"""What the `{names}` in addresses stand for, asked of the server as the person who is signed in."""

from playwright.async_api import Page

_FIND = """async () => {
  const ask = async (path) => { const answer = await fetch(path); return answer.ok ? answer.json() : undefined; };
  const day = (ahead) => new Date(Date.now() + ahead * 86400000).toISOString().slice(0, 10);
  const monday = day(-((new Date(day(0)).getUTCDay() + 6) % 7));
  const me = await ask('/api/me');
  const found = { week: monday, next_week: new Date(Date.parse(monday) + 7 * 86400000).toISOString().slice(0, 10) };
  if (!me) return found;
  found.client = me.classes.includes('client') ? me.member_id : me.acting_for[0]?.client_id;
  if (me.classes.includes('worker')) {
    const mine = await ask(`/api/my/week?from=${monday}&days=7`);
    const next = mine.visits.find((visit) => Date.parse(visit.ends_at) > Date.now()) ?? mine.visits[0];
    found.visit = next?.id;
    const team = await ask(`/api/my/team-visits?from=${monday}&days=7`);
    found.team_visit = team.find((visit) => !visit.mine)?.visit_id;
  }
  if (found.client) {
    const coming = await ask(`/api/clients/${found.client}/coming`);
    found.coming_visit = coming?.visits.at(-1)?.id;
    found.contact = (await ask(`/api/clients/${found.client}/trusted-contacts`))?.[0]?.id;
  }
  if (me.coordinates.length) {
    const week = await ask(`/api/weeks/${monday}`);
    const chip = week.visits.find((visit) => visit.published.length);
    const ahead = day(14 - ((new Date(day(0)).getUTCDay() + 6) % 7));
    if ((await ask(`/api/weeks/${ahead}`)).draft?.complete !== undefined) found.draft_week = ahead;
    if (chip) found.chip_client = chip.client_id;
    if (chip) found.person = chip.published[0].worker_id;
    if (chip) found.chip = `${chip.id}&worker=${chip.published[0].worker_id}`;
  }
  return found;
}"""


async def found(page: Page) -> dict[str, str]:
    """By name; what the cooperative has none of is missing."""
    told: dict[str, str | None] = await page.evaluate(_FIND)
    return {name: value for name, value in told.items() if value}
