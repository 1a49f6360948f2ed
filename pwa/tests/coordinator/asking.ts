import assert from 'node:assert/strict';
import { test } from 'node:test';
import { once } from '../../src/kit/heard.ts';
import { agreementOf, byAnswerDay, draftOf, faults } from '../../src/coordinator/request-model.ts';
import type { DeskRequest } from '../../src/coordinator/wire.ts';

const aRequest = (more: Partial<DeskRequest> = {}): DeskRequest => ({
  id: 'r', tasks: ['meal'], day_part: 'tea', starts_time: null, flexible_minutes: 30, minutes: 45, workers: 1, recurrence: 'weekly', on: null,
  weekdays: [4, 0], from_on: '2026-12-01', until_on: null, note: '', state: 'waiting', answer_by_on: '2026-11-27', answered_at: null, answer: null,
  asked_by: { id: 'k', given_name: 'Kamla', for_other: false }, created_at: '2026-11-22T10:00:00Z',
  client: { id: 'k', given_name: 'Kamla', family_name: 'Shah' }, team_id: 'mill', ...more,
});

test('agreeing to what was asked, untouched, is possible and says the same', () => {
  const request = aRequest();
  assert.equal(faults(draftOf(request), request).size, 0);
  assert.deepEqual(agreementOf(draftOf(request), request), {
    starts_time: '16:30', flexible_minutes: 30, minutes: 45, workers: 1, weekdays: [0, 4], from_on: '2026-12-01', until_on: null, tasks: ['meal'],
  });
});

test('what is asked for once begins and ends on its day', () => {
  const request = aRequest({ recurrence: 'once', on: '2026-12-03', weekdays: [], starts_time: '10:00' });
  const agreed = agreementOf(draftOf(request), request);
  assert.deepEqual([agreed.from_on, agreed.until_on, agreed.weekdays, agreed.starts_time], ['2026-12-03', '2026-12-03', [], '10:00']);
});

test('each thing that is missing or cannot be is said by name', () => {
  const request = aRequest();
  const wrong = { starts_time: '', flexible_minutes: '999', minutes: 'x', workers: '0', weekdays: [], from_on: '', until_on: '', tasks: [] };
  assert.deepEqual([...faults(wrong, request)].sort(), ['flexible_minutes', 'from_on', 'minutes', 'starts_time', 'tasks', 'weekdays', 'workers']);
  assert.ok(faults({ ...draftOf(request), until_on: '2026-11-01' }, request).has('until_on'));
});

test('the answer promised soonest comes first', () => {
  const found = byAnswerDay([aRequest({ id: 'late', answer_by_on: '2026-12-01' }), aRequest({ id: 'soon' })]);
  assert.deepEqual(found.map((each) => each.id), ['soon', 'late']);
});

test('news that comes while one looks is looked at again, once, however much of it comes', async () => {
  let runs = 0;
  const open: (() => void)[] = [];
  const work = () => { runs++; return new Promise<void>((done) => open.push(done)); };
  const asked = once('a', work);
  void once('a', work);
  void once('a', work);
  open.shift()!();
  await new Promise((done) => setImmediate(done));
  assert.equal(runs, 2);
  open.shift()!();
  await asked;
  assert.equal(runs, 2);
});
