import { addDays, dayOf, daysBetween, weekOf } from '../kit/time.ts';
import type { Day, Instant, Uuid } from '../wire.ts';
import type { Published, Week, WeekVisit } from './wire.ts';

/** Why a visit needs somebody to look at it: nobody comes, who should cannot, who comes is late, or has not said yes. */
export type Cause = 'away' | 'uncovered' | 'late' | 'unconfirmed';
export interface Item { week: Week; visit: WeekVisit; cause: Cause; worker: Uuid | null; late_minutes: number }

/** How far ahead the desk looks, and how close to its start a visit should have a yes. */
export const AHEAD_DAYS = 3;
const YES_BEFORE_MS = 12 * 3_600_000;

/** The weeks the days ahead lie in. */
export const weeksAhead = (today: Day): Day[] => [...new Set([weekOf(today), weekOf(addDays(today, AHEAD_DAYS - 1))])];

/** Everything of the days ahead that needs a look. Of what is open, what cannot wait first; then what is soonest. */
export function itemsOf(weeks: Week[], now: number): Item[] {
  const items = weeks.flatMap((week) => (week.published ? week.visits.flatMap((visit) => itemOf(week, visit, now)) : []));
  const isOpen = ({ cause }: Item): boolean => cause === 'away' || cause === 'uncovered';
  return [...items.filter(isOpen).sort(byRisk), ...items.filter((item) => !isOpen(item)).sort(bySoonest)];
}

function itemOf(week: Week, visit: WeekVisit, now: number): Item[] {
  const starts = Date.parse(visit.starts_at);
  const ahead = daysBetween(dayOf(now, week.zone), dayOf(visit.starts_at, week.zone)) < AHEAD_DAYS;
  if (Date.parse(visit.ends_at) <= now || !ahead) return [];
  const item = (cause: Cause, row?: Published): Item[] =>
    [{ week, visit, cause, worker: row?.worker_id ?? null, late_minutes: row?.late_minutes ?? 0 }];
  const late = visit.published.find((row) => row.late_minutes);
  if (starts <= now) return late ? item('late', late) : [];
  const away = visit.published.find((row) => isAway(week, row));
  if (away) return item('away', away);
  if (visit.published.length < visit.workers) return item('uncovered');
  if (late) return item('late', late);
  const open = visit.published.find((row) => row.state === 'published');
  return open && starts - now < YES_BEFORE_MS ? item('unconfirmed', open) : [];
}

/** Whether who is on a visit has said since that they cannot be there. */
export function isAway(week: Week, row: Published): boolean {
  const gaps = week.workers.find((each) => each.id === row.worker_id)?.unavailable ?? [];
  return gaps.some((gap) => Date.parse(gap.starts_at) < Date.parse(row.ends_at) && Date.parse(gap.ends_at) > Date.parse(row.starts_at));
}

interface OfVisit { visit: WeekVisit }
const bySoonest = ({ visit: one }: OfVisit, { visit: other }: OfVisit): number =>
  Date.parse(one.starts_at) - Date.parse(other.starts_at) || one.id.localeCompare(other.id);

/** What cannot wait first, then what is soonest. */
export const byRisk = (one: OfVisit, other: OfVisit): number => other.visit.critical - one.visit.critical || bySoonest(one, other);

/** For how long somebody cannot come; never past the week, which is planned as one. */
export type Span = 'today' | 'tomorrow' | 'week';

export const spansOf = (week: Week, today: Day): Span[] => {
  const left = 6 - daysBetween(week.week_on, today);
  return left > 1 ? ['today', 'tomorrow', 'week'] : left === 1 ? ['today', 'tomorrow'] : ['today'];
};

/** The last day of a span. */
export const lastDay = (span: Span, week: Week, today: Day): Day =>
  (span === 'today' ? today : span === 'tomorrow' ? addDays(today, 1) : addDays(week.week_on, 6));

/** The visits a worker would have come to from now until the end of `last`, what cannot wait first. */
export function affected(week: Week, worker: Uuid, last: Day, now: number): WeekVisit[] {
  return week.visits
    .filter((visit) => visit.published.some((row) => row.worker_id === worker && Date.parse(row.starts_at) > now && dayOf(row.starts_at, week.zone) <= last))
    .map((visit) => ({ visit })).sort(byRisk).map(({ visit }) => visit);
}

/** When the day after `last` begins in `zone`: searched, because a day has 23, 24 or 25 hours. */
export function endOf(last: Day, zone: string): Instant {
  const next = addDays(last, 1);
  let from = Date.parse(`${last}T00:00:00Z`) - 14 * 3_600_000;
  let until = Date.parse(`${next}T00:00:00Z`) + 14 * 3_600_000;
  while (until - from > 60_000) {
    const middle = Math.floor((from + until) / 120_000) * 60_000;
    if (dayOf(middle, zone) < next) from = middle;
    else until = middle;
  }
  return new Date(until).toISOString();
}
