import { computed, signal } from '@preact/signals';
import { announce } from '../kit/announce.ts';
import { send } from '../kit/api.ts';
import { t } from '../kit/i18n.ts';
import type { Instant, Uuid } from '../wire.ts';
import { assign, brokenRules, failure, headOf } from './actions.ts';
import { namesOf } from './names.ts';
import { shifted } from './patch.ts';
import { trialWords } from './words.ts';
import type { RosterHead, Trial, Week, WeekVisit } from './wire.ts';

/** A visit in the hand: from whom, over whom it is held, and when it would begin. Nothing counts before it is put down. */
export interface Move {
  visit: WeekVisit;
  from: Uuid | null;
  to: Uuid | null;
  was_at: Instant;
  starts_at: Instant;
  /** Put down, but a rule breaks: waits for a reason. */
  held: boolean;
}

export const move = signal<Move | undefined>(undefined);
/** What the server says about the place it is held over; undefined while it is being asked. */
export const trial = signal<Trial | undefined>(undefined);
export const trialFailed = signal<unknown>(undefined);

const WAIT_MS = 180;
let timer: ReturnType<typeof setTimeout> | undefined;
let asked = 0;
let context: { draft: RosterHead; week: Week } | undefined;

/** Neither the place nor the time differs from where it was taken. */
export const isBack = computed(() => !!move.value && move.value.to === move.value.from && move.value.starts_at === move.value.was_at);

/** Takes a visit in the hand. */
export function take(draft: RosterHead, week: Week, visit: WeekVisit, from: Uuid | null, starts_at: Instant): void {
  context = { draft, week };
  failure.value = undefined;
  trial.value = undefined;
  move.value = { visit, from, to: from, was_at: starts_at, starts_at, held: false };
  announce(t('move.taken', { who: namesOf(week).clients.get(visit.client_id) ?? '', starts_at }));
}

/** Holds it over `to` (nobody is null). */
export function over(to: Uuid | null): void {
  if (!move.value || move.value.to === to) return;
  change({ to });
}

/** Holds it over `to` (undefined leaves it where it is) at `starts_at`. */
export function holdAt(to: Uuid | null | undefined, starts_at: Instant): void {
  const now = move.value;
  if (!now) return;
  const place = to === undefined ? now.to : to;
  if (place !== now.to || starts_at !== now.starts_at) change({ to: place, starts_at });
}

/** Holds it earlier or later, inside the time agreed. */
export function shift(minutes: number): void {
  const now = move.value;
  if (!now) return;
  const starts_at = shifted(now.visit, now.starts_at, minutes);
  if (starts_at === now.starts_at) announce(t('move.edge'));
  else change({ starts_at });
}

function change(part: Partial<Move>): void {
  move.value = { ...move.value!, ...part, held: false };
  trial.value = undefined;
  trialFailed.value = undefined;
  clearTimeout(timer);
  const number = ++asked;
  if (!isBack.value) timer = setTimeout(() => void ask(number), WAIT_MS);
  else announce(t('move.as_was'));
}

/** Asks what would happen; only the answer to the last question counts. */
async function ask(number: number): Promise<void> {
  const { visit, from, to, starts_at } = move.value!;
  try {
    const body = { visit_id: visit.id, worker_id: to, replaces: from, starts_at };
    const answer = await send<Trial>('POST', `/api/rosters/${context!.draft.id}/try`, body);
    if (number !== asked || !move.value) return;
    trial.value = answer;
    announce(`${namesOf(context!.week).workers.get(to ?? '') ?? t('diff.nobody')}. ${trialWords(answer, context!.week).join(' ')}`);
  } catch (error) {
    if (number === asked) trialFailed.value = error;
  }
}

/** Puts it back where it was taken. */
export function letGo(): void {
  clearTimeout(timer);
  asked++;
  if (move.value) announce(t('move.returned'));
  move.value = undefined;
  trial.value = undefined;
  trialFailed.value = undefined;
  failure.value = undefined;
}

/** Puts it down where it is held. What is not known yet, or breaks a rule, waits for a word. True when it is done. */
export async function putDown(reason = ''): Promise<boolean> {
  const now = move.value;
  if (!now || isBack.value) { letGo(); return false; }
  if (!reason && (!trial.value || trial.value.violations.length)) return hold();
  const names = namesOf(context!.week);
  const said = t(now.to ? 'move.done' : 'move.done_nobody', {
    who: names.clients.get(now.visit.client_id) ?? '', worker: names.workers.get(now.to ?? '') ?? '', starts_at: now.starts_at,
  });
  const change = { visit_id: now.visit.id, worker_id: now.to, replaces: now.from, starts_at: now.starts_at };
  const given = { ...change, pinned: !!now.to, reason: reason || null, override: !!trial.value?.violations.length };
  if (await assign(headOf(context!.draft), given, said)) { move.value = undefined; trial.value = undefined; return true; }
  const broken = brokenRules(failure.value);
  if (broken.length && trial.value) trial.value = { ...trial.value, violations: broken };
  return hold();
}

function hold(): false {
  if (move.value) move.value = { ...move.value, held: true };
  return false;
}
