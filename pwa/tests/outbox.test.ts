import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { openFor, wipe } from '../src/kit/db.ts';
import { dismiss, flush, record, refused, sendAgain, startOutbox, takeBack, waiting, type Change } from '../src/kit/outbox.ts';

interface Sent { method: string; url: string; body: unknown; key: string }
type Answer = { status: number; body?: unknown; text?: string } | 'no signal';

const COPY = '/api/my/availability';
const sent: Sent[] = [];
let answers: Answer[] = [];
let copies: unknown[] = [];

// The network is the one thing that is not here: everything of ours runs as it is.
globalThis.fetch = async (url, init) => {
  const answer = answers.shift() ?? { status: 204 };
  if (answer === 'no signal') throw new TypeError('Failed to fetch');
  const headers = init!.headers as Record<string, string>;
  sent.push({ method: init!.method!, url: String(url), body: init!.body && JSON.parse(String(init!.body)), key: headers['idempotency-key']! });
  return new Response(answer.text ?? (answer.body === undefined ? null : JSON.stringify(answer.body)), { status: answer.status });
};
Object.assign(globalThis, { document: new EventTarget(), addEventListener: () => undefined });
startOutbox({ copyChanged: (path) => { copies.push(path); }, signedOut: () => undefined });

beforeEach(async () => {
  await wipe();
  sent.length = 0;
  answers = [];
  copies = [];
  const db = await openFor(`member-${Math.random()}`);
  await db.put('copies', { path: COPY, value: { version: 3, spans: ['old'], exceptions: [] }, at: 1 });
});

const change = (part: Partial<Change> = {}): Change => ({
  thing: 'usual', method: 'PUT', url: `${COPY}/usual`, body: { version: 3, spans: ['new'] }, words: { key: 'queue.usual', params: {} }, copy: COPY,
  answersCopy: true, patch: { field: 'spans', value: ['new'] }, ...part,
});
const kept = async () => (await (await openFor(await owner())).get('copies', COPY))?.value as { version: number; spans: string[]; exceptions: unknown[] };
const owner = async () => (await import('../src/kit/db.ts')).ownerId();
const settled = () => flush();

const realNow = Date.now;
/** Time passes on this phone. */
function later(ms: number): void {
  const before = Date.now() - realNow();
  Date.now = () => realNow() + before + ms;
}

test('a change shows on this phone at once and waits while nobody answers', async () => {
  answers = ['no signal', 'no signal'];
  await record(change());
  await settled();
  assert.deepEqual((await kept()).spans, ['new']);
  assert.equal(waiting.value.length, 1);
  assert.equal(sent.length, 0);
});

test('changes go oldest first, each once, when there is an answer again', async () => {
  answers = ['no signal', 'no signal', 'no signal', 'no signal'];
  await record(change());
  await record(change({ thing: 'hours', url: `${COPY}/hours-wanted`, body: { wanted_minutes: 1 }, patch: { field: 'hours_wanted', value: 1 } }));
  await settled();
  answers = [];
  await Promise.all([flush(), flush()]);
  assert.deepEqual(sent.map((each) => each.url), [`${COPY}/usual`, `${COPY}/hours-wanted`]);
  assert.equal(waiting.value.length, 0);
});

test('painting the same thing again sends only the last picture', async () => {
  for (const spans of [['a'], ['b'], ['c']]) await record(change({ body: { version: 3, spans }, patch: { field: 'spans', value: spans }, holdMs: 60_000 }));
  assert.equal(waiting.value.length, 1);
  assert.deepEqual(waiting.value[0]!.body, { version: 3, spans: ['c'] });
  assert.equal(sent.length, 0);
});

test('what is taken back was never sent, and the phone shows what was before all of it', async () => {
  for (const spans of [['a'], ['b']]) await record(change({ patch: { field: 'spans', value: spans }, holdMs: 60_000 }));
  assert.equal(await takeBack('usual'), true);
  assert.deepEqual((await kept()).spans, ['old']);
  assert.equal(await takeBack('usual'), false);
  assert.equal(sent.length, 0);
});

