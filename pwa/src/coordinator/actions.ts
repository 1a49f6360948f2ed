import { signal } from '@preact/signals';
import { Problem, send } from '../kit/api.ts';
import { newId } from '../kit/id.ts';
import { t } from '../kit/i18n.ts';
import { hold, refresh } from '../kit/store.ts';
import type { Day, Instant, Uuid } from '../wire.ts';
import { differencePath, headPath, weekPath } from './events.ts';
import { changed, pinned, undoing } from './patch.ts';
import { remember } from './undo.ts';
import type { Change, RosterHead, Violation, Week } from './wire.ts';

/** Something was asked of the server and it has not answered yet. */
export const busy = signal(false);
/** What did not go through, and why; stays until the next thing that does. */
export const failure = signal<unknown>(undefined);

const weekOfDraft = (week_on: Day) => hold<Week>(weekPath(week_on)).data;

/** The head of a roster as last heard: from its own document, or from the week's. */
export function headOf(draft: RosterHead): RosterHead {
  const own = hold<RosterHead>(headPath(draft.id)).data.value;
  return own && own.version >= draft.version ? own : draft;
}

/** Does `work`; a refusal is kept to be said, and what others changed meanwhile is fetched. True when it went through. */
export async function attempt<T>(work: () => Promise<T>, week_on?: Day): Promise<T | undefined> {
  busy.value = true;
  try {
    const answer = await work();
    failure.value = undefined;
    return answer ?? (true as T);
  } catch (error) {
    failure.value = error;
    if (week_on && error instanceof Problem && error.status === 409) await reread(week_on);
    return undefined;
  } finally {
    busy.value = false;
  }
}

/** Asks again for the week and its draft. */
export async function reread(week_on: Day): Promise<void> {
  await refresh(weekPath(week_on), true);
  const draft = weekOfDraft(week_on).value?.draft;
  if (draft) await Promise.all([refresh(headPath(draft.id), true), refresh(differencePath(draft.id), true)]);
}

function keepHead(head: RosterHead): RosterHead {
  hold<RosterHead>(headPath(head.id)).data.value = head;
  const week = weekOfDraft(head.week_on);
  const others = week.value?.draft && week.value.draft.id !== head.id && ['discarded', 'published'].includes(head.state);
  if (week.value && !others) week.value = { ...week.value, draft: head };
  return head;
}

/** Sends one verb to a roster and keeps what it says. */
export const tell = (head: RosterHead, verb: string, body?: unknown): Promise<RosterHead | undefined> =>
  attempt(async () => keepHead(await send<RosterHead>('POST', `/api/rosters/${head.id}/${verb}`, body)), head.week_on);

/** Asks for a draft of the week. */
export const askDraft = (week_on: Day, seconds: number): Promise<RosterHead | undefined> =>
  attempt(async () => keepHead(await send<RosterHead>('POST', `/api/weeks/${week_on}/drafts`, { id: newId(), seconds })), week_on);

export const solveAgain = (head: RosterHead, seconds: number): Promise<RosterHead | undefined> =>
  tell(head, 'solve-again', { id: newId(), seconds });

export interface Given extends Change { pinned: boolean; reason: string | null; override: boolean }

/** Sends a change of the draft and shows it at once. The new head and the week, when it went through. */
async function put(draft: RosterHead, given: Given): Promise<{ head: RosterHead; week: Week } | undefined> {
  const shown = weekOfDraft(draft.week_on);
  const head = await tell(headOf(draft), 'assign', { ...given, version: headOf(draft).version });
  if (!head) return undefined;
  if (shown.value) shown.value = changed(shown.value, given, given.pinned);
  void reread(draft.week_on);
  return { head, week: shown.value! };
}

/** Puts a change into the draft. `said` is what is told of it; it can be taken back. */
export async function assign(draft: RosterHead, given: Given, said: string): Promise<boolean> {
  const before = weekOfDraft(draft.week_on).value;
  const back = before && undoing(before, given);
  const made = await put(draft, given);
  if (!made) return false;
  const { head, week } = made;
  if (back) remember({ draft: head.id, week_on: head.week_on, visit: given.visit_id, said, back: async () => !!(await put(head, { ...back, reason: null, override: false })) }, week);
  return true;
}

/** Fixes an assignment, or lets the next draft move it again. Words go into the record with the pin. */
export async function pin(draft: RosterHead, visit: Uuid, worker: Uuid, on: boolean, words = '', starts_at: Instant | null = null): Promise<void> {
  const head = await setPin(draft, visit, worker, on, words, starts_at);
  const week = weekOfDraft(draft.week_on).value;
  if (!head || !week) return;
  const said = t(on ? 'board.pin_set' : 'board.pin_out');
  remember({ draft: head.id, week_on: head.week_on, visit, said, back: async () => !!(await setPin(head, visit, worker, !on)) }, week);
}

async function setPin(draft: RosterHead, visit: Uuid, worker: Uuid, on: boolean, words = '', starts_at: Instant | null = null): Promise<RosterHead | undefined> {
  const head = headOf(draft);
  const done = words
    ? await tell(head, 'assign', {
      visit_id: visit, worker_id: worker, replaces: worker, starts_at, pinned: on, reason: words, override: false, version: head.version,
    })
    : await tell(head, 'pin', { visit_id: visit, worker_id: worker, pinned: on, version: head.version });
  const week = weekOfDraft(draft.week_on);
  if (done && week.value) week.value = pinned(week.value, visit, worker, on);
  return done;
}

/** The rules a refusal names, if that is why it was refused. */
export function brokenRules(error: unknown): Violation[] {
  if (!(error instanceof Problem) || error.code !== 'rule_broken') return [];
  return (error.params['violations'] ?? []) as Violation[];
}
