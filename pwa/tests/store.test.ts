import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { openFor, wipe } from '../src/kit/db.ts';
import { offline, signalLost } from '../src/kit/api.ts';
import { flush, record, startOutbox } from '../src/kit/outbox.ts';
import { isKept } from '../src/kept.ts';
import { copyChanged, forget, hold, refresh, startStore } from '../src/kit/store.ts';

const PATH = '/api/my/availability';
/** Answers the questions that hang, oldest first. */
let asked: ((value: unknown) => void)[] = [];

// The network is the one thing that is not here: a question hangs until the test answers it, a change is taken at once.
globalThis.fetch = (_url, init) => init!.method === 'PUT'
  ? Promise.resolve(Response.json({ version: 4, spans: ['new'] }))
  : new Promise((answer) => { asked.push((value) => { answer(value instanceof Response ? value : Response.json(value)); }); });
Object.assign(globalThis, { document: new EventTarget(), addEventListener: () => undefined });
startOutbox({ copyChanged, signedOut: () => undefined });

const turns = async (until: () => boolean) => { while (!until()) await new Promise((go) => setImmediate(go)); };
const kept = async (member: string) => (await (await openFor(member)).get('copies', PATH))?.value;
const change = {
  thing: 'usual', method: 'PUT' as const, url: `${PATH}/usual`, body: { version: 3 }, words: { key: 'queue.usual', params: {} }, copy: PATH,
  answersCopy: true, patch: { field: 'spans', value: ['new'] },
};

beforeEach(async () => {
  await wipe();
  forget();
  asked = [];
});

test('an answer that was asked for before a change of ours went through does not paint over it', async () => {
  const db = await openFor('asha');
  await db.put('copies', { path: PATH, value: { version: 3, spans: ['old'] }, at: 1 });
  const looking = refresh(PATH, true);
  await turns(() => asked.length === 1);
  await record(change);
  await flush();
  asked[0]!({ version: 3, spans: ['old'] });
  await turns(() => asked.length === 2);
  asked[1]!({ version: 4, spans: ['new'] });
  await looking;
  assert.deepEqual(await kept('asha'), { version: 4, spans: ['new'] });
  assert.deepEqual(hold(PATH).data.value, { version: 4, spans: ['new'] });
});

test('an answer to what was asked while there was signal does not say that there is some now', async () => {
  await openFor('asha');
  const looking = refresh(PATH, true);
  await turns(() => asked.length === 1);
  signalLost();
  asked[0]!({ version: 3, spans: ['old'] });
  await looking;
  assert.equal(offline.value, true);
  const again = refresh(PATH, true);
  await turns(() => asked.length === 2);
  asked[1]!({ version: 3, spans: ['old'] });
  await again;
  assert.equal(offline.value, false);
});

test('an answer that comes after somebody else took the phone is nobody’s', async () => {
  await openFor('asha');
  const looking = refresh(PATH, true);
  await turns(() => asked.length === 1);
  await wipe();
  forget();
  await openFor('ben');
  asked[0]!({ version: 3, spans: ['asha’s'] });
  await looking;
  assert.equal(await kept('ben'), undefined);
  assert.equal(hold(PATH).data.value, undefined);
});

test('what is about many people is shown and not kept', async () => {
  startStore(() => undefined, isKept);
  const db = await openFor('ruth');
  for (const path of ['/api/weeks/2026-11-23', '/api/care-requests?state=waiting', '/api/my/data/looks', '/api/my/week?from=2026-11-23&days=7']) {
    asked = [];
    const looking = refresh(path, true);
    await turns(() => asked.length === 1);
    asked[0]!({ said: path });
    await looking;
    assert.deepEqual(hold(path).data.value, { said: path });
    assert.ok(hold(path).at.value);
  }
  assert.deepEqual(await db.getAllKeys('copies'), ['/api/my/week?from=2026-11-23&days=7']);
});

test('what was read when the clock was ahead is asked for again once it is right', async () => {
  startStore(() => undefined, () => true);
  const db = await openFor('asha');
  await db.put('copies', { path: PATH, value: { version: 3 }, at: Date.now() + 86_400_000 });
  hold(PATH);
  await turns(() => hold(PATH).at.value !== undefined);
  const looking = refresh(PATH);
  await turns(() => asked.length === 1);
  asked[0]!({ version: 4 });
  await looking;
  assert.deepEqual(hold(PATH).data.value, { version: 4 });
});

test('who comes after is given their own answer, and is not signed out by one to whoever was before', async () => {
  let ended = 0;
  startStore(() => { ended += 1; }, () => true);
  await openFor('asha');
  const before = refresh(PATH, true);
  await turns(() => asked.length === 1);
  await wipe();
  forget();
  await openFor('ben');
  const after = refresh(PATH, true);
  await turns(() => asked.length === 2);
  asked[0]!({ version: 9 });
  asked[1]!({ version: 1 });
  await Promise.all([before, after]);
  assert.deepEqual(hold(PATH).data.value, { version: 1 });
  assert.equal(ended, 0);
});

test('a change that outlived its document shows again over what the server has then', async () => {
  startStore(() => undefined, () => true);
  const db = await openFor('asha');
  await db.put('copies', { path: PATH, value: { version: 3, spans: ['old'] }, at: 1 });
  await record({ ...change, holdMs: 60_000 });
  await db.clear('copies');
  const looking = refresh(PATH, true);
  await turns(() => asked.length === 1);
  asked[0]!({ version: 3, spans: ['old'], exceptions: [1] });
  await looking;
  assert.deepEqual(hold(PATH).data.value, { version: 3, spans: ['new'], exceptions: [1] });
});

test('what the server says is not ours to see any more leaves the page and the phone', async () => {
  for (const status of [403, 404]) {
    asked = [];
    const db = await openFor('asha');
    await db.put('copies', { path: PATH, value: { version: 3 }, at: 1 });
    const looking = refresh(PATH, true);
    await turns(() => asked.length === 1);
    asked[0]!(Response.json({ code: 'not_found', status }, { status }));
    await looking;
    assert.equal(hold(PATH).data.value, undefined);
    assert.equal(await kept('asha'), undefined);
  }
});
