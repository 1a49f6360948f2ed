import catalogs from 'virtual:catalogs';
import { comingPath, myWeekPath, placesOf, type Place } from './homes.ts';
import { askEarly } from './kit/early.ts';
import { languageFor } from './kit/languages.ts';
import { dayOf, weekOf } from './kit/time.ts';
import { LOADERS, nameAt } from './loaders.ts';
import { LANGUAGE_KEY, ME, MEMBER_KEY } from './members/keys.ts';
import type { Me } from './wire.ts';

/** What the first page at a place is drawn from. */
function documentOf(place: Place, person: Me): string | undefined {
  if (place.kind === 'worker') return myWeekPath(weekOf(dayOf(Date.now(), person.cooperative.zone)));
  return place.client === person.member_id ? comingPath(person.member_id) : undefined;
}

/** Fetches all of a person's first page side by side. */
function fetchHome(person: Me): void {
  const [place] = placesOf(person);
  const name = nameAt(place?.home ?? '/coop');
  const document = place && documentOf(place, person);
  const texts = catalogs[languageFor(person.language).code]!;
  localStorage.setItem(LANGUAGE_KEY, person.language);
  for (const asked of [document && askEarly(document), LOADERS[name](), texts.base(), texts[name]()]) {
    // Who needs it asks again and is told.
    if (asked) asked.catch(() => undefined);
  }
}

/**
 * A file of its own, run while the rest of the app is still on its way: on a slow line each question that waits for
 * the one before costs as much as half the app. A phone that knows somebody shows what it has and asks in its own order.
 */
async function start(): Promise<void> {
  const answer = await askEarly(ME);
  const knows = localStorage.getItem(MEMBER_KEY);
  if (answer.ok && !knows && /^(#\/?)?$/.test(location.hash)) fetchHome((await answer.json()) as Me);
}

start().catch(() => undefined);
