import assert from 'node:assert/strict';
import { test } from 'node:test';
import { below, carried, effectTitle, FLOOR, hoursAxis, hoursTitle, mayDraw, middleHalf, rotationSize, rotationSums, uncoveredAgain } from '../../src/coordinator/fair-model.ts';
import type { Rotation } from '../../src/coordinator/wire.ts';

const buckets = (...counts: number[]) => counts.map((workers, at) => ({ from_bp: 8000 + at * 500, to_bp: 8500 + at * 500, workers }));
const aRotation = (fresh: number, again: number): Rotation =>
  ({ kind: 'evenings', weeks: [{ week_on: '2026-11-23', fresh, again }], spread: { low_bp: 0, quarter_bp: 0, middle_bp: 0, three_quarter_bp: 0, high_bp: 0 } });

test('fewer than eight people are never drawn nor told apart', () => {
  assert.equal(middleHalf(buckets(FLOOR - 1)), null);
  assert.ok(!mayDraw(aRotation(3, 0), FLOOR - 1));
  assert.ok(!mayDraw({ ...aRotation(3, 0), spread: null }, 60));
  assert.ok(mayDraw(aRotation(3, 0), FLOOR));
});

test('the middle half reaches from the first quarter to the third', () => {
  assert.deepEqual(middleHalf(buckets(2, 2, 2, 2)), { from_bp: 8000, to_bp: 9500 });
  assert.deepEqual(middleHalf(buckets(0, 1, 10, 1)), { from_bp: 9000, to_bp: 9500 });
});

test('the axis of hours always spans 60 to 120 percent, more only where somebody is', () => {
  assert.deepEqual(hoursAxis(buckets(3)), { from_bp: 6000, to_bp: 12_000 });
  assert.deepEqual(hoursAxis([{ from_bp: 4200, to_bp: 4400, workers: 1 }, { from_bp: 1000, to_bp: 1200, workers: 0 }]), { from_bp: 4000, to_bp: 12_000 });
});

test('the title over the hours says what the dots show', () => {
  assert.equal(hoursTitle(buckets(1, 1, 8, 8), 18), 'most');
  assert.equal(hoursTitle(buckets(8, 8, 1, 1), 18), 'some');
  assert.equal(below(buckets(2, 3, 4), 8500), 2);
  assert.equal(hoursTitle([], 5), 'plain');
  assert.equal(hoursTitle([], 60), 'plain');
});

test('however many carry a burden, the tallest week fits', () => {
  for (let most = 1; most <= 60; most++) {
    const { columns, pitch, radius } = rotationSize(most, 22, 94);
    assert.ok(Math.ceil(most / columns) * pitch <= 94, `${most} high`);
    assert.ok(columns * pitch <= 22 && radius * 2 < pitch, `${most} wide`);
  }
});

test('a kind nobody carried is not shown; one with too few people says so', () => {
  const hidden: Rotation = { kind: 'nights', weeks: [], spread: null };
  assert.deepEqual(carried([hidden]), [hidden]);
  assert.ok(!mayDraw(hidden, 60));
  assert.deepEqual(carried([aRotation(0, 0), aRotation(0, 1)]).length, 1);
  assert.deepEqual(rotationSums(aRotation(3, 2)), { fresh: 3, again: 2 });
});

test('what is written with the same percent before and after is not called more or less', () => {
  const figures = { mean_share_bp: 9000, jain_bp: 1, gini_bp: 1, uncovered: 0, burdens: {} };
  const title = (before: number, after: number) =>
    effectTitle({ before: { ...figures, worst_share_bp: before }, after: { ...figures, worst_share_bp: after }, roster_id: 'r', published_at: '2026-11-23T08:00:00Z' });
  assert.equal(title(6930, 6880), 'same');
  assert.equal(title(6949, 6951), 'better');
  assert.equal(title(7000, 6800), 'worse');
});

test('who had nobody once is not among those who had nobody again', () => {
  const rows = [9, 3, 2, 0, 1].map((clients, uncovered) => ({ uncovered, clients }));
  assert.equal(uncoveredAgain(rows), 3);
});