test('a lost answer is asked for again under the same key', async () => {
  answers = [{ status: 503 }, { status: 503 }];
  await record(change());
  await settled();
  answers = [];
  await flush();
  assert.equal(new Set(sent.map((each) => each.key)).size, 1);
  assert.ok(sent.length >= 2);
});

test('what the server fails over each time is put aside after some tries, and others go on', async () => {
  answers = Array.from({ length: 5 }, () => ({ status: 500 }));
  await record(change());
  await settled();
  await record(change({ thing: 'hours', url: `${COPY}/hours-wanted` }));
  for (let round = 0; round < 9 && refused.value.length === 0; round++) {
    assert.deepEqual(new Set(sent.map((each) => each.url)), new Set([`${COPY}/usual`]), 'nothing overtakes it while it rests');
    later(300_000);
    await settled();
  }
  assert.deepEqual(refused.value.map((row) => row.refusal?.code), ['unsent']);
  assert.deepEqual(sent.map((each) => each.url), [...Array.from({ length: 5 }, () => `${COPY}/usual`), `${COPY}/hours-wanted`]);
  assert.equal(new Set(sent.slice(0, 5).map((each) => each.key)).size, 1);
});

test('no signal and a server that is away put nothing aside, however often', async () => {
  answers = Array.from({ length: 60 }, (_, at) => (at % 2 ? 'no signal' : { status: 503 }));
  await record(change());
  for (let round = 0; round < 20; round++) {
    await settled();
    later(300_000);
  }
  assert.equal(waiting.value.length, 1);
  assert.equal(refused.value.length, 0);
});

test('what was put aside goes when a person says so, with all its tries before it', async () => {
  answers = Array.from({ length: 6 }, () => ({ status: 500 }));
  await record(change());
  for (let round = 0; round < 5; round++) {
    await settled();
    later(300_000);
  }
  await sendAgain(refused.value[0]!);
  assert.deepEqual([waiting.value.length, refused.value.length], [1, 0]);
  later(300_000);
  answers = [];
  await settled();
  assert.deepEqual([waiting.value.length, refused.value.length], [0, 0]);
});

test('a failure that says nothing in our words is a failure all the same', async () => {
  answers = [{ status: 500, text: 'Internal Server Error' }];
  await record(change());
  await settled();
  assert.equal(waiting.value[0]!.tries, 1);
});

test('a refusal is kept until it is read, never sent again by itself, and does not hold up the others', async () => {
  answers = [{ status: 422, body: { code: 'span_invalid', params: { field: 'spans' } } }];
  await record(change());
  await settled();
  await record(change({ thing: 'hours', url: `${COPY}/hours-wanted` }));
  await settled();
  assert.deepEqual(refused.value.map((row) => row.refusal?.code), ['span_invalid']);
  assert.deepEqual(sent.map((each) => each.url), [`${COPY}/usual`, `${COPY}/hours-wanted`]);
  await dismiss(refused.value[0]!);
  assert.equal(refused.value.length, 0);
});

test('after a clash, keeping mine goes over what the server has now', async () => {
  answers = [{ status: 409, body: { code: 'version_conflict', params: { current: 8 } } }];
  await record(change());
  await settled();
  await sendAgain(refused.value[0]!);
  assert.deepEqual(sent.map((each) => (each.body as { version: number }).version), [3, 8]);
  assert.notEqual(sent[0]!.key, sent[1]!.key);
});

test('a change that waited behind one of ours starts from the version ours made', async () => {
  answers = [{ status: 200, body: { version: 4, spans: ['old'], exceptions: [1] } }];
  await record(change({ thing: 'usual', holdMs: 40 }));
  await record(change({ thing: 'exception:1', url: `${COPY}/exceptions/1`, body: { on: '2026-11-23' }, patch: { field: 'exceptions', id: '1', value: { id: '1' } } }));
  await settled();
  await new Promise((done) => setTimeout(done, 60));
  await flush();
  assert.deepEqual(sent.map((each) => each.url), [`${COPY}/exceptions/1`, `${COPY}/usual`]);
  assert.equal((sent[1]!.body as { version: number }).version, 4);
});

