import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collapsed, failed, isUnsent, nextDue, nextDueAt, parked, rebased, refusedOf, retried, waitingOf, type Row } from '../src/kit/outbox-rules.ts';

const row = (part: Partial<Row>): Row => ({
  sequence: 1, id: 'a', thing: 'usual', method: 'PUT', url: '/u', body: null, copy: '/copy', undo: null, answersCopy: true,
  words: { key: 'k', params: {} }, madeAt: 0, dueAt: 0, state: 'waiting', refusal: null, ...part,
});

test('a later change of the same thing takes the place of the earlier, and its way back', () => {
  const earlier = row({ sequence: 4, undo: { field: 'spans', value: 'first' } });
  const { sequence: _, ...fresh } = row({ id: 'b', undo: { field: 'spans', value: 'second' } });
  const kept = collapsed([row({ sequence: 3, thing: 'hours' }), earlier], fresh);
  assert.equal(kept.sequence, 4);
  assert.equal(kept.id, 'b');
  assert.deepEqual(kept.undo, { field: 'spans', value: 'first' });
});

test('a later edit still starts from the version the earlier one knew', () => {
  const kept = collapsed([row({ body: { version: 3, spans: 1 } })], row({ body: { version: 9, spans: 2 } }));
  assert.deepEqual(kept.body, { version: 3, spans: 2 });
});

test('a refused change is never replaced: it must be read', () => {
  const fresh = row({ id: 'b' });
  assert.equal(collapsed([row({ state: 'parked', sequence: 2 })], fresh), fresh);
});

test('the oldest change that is due goes first, held-back ones wait their time', () => {
  const rows = [row({ sequence: 9, id: 'late' }), row({ sequence: 2, id: 'held', dueAt: 100 }), row({ sequence: 5, id: 'first' })];
  assert.equal(nextDue(rows, 50)?.id, 'first');
  assert.equal(nextDue(rows, 100)?.id, 'held');
  assert.equal(nextDueAt(rows, 50), 100);
  assert.equal(nextDueAt(rows, 100), undefined);
});

test('a refused change is shown and not sent', () => {
  const rows = [parked(row({}), { status: 422, code: 'no', detail: '', params: {} })];
  assert.equal(nextDue(rows, 1), undefined);
  assert.equal(refusedOf(rows).length, 1);
  assert.equal(waitingOf(rows).length, 0);
});

test('our own step of a version is followed, a jump is somebody else and stays a clash', () => {
  const waits = row({ body: { version: 3 } });
  assert.deepEqual(rebased([waits], '/copy', 4).map((each) => each.body), [{ version: 4 }]);
  assert.deepEqual(rebased([waits], '/copy', 6), []);
  assert.deepEqual(rebased([waits], '/other', 4), []);
});

test('keeping mine after a clash sends it over what is there now, as a new change', () => {
  const clash = parked(row({ body: { version: 3, spans: 1 } }), { status: 409, code: 'version_conflict', detail: '', params: { current: 7 } });
  const again = retried(clash, 'b', 5);
  assert.deepEqual([again.id, again.state, again.refusal, again.body], ['b', 'waiting', null, { version: 7, spans: 1 }]);
});

test('a change rests longer after each failure, and is put aside in the end', () => {
  let each = row({ sequence: 1 });
  const rests: number[] = [];
  while (each.state === 'waiting') {
    rests.push(Math.max(0, (each.againAt ?? 0) - 1_000));
    each = failed(each, 500, 1_000);
  }
  assert.equal(rests.length, 5);
  assert.deepEqual(rests, [...rests].sort((a, b) => a - b));
  assert.equal(isUnsent(each), true);
});

test('while a change rests nothing overtakes it, and it is looked at again when its rest is over', () => {
  const resting = failed(row({ sequence: 1 }), 500, 0);
  const rows = [resting, row({ sequence: 2, id: 'b', thing: 'hours' })];
  assert.equal(nextDue(rows, resting.againAt! - 1), undefined);
  assert.equal(nextDueAt(rows, 0), resting.againAt);
  assert.equal(nextDue(rows, resting.againAt!)?.id, 'a');
});

test('a later change of what was put aside unsent takes its place, from what the server has now', () => {
  const aside = parked(row({ sequence: 4, body: { version: 3 }, undo: { field: 'spans', value: 'first' } }), { status: 500, code: 'unsent', detail: '', params: {} });
  const kept = collapsed([aside], row({ id: 'b', body: { version: 5 }, undo: { field: 'spans', value: 'second' } }));
  assert.deepEqual([kept.sequence, kept.id, kept.body, kept.undo], [4, 'b', { version: 5 }, { field: 'spans', value: 'second' }]);
});

test('sent again by a person, a change has all its tries before it', () => {
  const again = retried(failed(row({ tries: 4 }), 500, 0), 'b', 9);
  assert.deepEqual([again.state, again.tries, again.againAt], ['waiting', 0, 0]);
});
