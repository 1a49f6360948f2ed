import { get, NoAnswer, Problem } from '../../kit/api.ts';
import type { Look } from '../../wire.ts';
import { of } from '../where.ts';
import type { Asks, Pin } from './check.ts';
import type { MyEntry } from './note.ts';

/** The ledger of this cooperative, asked over the wire. */
export const asks: Asks = {
  checkpoint: () => text('/api/ledger/checkpoint'),
  key: async () => (await get<{ ed25519: string }>('/api/ledger/key')).ed25519,
  entries: (before) => get<MyEntry[]>(of('/api/my/ledger', before === undefined ? {} : { before: String(before) })),
  inclusion: async (leaf, size) => (await get<Proof>(`/api/ledger/inclusion?leaf=${leaf}&size=${size}`)).hashes,
  consistency: async (from, to) => (await get<Proof>(`/api/ledger/consistency?from=${from}&to=${to}`)).hashes,
  looks: () => get<Look[]>(of('/api/my/data/looks')),
};

interface Proof { hashes: string[] }

/** The one answer that is no JSON: it is signed as it stands. */
async function text(path: string): Promise<string> {
  const response = await fetch(path, { cache: 'no-store' }).catch((cause: unknown) => { throw new NoAnswer('no answer', { cause }); });
  if (!response.ok) throw new Problem(response.status, {});
  return response.text();
}

const KEY = (cooperative: string) => `commonrota:ledger:${cooperative}`;

export function pinOf(cooperative: string): Pin | undefined {
  const kept = localStorage.getItem(KEY(cooperative));
  return kept ? (JSON.parse(kept) as Pin) : undefined;
}

export const keepPin = (cooperative: string, pin: Pin): void => localStorage.setItem(KEY(cooperative), JSON.stringify(pin));
