import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '../src/kit/id.ts';
import { addDays, dayOf, daysBetween, daysFrom, isDay, localOf, minutesOf, timeOf, weekdayOf, weekOf } from '../src/kit/time.ts';

// The runner sets the machine's own zone far from all of these: nothing may depend on it.

test('an instant is the day and minute of the cooperative, not of the phone', () => {
  assert.deepEqual(localOf('2026-11-23T23:30:00Z', 'Europe/London'), { on: '2026-11-23', minute: 1410 });
  assert.deepEqual(localOf('2026-11-23T23:30:00Z', 'Asia/Kolkata'), { on: '2026-11-24', minute: 300 });
});

test('midnight is the first minute of its day', () => {
  assert.deepEqual(localOf('2026-11-23T00:00:00Z', 'Europe/London'), { on: '2026-11-23', minute: 0 });
});

test('the day the clocks change is still one day', () => {
  assert.equal(dayOf('2026-10-25T00:30:00Z', 'Europe/London'), '2026-10-25');
  assert.equal(dayOf('2026-10-25T23:30:00Z', 'Europe/London'), '2026-10-25');
  assert.equal(addDays('2026-10-24', 2), '2026-10-26');
  assert.equal(daysBetween('2026-03-28', '2026-03-30'), 2);
});

test('a week is named by its Monday', () => {
  assert.deepEqual(daysFrom('2026-11-23', 7).map(weekOf), Array(7).fill('2026-11-23'));
  assert.deepEqual(daysFrom('2026-11-23', 7).map(weekdayOf), [0, 1, 2, 3, 4, 5, 6]);
});

test('wall times and minutes are the same thing, to the end of the day', () => {
  for (const minutes of [0, 1, 59, 60, 719, 1439, 1440]) assert.equal(minutesOf(timeOf(minutes)), minutes);
});

test('only real days are days', () => {
  assert.equal(isDay('2026-11-23'), true);
  assert.equal(isDay('2026-13-01'), false);
  assert.equal(isDay('week'), false);
  assert.equal(isDay(undefined), false);
});

test('ids made later sort later, and say their version', () => {
  const ids = [1, 1_000, 1_790_000_000_000].map((at) => newId(at));
  assert.deepEqual([...ids].sort(), ids);
  for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
