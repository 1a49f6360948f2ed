import { signal, type Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { get, offline, Problem, signalLost } from './api.ts';
import { applied } from './copies.ts';
import { opened, ownerId } from './db.ts';
import { waitingOf } from './outbox-rules.ts';
import { flush, waiting } from './outbox.ts';

/** One document of the server as this phone knows it. */
export interface Held<T> {
  data: Signal<T | undefined>;
  /** When `data` came from the server, in milliseconds. */
  at: Signal<number | undefined>;
  /** Why the last refresh failed; cleared by the next that works. */
  error: Signal<unknown>;
}

const SLOW_MS = 400;
const FRESH_MS = 3_000;
/** Without signal it is asked again so often, for a phone that never says that it has some. */
const AGAIN_MS = 30_000;

const held = new Map<string, Held<unknown>>();
const shown = new Map<string, number>();
const asking = new Map<string, Promise<void>>();
/** How often a kept document changed on this phone, so that an answer asked for before is known to be older. */
const changed = new Map<string, number>();

/** Something has been asked for longer than people like to wait: a thin line shows. */
export const slow = signal(false);
/** Called when the server no longer knows us. */
let signedOut: () => void = () => undefined;
/** Whether an answer may outlive the page. */
let isKept: (path: string) => boolean = () => true;

/** Starts keeping what is on screen fresh. */
export function startStore(onSignedOut: () => void, mayKeep = isKept): void {
  signedOut = onSignedOut;
  isKept = mayKeep;
  const renew = (force: boolean) => { if (document.visibilityState === 'visible') for (const path of shown.keys()) void refresh(path, force); };
  document.addEventListener('visibilitychange', () => renew(false));
  // The phone may be wrong about it: whoever is asked next says so again.
  addEventListener('online', () => { offline.value = false; renew(true); });
  setInterval(() => { if (offline.value) renew(true); }, AGAIN_MS);
  addEventListener('offline', signalLost);
}

/** What is known of `path` now: from this phone at once, then from the server. */
export function hold<T>(path: string): Held<T> {
  let found = held.get(path);
  if (!found) {
    found = { data: signal(undefined), at: signal(undefined), error: signal(undefined) };
    held.set(path, found);
    void reread(path);
  }
  return found as Held<T>;
}

/** `hold`, refreshed when the part appears; undefined path holds nothing. */
export function useHeld<T>(path: string): Held<T> {
  useEffect(() => {
    shown.set(path, (shown.get(path) ?? 0) + 1);
    void refresh(path);
    return () => {
      const left = shown.get(path)! - 1;
      if (left) shown.set(path, left);
      else shown.delete(path);
    };
  }, [path]);
  return hold<T>(path);
}

/** Takes what the database of this phone says. */
async function reread(path: string): Promise<void> {
  const copy = await (await opened())?.get('copies', path);
  const target = held.get(path);
  if (!copy || !target) return;
  target.data.value = copy.value;
  target.at.value = copy.at;
}

/** A kept document changed on this phone; `stale` asks the server too. */
export async function copyChanged(path: string, stale: boolean): Promise<void> {
  changed.set(path, (changed.get(path) ?? 0) + 1);
  await reread(path);
  if (stale) await refresh(path, true);
}

/** Of a time that is still to come, nothing is known but that the phone's clock was set back. */
const isFresh = (at: number | undefined): boolean => at !== undefined && Math.abs(Date.now() - at) < FRESH_MS;

/** Asks the server, once however many want to know. Changes of ours that wait are sent first and never painted over. */
export function refresh(path: string, force = false): Promise<void> {
  const target = hold(path);
  if (!force && isFresh(target.at.value)) return Promise.resolve();
  let asked = asking.get(path);
  if (!asked) {
    const own = ask(path, target).finally(() => {
      if (asking.get(path) === own) asking.delete(path);
      mark();
    });
    asking.set(path, (asked = own));
    setTimeout(mark, SLOW_MS + 10);
    started.set(path, Date.now());
  }
  return asked;
}

const started = new Map<string, number>();
function mark(): void {
  slow.value = [...asking.keys()].some((path) => Date.now() - (started.get(path) ?? 0) > SLOW_MS);
}

async function ask(path: string, target: Held<unknown>): Promise<void> {
  const owner = ownerId();
  try {
    if (waiting.value.some((row) => row.copy === path)) await flush();
    const count = changed.get(path);
    const value = await get<unknown>(path, owner);
    if (ownerId() !== owner) return;
    if (changed.get(path) !== count) return await ask(path, target);
    target.error.value = undefined;
    if (isKept(path) && (await keep(path, value))) return await reread(path);
    target.data.value = value;
    target.at.value = Date.now();
  } catch (error) {
    // Whoever is here now is not signed out by an answer to whoever was.
    if (ownerId() !== owner) return;
    target.error.value = error;
    if (!(error instanceof Problem)) return;
    if (error.status === 401) signedOut();
    if (error.status === 403 || error.status === 404) await drop(path, target);
  }
}

/** What is not ours to see any more does not stay on this phone. */
async function drop(path: string, target: Held<unknown>): Promise<void> {
  target.data.value = undefined;
  await (await opened())?.delete('copies', path);
}

/**
 * Stores the server's answer unless a change of ours on the same document still waits. Where nothing of the document is
 * left to have been changed, because the session had ended meanwhile, it is stored as it will be once ours has gone.
 */
async function keep(path: string, value: unknown): Promise<boolean> {
  const db = await opened();
  if (!db) return false;
  const tx = db.transaction(['copies', 'outbox'], 'readwrite');
  const ours = waitingOf(await tx.objectStore('outbox').getAll()).filter((row) => row.copy === path);
  if (!ours.length || !(await tx.objectStore('copies').get(path))) {
    const shown = ours.reduce((so, row) => (row.patch ? applied(so, row.patch) : so), value);
    await tx.objectStore('copies').put({ path, value: shown, at: Date.now() });
  }
  await tx.done;
  return true;
}

/** Forgets everything in memory; the database is wiped by who signs out. */
export function forget(): void {
  held.clear();
  shown.clear();
  asking.clear();
  started.clear();
  changed.clear();
}
