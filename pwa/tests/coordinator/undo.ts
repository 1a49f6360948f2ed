import assert from 'node:assert/strict';
import { test } from 'node:test';
import { weekPath } from '../../src/coordinator/events.ts';
import { changed } from '../../src/coordinator/patch.ts';
import { done, doneIn, remember, standing, takeBack, takeBackLast } from '../../src/coordinator/undo.ts';
import { hold } from '../../src/kit/store.ts';
import { aVisit, aWeek, aWorker, held, MONDAY } from './week.ts';

const shown = hold<ReturnType<typeof aWeek>>(weekPath(MONDAY)).data;
const week = aWeek([aVisit('v', { drafted: [held('1')] }), aVisit('w', { drafted: [] })], [aWorker('1'), aWorker('2')]);
const give = { visit_id: 'v', worker_id: '2', replaces: '1', starts_at: null };

function moved(backs: string[], goes = true) {
  done.value = [];
  shown.value = changed(week, give, true);
  remember({ draft: 'd', week_on: MONDAY, visit: 'v', said: 'moved', back: () => { backs.push('v'); return Promise.resolve(goes); } }, shown.value);
  return done.value[0]!;
}

test('what was done last is taken back once', async () => {
  const backs: string[] = [];
  const one = moved(backs);
  assert.deepEqual(doneIn('d').map((each) => each.said), ['moved']);
  assert.deepEqual(doneIn('another'), []);
  assert.equal(await takeBack(one), true);
  assert.equal(await takeBack(one), false);
  assert.deepEqual([backs, done.value], [['v'], []]);
});

test('a visit that somebody else changed meanwhile stays as they left it', async () => {
  const backs: string[] = [];
  const one = moved(backs);
  shown.value = changed(shown.value!, { visit_id: 'v', worker_id: null, replaces: '2', starts_at: null }, false);
  assert.equal(await takeBack(one), false);
  assert.deepEqual(backs, []);
});

test('a change of another visit does not stand in the way', async () => {
  const backs: string[] = [];
  const one = moved(backs);
  shown.value = changed(shown.value!, { visit_id: 'w', worker_id: '1', replaces: null, starts_at: null }, true);
  assert.equal(await takeBack(one), true);
});

test('what the server refused can be tried again', async () => {
  const one = moved([], false);
  assert.equal(await takeBack(one), false);
  assert.deepEqual(done.value.map((each) => each.id), [one.id]);
});

test('the last ten are kept, and nothing to take back is no fault', async () => {
  done.value = [];
  await takeBackLast('d');
  for (let count = 0; count < 14; count++) remember({ draft: 'd', week_on: MONDAY, visit: 'v', said: String(count), back: () => Promise.resolve(true) }, week);
  assert.deepEqual(done.value.map((each) => each.said), ['13', '12', '11', '10', '9', '8', '7', '6', '5', '4']);
});

test('who holds a visit is the same word in any order, and another one for any change', () => {
  const two = (...rows: ReturnType<typeof held>[]) => standing(aWeek([aVisit('v', { drafted: rows })], []), 'v');
  assert.equal(two(held('1'), held('2')), two(held('2'), held('1')));
  const others = [two(held('1')), two({ ...held('1'), pinned: true }), two(held('1', '2026-11-24T08:15:00Z')), two(held('2')), two()];
  assert.equal(new Set(others).size, others.length);
});