test('an answer does not paint over a newer change that still waits', async () => {
  answers = [{ status: 200, body: { version: 4, spans: ['old'], exceptions: [1] } }];
  await record(change({ holdMs: 60_000 }));
  await record(change({ thing: 'exception:1', url: `${COPY}/exceptions/1`, body: {}, patch: { field: 'exceptions', value: [1] } }));
  await settled();
  assert.deepEqual((await kept()).spans, ['new']);
});

test('deleting what is already gone is done', async () => {
  answers = [{ status: 404, body: { code: 'not_found' } }];
  await record(change({ thing: 'exception:1', method: 'DELETE', url: `${COPY}/exceptions/1` }));
  await settled();
  assert.equal(waiting.value.length + refused.value.length, 0);
});

test('a change that may have arrived keeps its place, so that a later one of the same thing is no clash with it', async () => {
  answers = Array.from({ length: 9 }, () => 'no signal' as const);
  await record(change());
  await settled();
  await record(change({ body: { version: 3, spans: ['newer'] }, patch: { field: 'spans', value: ['newer'] }, holdMs: 30 }));
  assert.equal(waiting.value.length, 2);
  assert.equal(await takeBack('usual'), true, 'the later one never left');
  await record(change({ body: { version: 3, spans: ['newest'] }, patch: { field: 'spans', value: ['newest'] } }));
  await flush();
  // The first was done although no answer came: the same key tells it.
  answers = [{ status: 200, body: { version: 4, spans: ['new'] } }, { status: 200, body: { version: 5, spans: ['newest'] } }];
  await flush();
  assert.deepEqual(sent.map((each) => each.body), [{ version: 3, spans: ['new'] }, { version: 4, spans: ['newest'] }]);
  assert.deepEqual((await kept()).spans, ['newest']);
});

test('what may have arrived is not taken back as if it had not', async () => {
  answers = Array.from({ length: 9 }, () => 'no signal' as const);
  await record(change());
  await settled();
  assert.equal(await takeBack('usual'), false);
  assert.equal(waiting.value.length, 1);
});

test('two changes of one thing of which the first is refused leave one to be read', async () => {
  answers = Array.from({ length: 9 }, () => 'no signal' as const);
  await record(change());
  await settled();
  await record(change({ body: { version: 3, spans: ['newer'] }, patch: { field: 'spans', value: ['newer'] } }));
  await flush();
  answers = Array.from({ length: 2 }, () => ({ status: 409, body: { code: 'version_conflict', params: { current: 8 } } }));
  await flush();
  assert.deepEqual(refused.value.map((row) => row.body), [{ version: 3, spans: ['newer'] }]);
  assert.equal(waiting.value.length, 0);
});

test('a change made before the clock was set back goes all the same', async () => {
  later(3 * 86_400_000);
  await record(change({ holdMs: 10_000 }));
  later(-3 * 86_400_000);
  await flush();
  assert.equal(sent.length, 1);
  assert.equal(waiting.value.length, 0);
});

test('an answer that comes after somebody else took the phone is written nowhere', async () => {
  const realFetch = globalThis.fetch;
  let answer = (_: Response): void => undefined;
  globalThis.fetch = () => new Promise((go) => { answer = go; });
  await record(change());
  while (!(await (await openFor(await owner())).getAll('outbox'))[0]?.triedAt) await new Promise((go) => setImmediate(go));
  await wipe();
  const theirs = await openFor('somebody-else');
  await theirs.put('copies', { path: COPY, value: { version: 3, spans: ['theirs'] }, at: 1 });
  globalThis.fetch = realFetch;
  answer(Response.json({ version: 4, spans: ['asha’s'] }));
  await flush();
  assert.deepEqual((await kept()).spans, ['theirs']);
});

test('every change says whose it is', async () => {
  const said: unknown[] = [];
  const realFetch = globalThis.fetch;
  globalThis.fetch = (url, init) => { said.push((init!.headers as Record<string, string>)['for-member']); return realFetch(url, init); };
  await record(change());
  await flush();
  globalThis.fetch = realFetch;
  assert.deepEqual(said, [await owner()]);
});

test('one member never sees what waits for another', async () => {
  answers = ['no signal', 'no signal'];
  await record(change());
  await openFor('somebody-else');
  const { readRows } = await import('../src/kit/outbox.ts');
  await readRows();
  assert.equal(waiting.value.length, 0);
});
