import { isPassing, Problem, send } from './api.ts';
import type { Database } from './db.ts';
import { failed, nextDue, parked, rebased, replacedBy, type Row } from './outbox-rules.ts';

/** Whose changes go, out of which database, and who hears of it. */
export interface Sending {
  owner: string;
  db: Database;
  /** The rows, and maybe a kept document, changed on this phone. */
  told: (copy: string | null) => Promise<void>;
  copyChanged: (path: string, stale: boolean) => void | Promise<void>;
  signedOut: () => void;
}

/** Sends one after the other until nothing is due or nobody answers. */
export async function sendDue(sending: Sending): Promise<void> {
  for (;;) {
    const row = await taken(sending.db);
    if (!row || !(await deliver(sending, row))) return;
  }
}

/** Nobody takes back what they no longer see: what is held for that goes when the page is put away, before the phone sleeps on it. */
const PUT_AWAY_MS = 15_000;

/** The next to go, marked as gone before it goes: where this page ends now, nobody thinks that it never left. */
async function taken(db: Database): Promise<Row | undefined> {
  const tx = db.transaction('outbox', 'readwrite');
  const row = nextDue(await tx.store.getAll(), Date.now() + (globalThis.document?.hidden ? PUT_AWAY_MS : 0));
  const leaves = globalThis.navigator?.onLine !== false;
  if (row && leaves && row.triedAt === undefined) await tx.store.put({ ...row, triedAt: Date.now() });
  await tx.done;
  return row;
}

/** True when the next one may be tried. */
async function deliver(sending: Sending, row: Row): Promise<boolean> {
  let answer: unknown;
  try {
    answer = await send(row.method, row.url, row.body ?? undefined, row.id, sending.owner);
  } catch (error) {
    return notTaken(sending, row, error);
  }
  await settle(sending, row, answer);
  return true;
}

async function notTaken(sending: Sending, row: Row, error: unknown): Promise<boolean> {
  if (isPassing(error)) return keepSafe(), false;
  if (!(error instanceof Problem) || error.status >= 500) await postpone(sending, row, error);
  else if (error.status === 401) return sending.signedOut(), false;
  else if (error.status === 404 && row.method === 'DELETE') await settle(sending, row, undefined);
  else await aside(sending, row, parked(row, refusalOf(error)));
  return true;
}

const ASKED_KEY = 'commonrota:persist';

/** Something lives on this phone alone: it is asked once, ever, not to throw it away when it runs short of room. */
function keepSafe(): void {
  if (!globalThis.navigator?.storage?.persist || localStorage.getItem(ASKED_KEY)) return;
  localStorage.setItem(ASKED_KEY, '1');
  void navigator.storage.persist();
}

const refusalOf = ({ status, code, message, params }: Problem) => ({ status, code, detail: message, params });

async function settle({ db, told, copyChanged }: Sending, row: Row, answer: unknown): Promise<void> {
  const tx = db.transaction(['copies', 'outbox'], 'readwrite');
  const store = tx.objectStore('outbox');
  if ((await store.get(row.sequence!))?.id === row.id) await store.delete(row.sequence!);
  const version = (answer as { version?: number } | undefined)?.version;
  const left = await store.getAll();
  if (row.copy && version !== undefined) for (const each of rebased(left, row.copy, version)) await store.put(each);
  const mine = left.some((each) => each.copy === row.copy && each.state === 'waiting');
  if (row.copy && row.answersCopy && answer && !mine) {
    await tx.objectStore('copies').put({ path: row.copy, value: answer, at: Date.now() });
  }
  await tx.done;
  await told(row.copy);
  if (row.copy && !row.answersCopy) void copyChanged(row.copy, true);
}

/** Lets a change rest that the server failed over, whatever the failure is. */
async function postpone(sending: Sending, row: Row, error: unknown): Promise<void> {
  const next = failed(row, error instanceof Problem ? error.status : 0, Date.now());
  if (next.state === 'parked') return aside(sending, row, next);
  const tx = sending.db.transaction('outbox', 'readwrite');
  if ((await tx.store.get(row.sequence!))?.id === row.id) await tx.store.put({ ...next, triedAt: row.triedAt ?? row.madeAt });
  await tx.done;
}

/** Puts a change where it holds up no other, for a person to read; a later one of the same thing speaks for it. */
async function aside({ db, told, copyChanged }: Sending, row: Row, as: Row): Promise<void> {
  const tx = db.transaction('outbox', 'readwrite');
  const current = await tx.store.get(row.sequence!);
  const later = replacedBy(await tx.store.getAll(), row);
  if (current?.id === row.id) await (later ? tx.store.delete(row.sequence!) : tx.store.put(as));
  if (later) await tx.store.put({ ...later, undo: row.undo });
  await tx.done;
  await told(row.copy);
  if (row.copy) void copyChanged(row.copy, true);
}
