import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonical, fromHex, sha256, toHex, utf8, type Bytes } from '../src/mydata/proof/bytes.ts';
import { check, fits, type Asks, type Pin } from '../src/mydata/proof/check.ts';
import { isSigned, readCheckpoint, standsFor, type MyEntry } from '../src/mydata/proof/note.ts';
import { extendsIt, includes, leafHash, nodeHash } from '../src/mydata/proof/tree.ts';

/** What the server's own signer writes for a root of SHA-256("root") over three entries, with the bytes 0 to 31 as its secret. */
const NOTE = 'rota.example/ledger/willow\n3\nSBNJTRN+FjG7owHVrKtue7eqdM4RhdRWVl71HXN2d7I=\n\n\u2014 rota.example/ledger/willow bZPMKmjw9wOTDs/pJVNtGqKBYY5yO6OdNS4Eua918avE8krsAi0D/ViCRl/38NJjSCye9XY3b/sjhfPncXiHpGwLKgs=\n';
const KEY = '03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8';
const ME = '019ab000-0000-7000-8000-000000000001';

const halfOf = (count: number): number => 2 ** Math.ceil(Math.log2(count) - 1);
async function rootOf(leaves: Bytes[]): Promise<Bytes> {
  if (!leaves.length) return sha256();
  if (leaves.length === 1) return leaves[0]!;
  const half = halfOf(leaves.length);
  return nodeHash(await rootOf(leaves.slice(0, half)), await rootOf(leaves.slice(half)));
}
async function pathOf(leaf: number, leaves: Bytes[]): Promise<Bytes[]> {
  if (leaves.length === 1) return [];
  const half = halfOf(leaves.length);
  const [first, rest] = [leaves.slice(0, half), leaves.slice(half)];
  return leaf < half ? [...await pathOf(leaf, first), await rootOf(rest)] : [...await pathOf(leaf - half, rest), await rootOf(first)];
}
async function growth(old: number, leaves: Bytes[], known = true): Promise<Bytes[]> {
  if (old === leaves.length) return known ? [] : [await rootOf(leaves)];
  const half = halfOf(leaves.length);
  const [first, rest] = [leaves.slice(0, half), leaves.slice(half)];
  return old <= half ? [...await growth(old, first, known), await rootOf(rest)] : [...await growth(old - half, rest, false), await rootOf(first)];
}
const leavesOf = (count: number) => Promise.all(Array.from({ length: count }, (_, at) => leafHash(utf8(`entry ${at}`))));
const spoilt = (bytes: Bytes): Bytes => bytes.map((byte, at) => (at === 7 ? byte ^ 1 : byte)) as Bytes;

test('every entry of every small tree is where its proof says, and with anything changed it is not', async () => {
  for (let size = 1; size <= 17; size++) {
    const leaves = await leavesOf(size);
    const root = await rootOf(leaves);
    for (let leaf = 0; leaf < size; leaf++) {
      const proof = await pathOf(leaf, leaves);
      assert.ok(await includes(leaves[leaf]!, leaf, size, proof, root), `${leaf} of ${size}`);
      assert.ok(!(await includes(spoilt(leaves[leaf]!), leaf, size, proof, root)));
      assert.ok(!(await includes(leaves[leaf]!, leaf, size, proof, spoilt(root))));
      assert.ok(!(await includes(leaves[leaf]!, leaf, size, [...proof, root], root)));
      if (proof.length) assert.ok(!(await includes(leaves[leaf]!, leaf, size, proof.slice(1), root)));
    }
  }
});

test('every small tree goes on from every smaller one, and a rewritten, a dropped or a reordered entry is seen', async () => {
  for (let size = 1; size <= 17; size++) {
    const leaves = await leavesOf(size);
    const root = await rootOf(leaves);
    for (let old = 1; old <= size; old++) {
      const proof = await growth(old, leaves);
      const before = await rootOf(leaves.slice(0, old));
      assert.ok(await extendsIt(old, before, size, root, proof), `${old} in ${size}`);
      assert.ok(!(await extendsIt(old, spoilt(before), size, root, proof)));
      const rewritten = leaves.map((leaf, at) => (at === 0 ? spoilt(leaf) : leaf));
      assert.ok(!(await extendsIt(old, before, size, await rootOf(rewritten), await growth(old, rewritten))), `rewritten ${old} in ${size}`);
      assert.ok(!(await extendsIt(size, root, old, before, proof)) || old === size, 'it never becomes smaller');
    }
  }
});

test('a checkpoint is read and its seal known, as the server writes both', async () => {
  const checkpoint = readCheckpoint(NOTE)!;
  assert.deepEqual([checkpoint.origin, checkpoint.size, toHex(checkpoint.root)], ['rota.example/ledger/willow', 3, toHex(await sha256(utf8('root')))]);
  assert.equal(await isSigned(checkpoint, KEY), 'yes');
  assert.equal(await isSigned(readCheckpoint(NOTE.replace('\n3\n', '\n4\n'))!, KEY), 'no');
  assert.equal(await isSigned(checkpoint, toHex(spoilt(fromHex(KEY)))), 'no');
  for (const broken of ['', 'x\n', NOTE.replace('\n3\n', '\n03\n'), NOTE.replace('\n\n', '\n'), NOTE.replace('SBN', '')]) assert.equal(readCheckpoint(broken), null);
});

