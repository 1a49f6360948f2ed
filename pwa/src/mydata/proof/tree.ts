import { fromHex, same, sha256, type Bytes } from './bytes.ts';

/** Merkle trees as RFC 9162 draws them (section 2.1): what a proof must come to. */

const LEAF = fromHex('00');
const NODE = fromHex('01');

export const leafHash = (entry: Bytes): Promise<Bytes> => sha256(LEAF, entry);
export const nodeHash = (first: Bytes, second: Bytes): Promise<Bytes> => sha256(NODE, first, second);

/** A way up the tree: which leaf or size one stands at, and which is the last there. */
interface Way { at: number; last: number }
const half = (value: number): number => Math.floor(value / 2);

/** One level up; true where what the proof says stands before what one has. */
function up(way: Way): boolean {
  const before = way.at % 2 === 1 || way.at === way.last;
  if (before) while (way.at > 0 && way.at % 2 === 0) { way.at = half(way.at); way.last = half(way.last); }
  way.at = half(way.at);
  way.last = half(way.last);
  return before;
}

/** Whether the leaf with this hash stands at `leaf` in the tree of `size` with that root. */
export async function includes(hash: Bytes, leaf: number, size: number, proof: Bytes[], root: Bytes): Promise<boolean> {
  if (leaf < 0 || leaf >= size) return false;
  const way = { at: leaf, last: size - 1 };
  let found = hash;
  for (const each of proof) {
    if (way.last === 0) return false;
    found = up(way) ? await nodeHash(each, found) : await nodeHash(found, each);
  }
  return way.last === 0 && same(found, root);
}

/** Whether the tree of `size` begins with the tree of `old`: nothing that was there was changed or taken out. */
export async function extendsIt(old: number, oldRoot: Bytes, size: number, root: Bytes, proof: Bytes[]): Promise<boolean> {
  if (old < 0 || old > size) return false;
  if (old === size) return !proof.length && same(oldRoot, root);
  if (old === 0) return !proof.length && same(oldRoot, await sha256());
  const whole = Number.isInteger(Math.log2(old));
  const [first, ...rest] = whole ? [oldRoot, ...proof] : proof;
  if (!first) return false;
  const way = { at: old - 1, last: size - 1 };
  while (way.at % 2 === 1) { way.at = half(way.at); way.last = half(way.last); }
  let [before, after] = [first, first];
  for (const each of rest) {
    if (way.last === 0) return false;
    if (up(way)) [before, after] = [await nodeHash(each, before), await nodeHash(each, after)];
    else after = await nodeHash(after, each);
  }
  return way.last === 0 && same(before, oldRoot) && same(after, root);
}
