import { now } from '../../kit/clock.ts';
import { zone } from '../../kit/format.ts';
import { record, takeBack } from '../../kit/outbox.ts';
import { addDays, dayOf, localOf, weekOf } from '../../kit/time.ts';
import { myWeekPath } from '../../homes.ts';
import { undo } from '../visits.ts';
import type { Day, Instant, MyVisit, MyWeek } from '../../wire.ts';

/** Time in which it can be taken back before anybody hears it. */
const HOLD_MS = 10_000;

export interface Away { from_at: Instant; until_at: Instant }

const weekPathOf = (at: Instant): string => myWeekPath(weekOf(dayOf(at, zone.value)));
const isoOf = (at: number): Instant => new Date(at).toISOString().replace(/\.\d+/, '');

/** Midnight at the beginning of a day, in the cooperative's zone, whatever its clocks do that night. */
export function midnightOf(on: Day): number {
  const wanted = Date.parse(`${on}T00:00:00Z`);
  let at = wanted;
  for (let turn = 0; turn < 2; turn++) {
    const local = localOf(at, zone.value);
    at -= Date.parse(`${local.on}T00:00:00Z`) + local.minute * 60_000 - wanted;
  }
  return at;
}

/** All of a day; of today what is left of it. */
export const awayOn = (on: Day): Away => ({
  from_at: isoOf(Math.max(midnightOf(on), Math.floor(now.value / 60_000) * 60_000)), until_at: isoOf(midnightOf(addDays(on, 1))),
});

export const awayFor = ({ starts_at, ends_at }: MyVisit): Away => ({ from_at: starts_at, until_at: ends_at });

/** The visits somebody who is away then does not do; one that has begun stays theirs. */
export const visitsIn = (visits: readonly MyVisit[], { from_at, until_at }: Away): MyVisit[] =>
  visits.filter(({ starts_at, ends_at }) => starts_at > isoOf(now.value) && ends_at > from_at && starts_at < until_at);

/** How long before a visit it can be said that it begins later. */
const SOONEST_MS = 12 * 3_600_000;
export const mayBeLate = ({ starts_at, ends_at }: MyVisit): boolean =>
  Date.parse(starts_at) - SOONEST_MS <= now.value && now.value < Date.parse(ends_at);

const awayThing = (away: Away): string => `away:${away.from_at}`;

/** "I cannot work": the visits leave this phone's week at once, and go to cover when the co-op hears it. */
export function sayCannot(away: Away, week: MyWeek): Promise<void> {
  const gone = new Set(visitsIn(week.visits, away));
  return record({
    thing: awayThing(away), method: 'POST', url: '/api/my/away', body: { ...away }, holdMs: HOLD_MS, copy: weekPathOf(away.from_at),
    patch: { field: 'visits', value: week.visits.filter((visit) => !gone.has(visit)) },
    words: { key: 'queue.away', params: { when_at: away.from_at } },
  });
}

export const unsayCannot = (away: Away): Promise<void> => undo(awayThing(away));

const lateThing = (visit: MyVisit): string => `late:${visit.assignment_id}`;
const lateUrl = (visit: MyVisit): string => `/api/my/assignments/${visit.assignment_id}/late`;

/** "Running late", for one visit. */
export const sayLate = (visit: MyVisit, minutes: number): Promise<void> => record({
  thing: lateThing(visit), method: 'POST', url: lateUrl(visit), body: { minutes }, holdMs: HOLD_MS, copy: weekPathOf(visit.starts_at),
  patch: { field: 'visits', id: visit.id, value: { ...visit, late_minutes: minutes } },
  words: { key: 'queue.late', params: { late_minutes: minutes, name: visit.client.given_name } },
});

/** "On time after all". */
export const sayOnTime = (visit: MyVisit): Promise<void> => record({
  thing: lateThing(visit), method: 'DELETE', url: lateUrl(visit), copy: weekPathOf(visit.starts_at),
  patch: { field: 'visits', id: visit.id, value: { ...visit, late_minutes: null } },
  words: { key: 'queue.on_time', params: { name: visit.client.given_name } },
});

/** What they were told already is said otherwise. */
export async function unsayLate(visit: MyVisit): Promise<void> {
  if (!(await takeBack(lateThing(visit)))) await sayOnTime(visit);
}
