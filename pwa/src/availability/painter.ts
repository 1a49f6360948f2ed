import { DAY_MINUTES, addDays, daysFrom, minutesOf, timeOf, weekdayOf } from '../kit/time.ts';
import type { Availability, DatedSpan, Day, Level, Span } from '../wire.ts';

/** A piece of the day one touch paints. Night runs into the next morning. */
export interface Band { id: string; icon: 'morning' | 'midday' | 'tea' | 'evening' | 'night'; from: number; to: number }

export const BANDS: readonly Band[] = [
  { id: 'morning', icon: 'morning', from: 360, to: 660 },
  { id: 'midday', icon: 'midday', from: 660, to: 840 },
  { id: 'tea', icon: 'tea', from: 840, to: 1080 },
  { id: 'evening', icon: 'evening', from: 1080, to: 1320 },
  { id: 'night', icon: 'night', from: 1320, to: 1800 },
];

export const LEVELS: readonly Level[] = ['cannot', 'can', 'prefer'];

/** One byte a minute: the index of its level. `wraps` when the end runs into the beginning, as in a usual week. */
export interface Canvas { minutes: Uint8Array; wraps: boolean }

/** Within a day a later word in this order covers an earlier one: what somebody cannot do is never overruled. */
const COVERS: readonly Level[] = ['can', 'prefer', 'cannot'];

/** The usual week as spans say it; what no span says is cannot. */
export function usualCanvas(spans: readonly Span[]): Canvas {
  const minutes = new Uint8Array(7 * DAY_MINUTES);
  for (const level of COVERS) {
    for (const span of spans) if (span.level === level) fill(minutes, span.weekday, span);
  }
  return { minutes, wraps: true };
}

/** The days from `from` on: the usual week, and over it what was said for a date. */
export function datedCanvas(availability: Pick<Availability, 'spans' | 'exceptions'>, from: Day, days = 8): Canvas {
  const usual = usualCanvas(availability.spans).minutes;
  const minutes = new Uint8Array(days * DAY_MINUTES);
  for (const [index, on] of daysFrom(from, days).entries()) {
    const weekday = weekdayOf(on);
    minutes.set(usual.subarray(weekday * DAY_MINUTES, (weekday + 1) * DAY_MINUTES), index * DAY_MINUTES);
    for (const each of availability.exceptions) if (each.on === on) fill(minutes, index, each);
  }
  return { minutes, wraps: false };
}

function fill(minutes: Uint8Array, day: number, span: { starts_time: string; ends_time: string; level: Level }): void {
  const start = day * DAY_MINUTES;
  minutes.fill(LEVELS.indexOf(span.level), start + minutesOf(span.starts_time), start + minutesOf(span.ends_time));
}

const place = (canvas: Canvas, minute: number): number => (canvas.wraps ? minute % canvas.minutes.length : minute);

/** What a cell says: its level, or 'part' when it is not one all through. */
export function levelAt(canvas: Canvas, day: number, band: Band): Level | 'part' {
  const start = day * DAY_MINUTES;
  const first = canvas.minutes[place(canvas, start + band.from)]!;
  for (let at = start + band.from; at < start + band.to; at++) {
    if (canvas.minutes[place(canvas, at)] !== first) return 'part';
  }
  return LEVELS[first]!;
}

/** The canvas with one cell in one level. The one given is not touched. */
export function painted(canvas: Canvas, day: number, band: Band, level: Level): Canvas {
  return paintedMinutes(canvas, day * DAY_MINUTES + band.from, day * DAY_MINUTES + band.to, level);
}

export function paintedMinutes(canvas: Canvas, from: number, to: number, level: Level): Canvas {
  const minutes = canvas.minutes.slice();
  for (let at = from; at < to; at++) {
    const index = place(canvas, at);
    if (index < minutes.length) minutes[index] = LEVELS.indexOf(level);
  }
  return { ...canvas, minutes };
}

export interface Run { from: number; to: number; level: Level }

/** The stretches of one day with one level each, in order. */
export function runsOf(canvas: Canvas, day: number): Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < DAY_MINUTES; at++) {
    const level = LEVELS[canvas.minutes[day * DAY_MINUTES + at]!]!;
    const last = runs.at(-1);
    if (last?.level === level) last.to = at + 1;
    else runs.push({ from: at, to: at + 1, level });
  }
  return runs;
}

/** The usual week as spans: only what somebody can or prefers, as few as say it. */
export function spansOf(canvas: Canvas): Span[] {
  return [0, 1, 2, 3, 4, 5, 6].flatMap((weekday) =>
    runsOf(canvas, weekday)
      .filter((run) => run.level !== 'cannot')
      .map((run) => ({ weekday, starts_time: timeOf(run.from), ends_time: timeOf(run.to), level: run.level })));
}

/** What must be said for each date so that it differs from the usual week as the canvas does. */
export function datedSpansOf(canvas: Canvas, spans: readonly Span[], from: Day): DatedSpan[] {
  const usual = usualCanvas(spans).minutes;
  const days = canvas.minutes.length / DAY_MINUTES;
  return daysFrom(from, days).flatMap((on, index) =>
    runsAgainst(canvas, index, usual.subarray(weekdayOf(on) * DAY_MINUTES))
      .map((run) => ({ on, starts_time: timeOf(run.from), ends_time: timeOf(run.to), level: run.level })));
}

function runsAgainst(canvas: Canvas, day: number, usual: Uint8Array): Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < DAY_MINUTES; at++) {
    const here = canvas.minutes[day * DAY_MINUTES + at]!;
    if (here === usual[at]) continue;
    const last = runs.at(-1);
    if (last?.to === at && last.level === LEVELS[here]) last.to = at + 1;
    else runs.push({ from: at, to: at + 1, level: LEVELS[here]! });
  }
  return runs;
}

export interface ExceptionPlan { put: DatedSpan[]; remove: Availability['exceptions'] }

/** The fewest changes to the dated exceptions that make the days from `from` look like `canvas`. */
export function exceptionPlan(availability: Pick<Availability, 'spans' | 'exceptions'>, from: Day, canvas: Canvas): ExceptionPlan {
  const key = (span: DatedSpan) => `${span.on} ${span.starts_time} ${span.ends_time} ${span.level}`;
  const wanted = new Map(datedSpansOf(canvas, availability.spans, from).map((span) => [key(span), span]));
  const until = addDays(from, canvas.minutes.length / DAY_MINUTES);
  const there = availability.exceptions.filter((each) => each.on >= from && each.on < until);
  const remove = there.filter((each) => !wanted.has(key(each)));
  for (const each of there) wanted.delete(key(each));
  return { put: [...wanted.values()], remove };
}

/** Whether anything is said for the hours between 22 and 6: then the night has a column. */
export const hasNights = (canvas: Canvas): boolean => {
  const days = canvas.minutes.length / DAY_MINUTES;
  const night = BANDS.at(-1)!;
  return Array.from({ length: days - (canvas.wraps ? 0 : 1) }, (_, day) => levelAt(canvas, day, night)).some((level) => level !== 'cannot');
};
