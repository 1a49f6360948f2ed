import type { Day, Instant, Uuid } from '../wire.ts';
import { localAt } from './local.ts';
import type { Drafted, Published, WeekVisit } from './wire.ts';

export type View = 'published' | 'draft' | 'difference';
/** How settled; `add` and `gone` are what a draft changes. */
export type ChipState = 'uncovered' | 'draft' | 'published' | 'confirmed' | 'done' | 'add' | 'gone';

/** One worker (or nobody) on one visit, as a view of the board shows it. */
export interface Chip {
  visit: WeekVisit;
  worker: Uuid | null;
  starts_at: Instant;
  on: Day;
  /** Minutes since the day's start, for places on a line. */
  from: number;
  until: number;
  state: ChipState;
  pinned: boolean;
  /** How much later they said they come. */
  late_minutes: number | null;
  /** Others who come to the same visit, in this view. */
  partners: Uuid[];
}

type Held = { worker_id: Uuid; starts_at: Instant; ends_at: Instant; state: ChipState; pinned: boolean; late_minutes: number | null };

const isSame = (one: { worker_id: Uuid; starts_at: Instant }, other: { worker_id: Uuid; starts_at: Instant }) =>
  one.worker_id === other.worker_id && Date.parse(one.starts_at) === Date.parse(other.starts_at);

/** Who holds `visit` in `view`. What a draft leaves as it is keeps how settled it is. */
export function held(visit: WeekVisit, view: View): Held[] {
  const published: Held[] = visit.published.map((row: Published) => ({ ...row, pinned: false }));
  if (view === 'published' || !visit.drafted) return published;
  const drafted = visit.drafted.map((row: Drafted): Held => {
    const before = visit.published.find((each) => isSame(each, row));
    return { ...row, state: before?.state ?? (view === 'difference' ? 'add' : 'draft'), late_minutes: before?.late_minutes ?? null };
  });
  if (view === 'draft') return drafted;
  const gone = published.filter((row) => !drafted.some((each) => isSame(each, row)));
  return [...drafted, ...gone.map((row): Held => ({ ...row, state: 'gone', late_minutes: null }))];
}

/** How many places of `visit` nobody holds in `view`. */
export function missing(visit: WeekVisit, view: View): number {
  return Math.max(0, visit.workers - held(visit, view).filter((row) => row.state !== 'gone').length);
}

/** Every chip of `visit` in `view`, those for empty places last. */
export function chipsOf(visit: WeekVisit, view: View, zone: string): Chip[] {
  const rows = held(visit, view);
  const stay = rows.filter((row) => row.state !== 'gone');
  const made = rows.map((row) => chip(visit, row, stay.map((each) => each.worker_id).filter((id) => id !== row.worker_id), zone));
  const empty: Held = { worker_id: '', starts_at: visit.starts_at, ends_at: visit.ends_at, state: 'uncovered', pinned: false, late_minutes: null };
  const one = missing(visit, view) ? [{ ...chip(visit, empty, stay.map((each) => each.worker_id), zone), worker: null }] : [];
  return [...made, ...one];
}

/** A visit and whose place on it: what one chip is known by. */
export const keyOf = (visit: Uuid, worker: Uuid | null): string => `${visit} ${worker ?? ''}`;
export const isChange = ({ state }: Chip): boolean => state === 'add' || state === 'gone';

function chip(visit: WeekVisit, row: Held, partners: Uuid[], zone: string): Chip {
  const { on, minute } = localAt(row.starts_at, zone);
  const until = minute + Math.round((Date.parse(row.ends_at) - Date.parse(row.starts_at)) / 60_000);
  const { starts_at, state, pinned, late_minutes } = row;
  return { visit, worker: row.worker_id, starts_at, on, from: minute, until, state, pinned, late_minutes, partners };
}
