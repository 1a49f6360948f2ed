import type { Unsafe } from './api.ts';
import type { Patch } from './copies.ts';
import type { Params } from '../wire.ts';

/** Why the server refused: kept with the row until a person has read it. */
export interface Refusal { status: number; code: string; detail: string; params: Params }

/** One change a person made, waiting on this phone to be sent. */
export interface Row {
  /** Order of sending; given by the database. */
  sequence?: number;
  /** Idempotency key: a new one for every new content. */
  id: string;
  /** What the change is about: a later change of the same thing replaces this one. */
  thing: string;
  method: Unsafe;
  url: string;
  body: Record<string, unknown> | null;
  /** Path of the kept document this changed, and how to change it back. */
  copy: string | null;
  undo: Patch | null;
  patch?: Patch | null;
  /** The answer is the kept document itself. */
  answersCopy: boolean;
  /** How a list of waiting changes names it: a catalog key and its values. */
  words: { key: string; params: Params };
  madeAt: number;
  /** Not sent before: time to take it back, or to go on painting. */
  dueAt: number;
  state: 'waiting' | 'parked';
  refusal: Refusal | null;
  /** How often the server failed over it, and when it may be tried again; absent until it failed. */
  tries?: number;
  againAt?: number;
  /** It was on its way once: the co-op may have it although no answer came. */
  triedAt?: number | undefined;
}

/** How long a change rests after each failure of the server over it; after the last, a person says how it goes on. */
const PAUSES_MS = [5_000, 20_000, 60_000, 180_000];
const UNSENT = 'unsent';

/** Nobody refused it: the server failed each time. */
export const isUnsent = (row: Row): boolean => row.state === 'parked' && row.refusal?.code === UNSENT;

/** `row` after the server failed over it: to be tried later, or tried often enough and put aside, so that others can go. */
export function failed(row: Row, status: number, now: number): Row {
  const tries = (row.tries ?? 0) + 1;
  const pause = PAUSES_MS[tries - 1];
  if (pause === undefined) return parked({ ...row, tries }, { status, code: UNSENT, detail: '', params: {} });
  return { ...row, tries, againAt: now + pause };
}

/** It surely never left this phone. */
export const isHere = (row: Row): boolean => row.state === 'waiting' && row.triedAt === undefined;

/**
 * `fresh` as it is to be stored beside `rows`: a change of the same thing that never left gives up its place to it.
 * One that may have arrived keeps its own, or nobody would know from which version the later one starts.
 */
export function collapsed(rows: readonly Row[], fresh: Row): Row {
  const aside = rows.find((row) => row.thing === fresh.thing && isUnsent(row));
  // The screen went back to what the server has when it was put aside: `fresh` was made over that.
  if (aside) return { ...fresh, sequence: aside.sequence! };
  const earlier = rows.find((row) => row.thing === fresh.thing && isHere(row));
  if (!earlier) return fresh;
  return { ...fresh, sequence: earlier.sequence!, undo: earlier.undo, body: fromStart(fresh.body, earlier.body) };
}

/** What a change starts from, as the server is told: a version, or what stood before. */
const STARTS = ['version', 'before'] as const;

/** A later edit still starts from what the server said before the earlier one. */
function fromStart(body: Row['body'], earlier: Row['body']): Row['body'] {
  const start = STARTS.filter((name) => body && earlier && name in body && name in earlier).map((name) => [name, earlier![name]]);
  return body && { ...body, ...Object.fromEntries(start) };
}

/** The later change of the same thing that waits behind `row`. */
export const replacedBy = (rows: readonly Row[], row: Row): Row | undefined =>
  rows.find((each) => each.thing === row.thing && each.state === 'waiting' && each.sequence! > row.sequence!);

const inOrder = (rows: readonly Row[]): Row[] => [...rows].sort((a, b) => a.sequence! - b.sequence!);

/** Nothing waits longer than this on purpose: what seems to was written before the phone's clock was set back. */
const LONGEST_MS = 180_000;
const soon = (at: number, now: number): number => (at > now + LONGEST_MS ? now : at);
const goesAt = ({ dueAt, againAt = 0 }: Row, now: number): number => Math.max(soon(dueAt, now), soon(againAt, now));

/** The oldest change that may go now. While it rests after a failure nothing overtakes it: a later one may build on it. */
export function nextDue(rows: readonly Row[], now: number): Row | undefined {
  const first = waitingOf(rows).find((row) => soon(row.dueAt, now) <= now);
  return first && goesAt(first, now) <= now ? first : undefined;
}

/** When the next held-back or resting change becomes due; undefined when there is none. */
export function nextDueAt(rows: readonly Row[], now: number): number | undefined {
  const times = waitingOf(rows).map((row) => goesAt(row, now)).filter((at) => at > now);
  return times.length ? Math.min(...times) : undefined;
}

/**
 * The waiting changes of `copy` that must now start from `version`, because one of ours made it.
 * Only our own single step is followed: a version that jumped further is somebody else's work, and stays a conflict.
 */
export function rebased(rows: readonly Row[], copy: string, version: number): Row[] {
  return rows
    .filter((row) => row.copy === copy && row.state === 'waiting' && row.body?.['version'] === version - 1)
    .map((row) => ({ ...row, body: { ...row.body, version } }));
}

export const parked = (row: Row, refusal: Refusal): Row => ({ ...row, state: 'parked', refusal });

/** The same change again, on top of what the server has now, which a refusal says. */
export function retried(row: Row, id: string, now: number): Row {
  const current = row.refusal?.params['current'];
  const start = STARTS.find((name) => row.body && name in row.body);
  const body = start && current !== undefined ? { ...row.body, [start]: current } : row.body;
  // Nobody said no to an unsent one, so it may have arrived: the same key makes it one change still.
  const key = isUnsent(row) ? { id: row.id } : { id, triedAt: undefined };
  return { ...row, ...key, body, state: 'waiting', refusal: null, dueAt: now, tries: 0, againAt: 0 };
}

export const waitingOf = (rows: readonly Row[]): Row[] => inOrder(rows.filter((row) => row.state === 'waiting'));
export const refusedOf = (rows: readonly Row[]): Row[] => inOrder(rows.filter((row) => row.state === 'parked'));
