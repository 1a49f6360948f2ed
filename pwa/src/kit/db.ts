import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Row } from './outbox-rules.ts';

/** The last known answer of one GET path, and when it came. */
export interface Copy { path: string; value: unknown; at: number }

interface Schema extends DBSchema {
  copies: { key: string; value: Copy };
  outbox: { key: number; value: Row };
}
export type Database = IDBPDatabase<Schema>;

/** As long as a session lasts that nobody uses. */
const KEEP_COPIES_MS = 14 * 86_400_000;
const nameFor = (member: string) => `commonrota-${member}`;

let open: Promise<Database> | undefined;
let owner = '';

/** Opens the database of one member; nobody else's is ever read. */
export function openFor(member: string): Promise<Database> {
  if (owner !== member) {
    owner = member;
    open = openDB<Schema>(nameFor(member), 1, {
      upgrade(db) {
        db.createObjectStore('copies', { keyPath: 'path' });
        db.createObjectStore('outbox', { keyPath: 'sequence', autoIncrement: true });
      },
      blocking: (_, __, event) => (event.target as IDBDatabase).close(),
    });
  }
  return open!;
}

/** The open database, or undefined when nobody is signed in. */
export const opened = (): Promise<Database> | undefined => open;
export const ownerId = (): string => owner;

/** Deletes everything this phone holds of the member who is signed in. */
export async function wipe(): Promise<void> {
  const name = nameFor(owner);
  const db = await open;
  db?.close();
  open = undefined;
  owner = '';
  // A browser that was told to forget this site may be at it already: then the second try finds nothing to do.
  if (db) await deleteDB(name).catch(() => deleteDB(name));
}

/** Deletes what was read, keeps what was not sent: for a session that ended elsewhere. */
export async function forgetCopies(): Promise<void> {
  await (await open)?.clear('copies');
}

/** Drops copies nobody refreshed for long. */
export async function prune(now: number): Promise<void> {
  const db = await open;
  if (!db) return;
  const tx = db.transaction('copies', 'readwrite');
  for await (const cursor of tx.store) if (cursor.value.at < now - KEEP_COPIES_MS) await cursor.delete();
  await tx.done;
}
