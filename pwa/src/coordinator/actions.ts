import { signal } from '@preact/signals';
import { Problem, send } from '../kit/api.ts';
import { newId } from '../kit/id.ts';
import { t } from '../kit/i18n.ts';
import { hold, refresh } from '../kit/store.ts';
import { toast } from '../parts/toast.tsx';
import type { Day, Instant, Uuid } from '../wire.ts';
import { differencePath, headPath, weekPath } from './events.ts';
import { changed, pinned, undoing } from './patch.ts';
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

/** Puts a change into the draft. `said` is what the toast says; Undo brings back what was. */
export async function assign(draft: RosterHead, given: Given, said: string, mayUndo = true): Promise<boolean> {
  const week = weekOfDraft(draft.week_on);
  const back = week.value && undoing(week.value, given);
  const head = await tell(headOf(draft), 'assign', { ...given, version: headOf(draft).version });
  if (!head) return false;
  if (week.value) week.value = changed(week.value, given, given.pinned);
  void reread(draft.week_on);
  const undo = () => void assign(headOf(head), { ...back!, reason: null, override: false }, t('board.undone'), false);
  toast({ text: said, ...(mayUndo && back && { undo }) });
  return true;
}

/** Fixes an assignment, or lets the next draft move it again. Words go into the record with the pin. */
export async function pin(draft: RosterHead, visit: Uuid, worker: Uuid, on: boolean, words = '', starts_at: Instant | null = null): Promise<void> {
  const head = headOf(draft);
  const done = words
    ? await tell(head, 'assign', {
      visit_id: visit, worker_id: worker, replaces: worker, starts_at, pinned: on, reason: words, override: false, version: head.version,
    })
    : await tell(head, 'pin', { visit_id: visit, worker_id: worker, pinned: on, version: head.version });
  if (!done) return;
  const week = weekOfDraft(draft.week_on);
  if (week.value) week.value = pinned(week.value, visit, worker, on);
  toast({ text: t(on ? 'board.pin_set' : 'board.pin_out'), undo: () => void pin(done, visit, worker, !on) });
}

/** The rules a refusal names, if that is why it was refused. */
export function brokenRules(error: unknown): Violation[] {
  if (!(error instanceof Problem) || error.code !== 'rule_broken') return [];
  return (error.params['violations'] ?? []) as Violation[];
}
