import { dayOf, daysFrom, localOf, weekOf, addDays, DAY_MINUTES } from '../kit/time.ts';
import { zone } from '../kit/format.ts';
import { now } from '../kit/clock.ts';
import { begin, coded, t } from '../kit/i18n.ts';
import { record, takeBack } from '../kit/outbox.ts';
import { toast } from '../parts/toast.tsx';
import { myWeekPath } from '../homes.ts';
import { list } from '../kit/format.ts';
import type { Day, MyVisit, MyWeek } from '../wire.ts';
import type { IconName } from '../parts/icon-paths.ts';

export { myWeekPath as weekPath };
export const today = (): Day => dayOf(now.value, zone.value);
export const thisWeek = (): Day => weekOf(today());

/** Time in which a yes can be taken back before anybody hears it. */
const HOLD_MS = 10_000;

export interface VisitDay { on: Day; visits: MyVisit[] }

/** The visits by local day, every day of the week in it. */
export function byDay(week: MyWeek): VisitDay[] {
  return daysFrom(week.from_on, week.days).map((on) => ({ on, visits: visitsOn(week.visits, on) }));
}

export const visitsOn = (visits: readonly MyVisit[], on: Day): MyVisit[] =>
  visits.filter((visit) => dayOf(visit.starts_at, zone.value) === on).sort((a, b) => a.starts_at.localeCompare(b.starts_at));

/** Whether a visit lies in these minutes of the days from `from` on. */
export function visitsWithin(visits: readonly MyVisit[], from: Day, start: number, end: number): MyVisit[] {
  const minuteOf = (at: string) => {
    const local = localOf(at, zone.value);
    return daysFrom(from, 9).indexOf(local.on) * DAY_MINUTES + local.minute;
  };
  return visits.filter((visit) => {
    const begins = minuteOf(visit.starts_at);
    return begins >= 0 && begins < end && begins + visit.minutes > start;
  });
}

export const unconfirmed = (visits: readonly MyVisit[]): MyVisit[] =>
  visits.filter((visit) => visit.state === 'published' && Date.parse(visit.ends_at) > now.value);

/** Takes back what was not sent; says so when it had gone. */
export async function undo(thing: string): Promise<void> {
  if (!(await takeBack(thing))) toast({ text: t('act.sent_already') });
}

const yes = (visit: MyVisit): MyVisit => ({ ...visit, state: 'confirmed' });

/** "Yes, I can", for one visit. */
export const confirmVisit = (visit: MyVisit, week: Day): Promise<void> => record({
  thing: `confirm:${visit.assignment_id}`, method: 'POST', url: `/api/my/assignments/${visit.assignment_id}/confirm`, copy: myWeekPath(week),
  patch: { field: 'visits', id: visit.id, value: yes(visit) }, holdMs: HOLD_MS,
  words: { key: 'queue.confirm', params: { name: visit.client.given_name, when_at: visit.starts_at } },
});

/** "Yes" to all of a week that still waits for an answer. */
export function confirmWeek(week: MyWeek): Promise<void> {
  const open = unconfirmed(week.visits);
  return record({
    thing: `confirm-week:${week.from_on}`, method: 'POST', url: `/api/my/weeks/${week.from_on}/confirm`, copy: myWeekPath(week.from_on),
    body: { assignment_ids: open.map((visit) => visit.assignment_id) }, holdMs: HOLD_MS,
    patch: { field: 'visits', value: week.visits.map((visit) => (open.includes(visit) ? yes(visit) : visit)) },
    words: { key: 'queue.confirm_week', params: { count: open.length } },
  });
}

/** "Wash, breakfast, tablets" */
export const tasksText = (tasks: readonly string[]): string => begin(list(tasks.map((task) => coded('task', task))));

const MODES: Record<string, IconName> = { walk: 'walk', bike: 'bike', car: 'car', bus: 'bus' };
export const modeIcon = (mode: string | null): IconName => MODES[mode ?? ''] ?? 'walk';

/** The weeks that hold the days from today on: this one and the next. */
export const comingWeeks = (): [Day, Day] => [thisWeek(), addDays(thisWeek(), 7)];
