import { signal } from '@preact/signals';
import type { Day, Instant } from '../wire.ts';
import { language, t } from './i18n.ts';
import { noonOf } from './time.ts';

/** The cooperative's zone: every time on every screen is said in it. */
export const zone = signal(Intl.DateTimeFormat().resolvedOptions().timeZone);

const made = new Map<string, Intl.DateTimeFormat>();

function dates(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language.value.tag} ${JSON.stringify(options)}`;
  let format = made.get(key);
  if (!format) made.set(key, (format = new Intl.DateTimeFormat(language.value.tag, options)));
  return format;
}

const onDay = (on: Day, options: Intl.DateTimeFormatOptions) => dates({ ...options, timeZone: 'UTC' }).format(noonOf(on));

/** Tuesday 24 November */
export const dayLong = (on: Day): string => onDay(on, { weekday: 'long', day: 'numeric', month: 'long' });
/** Tue 24 Nov */
export const dayShort = (on: Day): string => onDay(on, { weekday: 'short', day: 'numeric', month: 'short' });
/** 24 November 2026 */
export const dayFull = (on: Day): string => onDay(on, { day: 'numeric', month: 'long', year: 'numeric' });
export const weekdayLong = (on: Day): string => onDay(on, { weekday: 'long' });
export const weekdayShort = (on: Day): string => onDay(on, { weekday: 'short' });
export const dayNumber = (on: Day): string => onDay(on, { day: 'numeric' });
export const monthName = (on: Day): string => onDay(on, { month: 'long' });
/** 23–29 November */
export const dayRange = (from: Day, to: Day): string =>
  dates({ day: 'numeric', month: 'long', timeZone: 'UTC' }).formatRange(noonOf(from), noonOf(to));

/** Any Monday in the past: weekday names need a date. */
const A_MONDAY = '2024-01-01';
/** Name of a weekday, 0 is Monday. */
export const weekdayName = (weekday: number, style: 'long' | 'short' = 'long'): string =>
  onDay(`2024-01-0${Number(A_MONDAY.at(-1)) + weekday}`, { weekday: style });

/** 07:30 */
export const clock = (at: Instant | number): string =>
  dates({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone.value }).format(new Date(at));

/** 7:30, for clients: always beside the part of the day. */
export function plainClock(at: Instant | number): string {
  const parts = dates({ hour: 'numeric', minute: '2-digit', hourCycle: 'h12', timeZone: zone.value }).formatToParts(new Date(at));
  return parts.filter(({ type }) => type !== 'dayPeriod').map(({ value }) => value).join('').trim();
}

/** Tue 24 Nov, 07:30 */
export const moment = (at: Instant | number): string =>
  `${dates({ weekday: 'short', day: 'numeric', month: 'short', timeZone: zone.value }).format(new Date(at))}, ${clock(at)}`;

const counts = new Map<string, Intl.NumberFormat>();

/** Kept, because making one takes longer than drawing what it writes. */
function numbers(digits: number, style: 'decimal' | 'percent'): Intl.NumberFormat {
  const key = `${language.value.tag} ${digits} ${style}`;
  let format = counts.get(key);
  if (!format) counts.set(key, (format = new Intl.NumberFormat(language.value.tag, { style, maximumFractionDigits: digits })));
  return format;
}

export const number = (value: number, digits = 1): string => numbers(digits, 'decimal').format(value);

export const percent = (basisPoints: number): string => numbers(0, 'percent').format(basisPoints / 10_000);

export const list = (items: string[]): string =>
  new Intl.ListFormat(language.value.tag, { type: 'conjunction' }).format(items);

/** Name of a language in the language of the screen. */
export const languageName = (code: string): string =>
  new Intl.DisplayNames(language.value.tag, { type: 'language' }).of(code) ?? code;

/** 45 min · 2 h · 1 h 50 */
export function duration(minutes: number): string {
  const whole = Math.round(Math.abs(minutes));
  const hours = Math.floor(whole / 60);
  if (!hours) return t('unit.minutes', { count: whole });
  return whole % 60 ? t('unit.hours_minutes', { hours, rest: String(whole % 60).padStart(2, '0') }) : t('unit.hours', { count: hours });
}

/** 45 minutes · 1 hour 30 minutes */
export function durationLong(minutes: number): string {
  const unit = (name: 'hour' | 'minute', value: number) =>
    new Intl.NumberFormat(language.value.tag, { style: 'unit', unit: name, unitDisplay: 'long' }).format(value).replace(' ', '\u00a0');
  const hours = Math.floor(minutes / 60);
  return [hours > 0 && unit('hour', hours), (minutes % 60 > 0 || !hours) && unit('minute', minutes % 60)].filter(Boolean).join(' ');
}

export const hours = (minutes: number): string => number(minutes / 60);

type Writer = (value: never) => string;
const BY_SUFFIX: [RegExp, Writer][] = [
  [/_minutes$/, (value: number) => duration(value)],
  [/_bp$/, (value: number) => percent(value)],
  [/_metres$/, (value: number) => t('unit.kilometres', { count: value / 1000 })],
  [/_on$/, (value: string) => dayLong(value)],
  [/_at$/, (value: string) => moment(value)],
];

/** A value inside a sentence: units by the suffix of its name, lists and numbers as the language writes them. */
export function valueText(name: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  const writer = BY_SUFFIX.find(([suffix]) => suffix.test(name))?.[1];
  if (writer) return writer(value as never);
  if (typeof value === 'number') return number(value);
  return Array.isArray(value) ? list(value.map(String)) : String(value);
}
