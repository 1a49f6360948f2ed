import { computed, signal } from '@preact/signals';
import { applied, inverse, type Patch } from './copies.ts';
import { opened, ownerId } from './db.ts';
import { newId } from './id.ts';
import { collapsed, isHere, nextDueAt, refusedOf, retried, waitingOf, type Row } from './outbox-rules.ts';
import { sendDue } from './outbox-sending.ts';

const RETRY_MS = 30_000;

/** A change to record: what to send, and how it shows on this phone until the server has it. */
export type Change = Pick<Row, 'thing' | 'method' | 'url' | 'words'> & {
  body?: Row['body'];
  copy?: string;
  patch?: Patch;
  answersCopy?: boolean;
  /** Milliseconds in which it can still be taken back before anybody is told. */
  holdMs?: number;
};

const rows = signal<Row[]>([]);
export const waiting = computed(() => waitingOf(rows.value));
export const refused = computed(() => refusedOf(rows.value));

/** Called with the path of a kept document that changed here, and with true when the server should be asked again. */
type CopyListener = (path: string, stale: boolean) => void | Promise<void>;
let copyChanged: CopyListener = () => undefined;
let signedOut: () => void = () => undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
/** Other pages of this browser hear what changed here. */
let channel: BroadcastChannel | undefined;

/** Starts sending what waits, now and whenever there may be signal again. */
export function startOutbox(listeners: { copyChanged: CopyListener; signedOut: () => void }): void {
  copyChanged = listeners.copyChanged;
  signedOut = listeners.signedOut;
  addEventListener('online', () => void flush());
  document.addEventListener('visibilitychange', () => void flush());
  channel = new BroadcastChannel('commonrota-outbox');
  channel.addEventListener('message', ({ data }) => {
    void readRows();
    if (data) void copyChanged(data, false);
  });
}

/** Reads what waits in the open database. */
export async function readRows(): Promise<void> {
  const db = await opened();
  rows.value = db ? await db.getAll('outbox') : [];
}

/** Keeps a change: the copy on this phone and the row to send, together or not at all. */
export async function record(change: Change): Promise<void> {
  const db = await opened();
  if (!db) throw new Error('nobody is signed in');
  const tx = db.transaction(['copies', 'outbox'], 'readwrite');
  const kept = change.copy ? await tx.objectStore('copies').get(change.copy) : undefined;
  const undo = kept && change.patch ? inverse(kept.value, change.patch) : null;
  const fresh = collapsed(await tx.objectStore('outbox').getAll(), rowOf(change, undo));
  if (kept && change.patch) await tx.objectStore('copies').put({ ...kept, value: applied(kept.value, change.patch) });
  await tx.objectStore('outbox').put(fresh);
  await tx.done;
  await told(change.copy);
  void flush();
}

function rowOf(change: Change, undo: Patch | null): Row {
  const madeAt = Date.now();
  return {
    id: newId(), thing: change.thing, method: change.method, url: change.url, body: change.body ?? null, copy: change.copy ?? null, undo,
    patch: change.patch ?? null, answersCopy: change.answersCopy ?? false, words: change.words, madeAt, dueAt: madeAt + (change.holdMs ?? 0),
    state: 'waiting', refusal: null,
  };
}

/** Takes back a change that was not sent. False when it has gone already, or may have. */
export async function takeBack(thing: string): Promise<boolean> {
  const db = await opened();
  if (!db) return false;
  const tx = db.transaction(['copies', 'outbox'], 'readwrite');
  const row = (await tx.objectStore('outbox').getAll()).find((each) => each.thing === thing && isHere(each));
  const kept = row?.copy ? await tx.objectStore('copies').get(row.copy) : undefined;
  if (row) await tx.objectStore('outbox').delete(row.sequence!);
  if (row?.undo && kept) await tx.objectStore('copies').put({ ...kept, value: applied(kept.value, row.undo) });
  await tx.done;
  await told(row?.copy);
  return !!row;
}

/** A refusal was read: it goes, and the screen shows what the server has. */
export async function dismiss(row: Row): Promise<void> {
  await (await opened())?.delete('outbox', row.sequence!);
  await told(row.copy);
  if (row.copy) await copyChanged(row.copy, true);
}

/** Sends a refused change once more, over what the server has now. */
export async function sendAgain(row: Row): Promise<void> {
  await (await opened())?.put('outbox', retried(row, newId(), Date.now()));
  await told(row.copy);
  await flush();
}

/** Sends what is due, oldest first; one page at a time, however many are open. */
export async function flush(): Promise<void> {
  const owner = ownerId();
  if (!owner) return;
  clearTimeout(timer);
  // Whoever is here when an answer comes: it is written where the change was read, or nowhere.
  const db = await opened();
  if (db) await locked(`outbox-${owner}`, () => sendDue({ owner, db, told, copyChanged, signedOut: () => { if (ownerId() === owner) signedOut(); } }).catch(ignoreClosed));
  if (ownerId() !== owner) return;
  await readRows();
  plan();
}

/** The member signed out here or in another page: their database is gone, and nothing is left to send. */
function ignoreClosed(error: unknown): void {
  if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error;
}

let turn: Promise<void> = Promise.resolve();

/** One at a time: across pages where the browser has locks, else in this page; the key of a change makes it one at the server. */
async function locked(name: string, work: () => Promise<void>): Promise<void> {
  const locks = globalThis.navigator?.locks;
  if (locks) return void (await locks.request(name, work));
  turn = turn.then(work, work);
  return turn;
}

/** Looks again when a held-back change is due, or later if something is still waiting. */
function plan(): void {
  const now = Date.now();
  const at = nextDueAt(rows.value, now) ?? (waiting.value.length ? now + RETRY_MS : undefined);
  clearTimeout(timer);
  if (at) timer = setTimeout(() => void flush(), at - now);
}

async function told(copy: string | null | undefined): Promise<void> {
  await readRows();
  if (copy) await copyChanged(copy, false);
  channel?.postMessage(copy ?? null);
}
