import { fromBase64, fromHex, joined, same, sha256, utf8, type Bytes } from './bytes.ts';

/** A checkpoint as C2SP writes it: how large the ledger is, the root over all of it, and who signed that. */
export interface Checkpoint { origin: string; size: number; root: Bytes; body: string; lines: string[] }

const MARK = '\u2014 ';

export function readCheckpoint(note: string): Checkpoint | null {
  const gap = note.lastIndexOf('\n\n');
  const body = note.slice(0, gap + 1);
  const [origin = '', size = '', root = '', ...rest] = body.split('\n');
  if (gap < 0 || !origin || !/^(0|[1-9]\d*)$/.test(size) || !/^[A-Za-z0-9+/]{43}=$/.test(root) || rest.length !== 1 || rest[0] !== '') return null;
  return { origin, size: Number(size), root: fromBase64(root), body, lines: note.slice(gap + 2).split('\n').filter(Boolean) };
}

export type Signed = 'yes' | 'no' | 'unknown';

/** Whether the ledger's own key signed it; unknown where this browser has no Ed25519. */
export async function isSigned(checkpoint: Checkpoint, publicHex: string): Promise<Signed> {
  const raw = fromHex(publicHex);
  const id = (await sha256(utf8(`${checkpoint.origin}\n`), fromHex('01'), raw)).slice(0, 4);
  const mine = checkpoint.lines.filter((line) => line.startsWith(`${MARK}${checkpoint.origin} `)).map((line) => fromBase64(line.slice(line.lastIndexOf(' ') + 1)));
  const key = await crypto.subtle.importKey('raw', raw, { name: 'Ed25519' }, false, ['verify']).catch(() => undefined);
  if (!key) return 'unknown';
  for (const signature of mine.filter((each) => same(each.slice(0, 4), id))) {
    if (await crypto.subtle.verify({ name: 'Ed25519' }, key, signature.slice(4), utf8(checkpoint.body))) return 'yes';
  }
  return 'no';
}

/** What opens an entry about somebody, as the server tells it to them alone. */
export interface MyEntry {
  leaf_index: number; kind: string; at: string; entry: Record<string, unknown>; payload: Record<string, unknown>; salt: string; subject_salt: string;
}

/** What stands for a member in the payload of one entry: nobody without the salt can tell who it is. */
export const standsFor = async (salt: string, member: string): Promise<Bytes> => sha256(fromHex(salt), fromHex(member.replaceAll('-', '')));
export const committed = async (salt: string, payload: Bytes): Promise<Bytes> => sha256(joined(fromHex(salt), payload));
