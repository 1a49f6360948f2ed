import { canonical, fromHex, same, toHex, utf8 } from './bytes.ts';
import { committed, isSigned, readCheckpoint, standsFor, type Checkpoint, type MyEntry, type Signed } from './note.ts';
import { extendsIt, includes, leafHash } from './tree.ts';

/** What is asked of the server; everything else is worked out here. */
export interface Asks {
  checkpoint: () => Promise<string>;
  key: () => Promise<string>;
  entries: (before?: number) => Promise<MyEntry[]>;
  inclusion: (leaf: number, size: number) => Promise<string[]>;
  consistency: (from: number, to: number) => Promise<string[]>;
  /** The newest looks, as the page of them says. */
  looks: () => Promise<{ id: string; opened_at: string }[]>;
}

/** The last checkpoint this phone saw, and the key it was signed with. */
export interface Pin { note: string; key: string; at: number }

export type Wrong = 'no_checkpoint' | 'signature' | 'key' | 'history';
export type EntryWrong = 'place' | 'words' | 'about';

/** What was checked, and what does not fit. */
export interface Found {
  note: string;
  key: string;
  size: number;
  signed: Signed;
  /** Since when nothing was rewritten, as far as this phone can tell; undefined the first time. */
  since: number | undefined;
  wrong: Wrong[];
  checked: number;
  wrongEntries: { entry: MyEntry; why: EntryWrong }[];
  /** Looks that the page of them shows and the ledger does not have. */
  missing: number;
  older: number | undefined;
}

/** How many entries at once: each needs a proof of its own. */
const AT_ONCE = 100;
const TOGETHER = 6;

/** Checks the seal, that nothing from before was rewritten, and the newest entries about `member`. */
export async function check(asks: Asks, member: string, pin: Pin | undefined, before?: number): Promise<Found> {
  // First what is about me: the server appends what still waits, and the checkpoint after it holds all of it.
  const told = await asks.entries(before);
  const entries = told.slice(0, AT_ONCE);
  const [note, key, looks] = [await asks.checkpoint(), await asks.key(), before === undefined ? await asks.looks() : []];
  const checkpoint = readCheckpoint(note);
  const found: Found = { note, key, size: checkpoint?.size ?? 0, signed: 'no', since: pin?.at, wrong: [], checked: 0, wrongEntries: [], missing: 0, older: undefined };
  if (!checkpoint) return { ...found, wrong: ['no_checkpoint'] };
  found.signed = await isSigned(checkpoint, key);
  if (found.signed === 'no') found.wrong.push('signature');
  if (pin) found.wrong.push(...await against(asks, pin, checkpoint, key));
  await inTurns(entries, async (entry) => {
    const why = await wrongIn(asks, entry, member, checkpoint);
    found.checked += 1;
    if (why) found.wrongEntries.push({ entry, why });
  });
  const held = new Set(told.map((each) => String(each.entry['id'])));
  // What came before the oldest of these entries is not among them; of a short list nothing is left out.
  const since = told.length < AT_ONCE ? 0 : Date.parse(told.at(-1)!.at);
  found.missing = looks.filter(({ id, opened_at }) => Date.parse(opened_at) > since && !held.has(id)).length;
  if (entries.length === AT_ONCE) found.older = entries.at(-1)!.leaf_index;
  return found;
}

/** What does not fit what this phone saw before. */
async function against(asks: Asks, pin: Pin, now: Checkpoint, key: string): Promise<Wrong[]> {
  const before = readCheckpoint(pin.note);
  if (!before) return [];
  if (pin.key !== key || before.origin !== now.origin) return ['key'];
  if (before.size > now.size) return ['history'];
  const proof = before.size > 0 && before.size < now.size ? await asks.consistency(before.size, now.size) : [];
  return (await extendsIt(before.size, before.root, now.size, now.root, proof.map(fromHex))) ? [] : ['history'];
}

/** The first thing that does not fit in one entry: where it stands, what it says, whom it is about. */
async function wrongIn(asks: Asks, entry: MyEntry, member: string, checkpoint: Checkpoint): Promise<EntryWrong | undefined> {
  const payload = utf8(canonical(entry.payload));
  const commitment = String(entry.entry['commitment']);
  if (!same(await committed(entry.salt, payload), fromHex(commitment))) return 'words';
  const about = entry.payload['about'];
  if (!Array.isArray(about) || !about.includes(toHex(await standsFor(entry.subject_salt, member)))) return 'about';
  const proof = (await asks.inclusion(entry.leaf_index, checkpoint.size)).map(fromHex);
  const hash = await leafHash(utf8(canonical(entry.entry)));
  if (!(await includes(hash, entry.leaf_index, checkpoint.size, proof, checkpoint.root))) return 'place';
  // What is said beside the entry has to be what the entry says: by it the page tells how far back it has looked.
  return entry.kind === entry.entry['kind'] && entry.at === entry.entry['at'] ? undefined : 'words';
}

/** A few at a time, so that a slow line is not asked a hundred things at once. */
async function inTurns<T>(items: T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const one = async (): Promise<void> => { for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item); };
  await Promise.all(Array.from({ length: TOGETHER }, one));
}

export const fits = (found: Found): boolean => !found.wrong.length && !found.wrongEntries.length && !found.missing;
