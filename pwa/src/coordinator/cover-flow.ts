import { signal } from '@preact/signals';
import { send } from '../kit/api.ts';
import { now } from '../kit/clock.ts';
import { newId } from '../kit/id.ts';
import { t } from '../kit/i18n.ts';
import { hold, refresh } from '../kit/store.ts';
import { toast } from '../parts/toast.tsx';
import type { Coded, Day, Instant, Uuid } from '../wire.ts';
import { askDraft, attempt, headOf, reread, tell } from './actions.ts';
import { differencePath, headPath } from './events.ts';
import type { Candidate, RosterHead, WeekVisit } from './wire.ts';

/** Somebody who cannot come, from when until when. */
interface Gone { worker_id: Uuid; from_at: Instant; until_at: Instant }
interface Given { visit_id: Uuid; worker_id: Uuid; starts_at: Instant; reasons: Coded[] }
interface Filled { head: RosterHead; given: Given[]; left: Uuid[] }

/** Cover in the making: its draft, the visits it is about, and who was found with which reasons. */
export interface Cover { week_on: Day; head: RosterHead; visits: Uuid[]; gone: Gone | undefined; given: Map<Uuid, Given> }

export const cover = signal<Cover | undefined>(undefined);
/** The visit for which people are being looked at. */
export const choosing = signal<Uuid | undefined>(undefined);
/** Whether who cannot come is being asked for, and who it is. */
export const asking = signal<Uuid | true | undefined>(undefined);

/** Nothing is in the making any more. */
export function put(): void {
  cover.value = undefined;
  choosing.value = undefined;
  asking.value = undefined;
}

function begin(head: RosterHead, visits: WeekVisit[], gone?: Gone): Cover {
  const made: Cover = { week_on: head.week_on, head, visits: visits.map((each) => each.id), gone, given: new Map() };
  cover.value = made;
  void reread(head.week_on);
  return made;
}

/** A draft without somebody; with `all`, whoever is free first comes instead. */
export async function without(week_on: Day, gone: Gone, visits: WeekVisit[], all: boolean): Promise<void> {
  const head = await attempt(() => send<RosterHead>('POST', `/api/weeks/${week_on}/cover`, { id: newId(), ...gone }), week_on);
  if (!head) return;
  const made = begin(head, visits, gone);
  asking.value = undefined;
  if (all) await findAll(made);
  else choosing.value = made.visits[0];
}

/** A draft of what is published, for visits nobody comes to. */
export async function coverFor(week_on: Day, visits: WeekVisit[], all: boolean): Promise<void> {
  const head = await askDraft(week_on, 0);
  if (!head) return;
  const made = begin(head, visits);
  if (all) await findAll(made);
  else choosing.value = made.visits[0];
}

/** Whoever is free first in the fair order, for each visit that is open; nobody is moved. */
async function findAll(made: Cover): Promise<void> {
  const body = { version: headNow(made).version, visit_ids: made.visits };
  const found = await attempt(() => send<Filled>('POST', `/api/rosters/${made.head.id}/cover`, body), made.week_on);
  if (!found) return;
  keep({ ...made, head: found.head, given: new Map(found.given.map((each) => [each.visit_id, each])) });
  choosing.value = found.left.find((each) => made.visits.includes(each));
  await reread(made.week_on);
}

function keep(made: Cover): void {
  hold<RosterHead>(headPath(made.head.id)).data.value = made.head;
  cover.value = made;
  void refresh(differencePath(made.head.id), true);
}

const headNow = (made: Cover): RosterHead => headOf(made.head);

const STEP_MS = 300_000;

/** What would have begun already begins at the next full five minutes. */
function startOf({ starts_at }: Candidate): Instant | null {
  if (!starts_at || Date.parse(starts_at) > now.value) return starts_at;
  return new Date((Math.floor(now.value / STEP_MS) + 1) * STEP_MS).toISOString();
}

/** One visit to one person, who is free for it. */
export async function give(visit: Uuid, candidate: Candidate, replaces: Uuid | null): Promise<void> {
  const made = cover.value!;
  const { worker_id: worker, reasons } = candidate;
  const body = { visit_id: visit, worker_id: worker, replaces, starts_at: startOf(candidate), pinned: true, reason: null, override: false, version: headNow(made).version };
  const head = await tell(made.head, 'assign', body);
  if (!head) return;
  const given = new Map(made.given).set(visit, { visit_id: visit, worker_id: worker, starts_at: '', reasons });
  keep({ ...made, head, given });
  choosing.value = undefined;
}

/** It holds now, and everybody concerned is told. */
export async function publish(): Promise<void> {
  const made = cover.value!;
  if (!(await tell(made.head, 'publish', { version: headNow(made).version }))) return;
  put();
  toast({ text: t('diff.published') });
  await reread(made.week_on);
}

/** Nothing of it was so: the draft is put aside, and who could not come can. */
export async function aside(): Promise<void> {
  const made = cover.value!;
  if (made.gone && !(await attempt(() => send('POST', '/api/cover/after-all', made.gone)))) return;
  if (!(await tell(made.head, 'discard'))) return;
  put();
  await reread(made.week_on);
}
