import { clock, weekdayLong, weekdayShort } from '../kit/format.ts';
import type { Day, Instant, Uuid } from '../wire.ts';
import { held, missing, type View } from './chips.ts';
import { localAt } from './local.ts';
import { byFirstName, namesOf } from './names.ts';
import type { Week, WeekVisit } from './wire.ts';

/** Somebody with a row, or a visit with a chip. */
export type Found = { kind: 'worker' | 'client'; id: Uuid; name: string } | FoundVisit;
export interface FoundVisit { kind: 'visit'; id: Uuid; client: Uuid; worker: Uuid | null; starts_at: Instant; on: Day; name: string; with: string }

const MOST = 8;
const MOST_PEOPLE = 7;
const TIME = /^(\d{1,2})(?:[:.h](\d{0,2}))?$/;

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** Workers and clients whose given or family name begins with `text`; where it names a time or a weekday, visits of that time. */
export function find(week: Week, text: string, view: View = 'published'): Found[] {
  const wanted = plain(text.trim());
  if (!wanted) return [];
  return [...people(week, wanted), ...visits(week, wanted.split(/\s+/), view)].slice(0, MOST);
}

interface Named { id: Uuid; given_name: string; family_name: string }
const begins = (wanted: string) => ({ given_name, family_name }: Named): boolean =>
  [given_name, family_name, `${given_name} ${family_name}`].some((name) => plain(name).startsWith(wanted));

function people(week: Week, wanted: string): Found[] {
  const row = (kind: 'worker' | 'client') => ({ id, given_name, family_name }: Named): Found => ({ kind, id, name: `${given_name} ${family_name}` });
  const workers = byFirstName(week.workers.filter(begins(wanted))).map(row('worker'));
  return [...workers, ...byFirstName(week.clients.filter(begins(wanted))).map(row('client'))].slice(0, MOST_PEOPLE);
}

type Fits = (visit: FoundVisit, names: string[]) => boolean;

/** Only words with a time or a weekday among them ask for visits: names alone ask for people. */
function visits(week: Week, words: string[], view: View): FoundVisit[] {
  const fits = words.map((word) => byTime(word, week.zone) ?? byWeekday(word) ?? byName(word));
  if (!words.some((word) => TIME.test(word) || byWeekday(word))) return [];
  const names = new Map<Uuid, string[]>([...week.workers, ...week.clients].map((each) => [each.id, [plain(each.given_name), plain(each.family_name)]]));
  const known = (visit: FoundVisit) => [...(names.get(visit.client) ?? []), ...(names.get(visit.worker ?? '') ?? [])];
  return week.visits.flatMap((visit) => placesOf(week, visit, view))
    .filter((visit) => fits.every((each) => each(visit, known(visit))))
    .sort((a, b) => a.starts_at.localeCompare(b.starts_at));
}

function placesOf(week: Week, visit: WeekVisit, view: View): FoundVisit[] {
  const { workers, clients } = namesOf(week);
  const at = (worker: Uuid | null, starts_at: Instant): FoundVisit => ({
    kind: 'visit', id: visit.id, client: visit.client_id, worker, starts_at, on: localAt(starts_at, week.zone).on,
    name: clients.get(visit.client_id) ?? '', with: workers.get(worker ?? '') ?? '',
  });
  const held_by = held(visit, view).filter((row) => row.state !== 'gone').map((row) => at(row.worker_id, row.starts_at));
  return missing(visit, view) ? [...held_by, at(null, visit.starts_at)] : held_by;
}

/** 9 is the whole hour, 9:1 the minutes from ten to nineteen, 9:15 that minute. */
function byTime(word: string, zone: string): Fits | undefined {
  const found = TIME.exec(word);
  if (!found) return undefined;
  const [, hour, minutes = ''] = found;
  return ({ starts_at }) => {
    const { minute } = localAt(starts_at, zone);
    return Math.floor(minute / 60) === Number(hour) && String(minute % 60).padStart(2, '0').startsWith(minutes);
  };
}

const A_WEEK: Day[] = Array.from({ length: 7 }, (_, at) => `2024-01-0${at + 1}`);
const LEAST_LETTERS = 2;

/** The beginning of a weekday's name, as the language says it. */
function byWeekday(word: string): Fits | undefined {
  if ([...word].length < LEAST_LETTERS) return undefined;
  const isDay = (on: Day) => [weekdayShort(on), weekdayLong(on)].some((name) => plain(name).startsWith(word));
  return A_WEEK.some(isDay) ? ({ on }) => isDay(on) : undefined;
}

const byName = (word: string): Fits => (_, names) => names.some((name) => name.startsWith(word));

/** Tue 09:20 */
export const whenOf = ({ on, starts_at }: FoundVisit): string => `${weekdayShort(on)} ${clock(starts_at)}`;