test('a value has one text, whatever order its names came in', () => {
  assert.equal(canonical({ b: [1, null, 'é"\n'], a: { d: true, c: '\u20ac' } }), '{"a":{"c":"€","d":true},"b":[1,null,"é\\"\\n"]}');
});

/** A ledger of ours, in which every second entry is about me. */
async function aLedger(size: number) {
  const pair = await crypto.subtle.generateKey({ name: 'Ed25519' }, true, ['sign', 'verify']) as CryptoKeyPair;
  const key = toHex(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
  const entries: MyEntry[] = [];
  const texts: string[] = [];
  for (let at = 0; at < size; at++) {
    const [salt, subject_salt] = [toHex(await sha256(utf8(`salt ${at}`))), toHex(await sha256(utf8(`mine ${at}`)))];
    const payload = { purpose: 'Scheduling', about: [toHex(await standsFor(subject_salt, ME))] };
    const entry = { id: `look-${at}`, kind: 'access_granted', at: `2026-11-23T08:${String(at).padStart(2, '0')}:00.000000Z`, commitment: toHex(await sha256(fromHex(salt), utf8(canonical(payload)))), declaration: null };
    texts.push(canonical(entry));
    if (at % 2 === 0) entries.unshift({ leaf_index: at, kind: entry.kind, at: entry.at, entry, payload, salt, subject_salt });
  }
  const leaves = await Promise.all(texts.map((text) => leafHash(utf8(text))));
  const sign = async (count: number): Promise<string> => {
    const body = `rota.example/ledger/willow\n${count}\n${btoa(String.fromCharCode(...await rootOf(leaves.slice(0, count))))}\n`;
    const id = (await sha256(utf8('rota.example/ledger/willow\n'), fromHex('01'), fromHex(key))).slice(0, 4);
    const signature = new Uint8Array(await crypto.subtle.sign('Ed25519', pair.privateKey, utf8(body)));
    return `${body}\n\u2014 rota.example/ledger/willow ${btoa(String.fromCharCode(...id, ...signature))}\n`;
  };
  const asks: Asks = {
    checkpoint: () => sign(size),
    key: async () => key,
    entries: async (before) => entries.filter((each) => before === undefined || each.leaf_index < before),
    inclusion: async (leaf, count) => (await pathOf(leaf, leaves.slice(0, count))).map(toHex),
    consistency: async (from, to) => (await growth(from, leaves.slice(0, to))).map(toHex),
    looks: async () => entries.map((each) => ({ id: String(each.entry['id']), opened_at: each.at })),
  };
  return { asks, entries, sign, key };
}

test('a ledger that nobody touched fits, the first time and each time after', async () => {
  const { asks, sign, key } = await aLedger(11);
  const first = await check(asks, ME, undefined);
  assert.deepEqual([fits(first), first.signed, first.checked, first.since], [true, 'yes', 6, undefined]);
  const pin: Pin = { note: await sign(5), key, at: 1 };
  assert.ok(fits(await check(asks, ME, pin)));
  assert.ok(fits(await check(asks, ME, { ...pin, note: await sign(11) })));
});

test('a payload, an entry, a root, a look or a key that was changed is told by what does not fit', async () => {
  const { asks, entries, sign, key } = await aLedger(11);
  const told = async (more: Partial<Asks>, pin?: Pin) => check({ ...asks, ...more }, ME, pin);
  const [first, ...rest] = entries as [MyEntry, ...MyEntry[]];
  const words = await told({ entries: async () => [{ ...first, payload: { ...first.payload, purpose: 'Marketing' } }, ...rest] });
  assert.deepEqual(words.wrongEntries.map((each) => each.why), ['words']);
  for (const said of [{ kind: 'agreement_made' }, { at: '2026-11-24T08:00:00.000000Z' }]) {
    const beside = await told({ entries: async () => [{ ...first, ...said }, ...rest] });
    assert.deepEqual(beside.wrongEntries.map((each) => each.why), ['words']);
  }
  const moved = await told({ entries: async () => [{ ...first, entry: { ...first.entry, at: 'another' } }, ...rest] });
  assert.deepEqual(moved.wrongEntries.map((each) => each.why), ['place']);
  assert.deepEqual((await check(asks, ME.replace('1', '2'), undefined)).wrongEntries.map((each) => each.why), entries.map(() => 'about'));
  for (const kept of [rest, [first, ...rest.slice(1)], entries.slice(0, -1)]) assert.equal((await told({ entries: async () => kept })).missing, 1);
  const other = await aLedger(11);
  assert.deepEqual((await told({}, { note: await other.sign(7), key: other.key, at: 1 })).wrong, ['key']);
  assert.deepEqual((await told({ checkpoint: () => sign(5) }, { note: await sign(7), key, at: 1 })).wrong, ['history']);
  assert.deepEqual((await told({ checkpoint: async () => 'nothing' })).wrong, ['no_checkpoint']);
  assert.deepEqual((await told({ key: async () => other.key })).wrong, ['signature']);
});

test('a history that was written anew does not go on from what this phone saw', async () => {
  const { asks, key, sign } = await aLedger(11);
  const note = await sign(4);
  const [origin, size, root, ...more] = note.split('\n');
  const forged = [origin, size, root!.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A')), ...more].join('\n');
  assert.deepEqual((await check(asks, ME, { note: forged, key, at: 1 })).wrong, ['history']);
});
