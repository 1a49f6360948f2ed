import type { Day, Instant, WallTime } from '../wire.ts';

export const DAY_MINUTES = 1440;
const DAY_MS = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** The formatter for one zone that gives numbers only; kept, because making one is slow on cheap phones. */
function parts(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
    });
    formats.set(zone, format);
  }
  return format;
}

/** The local day and the local minute of that day, in `zone`. */
export function localOf(at: Instant | number, zone: string): { on: Day; minute: number } {
  const found: Record<string, string> = {};
  for (const { type, value } of parts(zone).formatToParts(new Date(at))) found[type] = value;
  return { on: `${found['year']}-${found['month']}-${found['day']}`, minute: Number(found['hour']) * 60 + Number(found['minute']) };
}

export const dayOf = (at: Instant | number, zone: string): Day => localOf(at, zone).on;

/** Noon UTC of a day: a safe point for calendar sums, which know no zone. */
export const noonOf = (on: Day): Date => new Date(`${on}T12:00:00Z`);

export const addDays = (on: Day, days: number): Day =>
  new Date(noonOf(on).getTime() + days * DAY_MS).toISOString().slice(0, 10);

export const daysBetween = (from: Day, to: Day): number =>
  Math.round((noonOf(to).getTime() - noonOf(from).getTime()) / DAY_MS);

/** 0 is Monday. */
export const weekdayOf = (on: Day): number => (noonOf(on).getUTCDay() + 6) % 7;

/** The Monday that names the week of `on`. */
export const weekOf = (on: Day): Day => addDays(on, -weekdayOf(on));

export const daysFrom = (from: Day, count: number): Day[] => Array.from({ length: count }, (_, at) => addDays(from, at));

/** Minutes since the day's start; 24:00 is 1440. */
export const minutesOf = (time: WallTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

export function timeOf(minutes: number): WallTime {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

export const isDay = (text: string | undefined): text is Day =>
  !!text && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(noonOf(text).getTime());
