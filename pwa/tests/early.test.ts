import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { get, send } from '../src/kit/api.ts';
import { askEarly, early, tooLate } from '../src/kit/early.ts';

let asked: string[] = [];

// The network is the one thing that is not here: everything of ours runs as it is.
globalThis.fetch = async (url) => {
  asked.push(String(url));
  return new Response(JSON.stringify({ answer: asked.length }), { status: 200 });
};

beforeEach(() => {
  tooLate();
  asked = [];
});

test('what was asked early is not asked again, and both who asked read it', async () => {
  const first = await askEarly('/api/me');
  assert.deepEqual(await get('/api/me'), { answer: 1 });
  assert.deepEqual(await first.json(), { answer: 1 });
  assert.deepEqual(asked, ['/api/me']);
});

test('an early answer is handed out once: the next question is asked anew', async () => {
  await askEarly('/api/me');
  await get('/api/me');
  assert.deepEqual(await get('/api/me'), { answer: 2 });
});

test('a change makes every early answer too old', async () => {
  await askEarly('/api/my/week');
  await send('POST', '/api/change');
  assert.equal(early('/api/my/week'), undefined);
  assert.deepEqual(await get('/api/my/week'), { answer: 3 });
});
