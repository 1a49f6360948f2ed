import assert from 'node:assert/strict';
import { test } from 'node:test';
import { match } from '../src/kit/route.ts';

test('a pattern fits an address part for part and gives its names', () => {
  assert.deepEqual(match('/visits/:id', '/visits/7'), { id: '7' });
  assert.deepEqual(match('/for/:client/ask/:step', '/for/a/ask/2'), { client: 'a', step: '2' });
  assert.equal(match('/visits/:id', '/visits'), null);
  assert.equal(match('/visits/:id', '/visits/7/why'), null);
  assert.deepEqual(match('/coop', '/coop/'), {});
});

test('a star fits whatever follows', () => {
  assert.deepEqual(match('/desk/*', '/desk/week/2026-11-23'), {});
  assert.deepEqual(match('/desk/*', '/desk'), {});
  assert.equal(match('/desk/*', '/coop'), null);
});

test('names may hold what an address must write in signs', () => {
  assert.deepEqual(match('/sign-in/:token', '/sign-in/a%2Bb'), { token: 'a+b' });
});
