import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BANDS, datedCanvas, exceptionPlan, levelAt, LEVELS, painted, spansOf, usualCanvas, type Canvas } from '../src/availability/painter.ts';
import type { Availability, Level, Span } from '../src/wire.ts';

/** Numbers that look random and are the same every run. */
function* dice(seed: number): Generator<number, never> {
  for (let state = seed; ; ) yield (state = (state * 1_103_515_245 + 12_345) % 2 ** 31);
}

const span = (weekday: number, starts_time: string, ends_time: string, level: Level): Span => ({ weekday, starts_time, ends_time, level });
const SOME = [span(0, '06:00', '11:00', 'can'), span(0, '11:00', '14:00', 'prefer'), span(6, '22:00', '24:00', 'can')];
const band = (id: string) => BANDS.find((each) => each.id === id)!;

test('spans say what the canvas was painted with, and come back as they were', () => {
  assert.deepEqual(spansOf(usualCanvas(SOME)), SOME);
});

test('any painting of cells survives being written as spans and read again', () => {
  const next = dice(7);
  let canvas: Canvas = usualCanvas([]);
  for (let stroke = 0; stroke < 200; stroke++) {
    const cell = BANDS[next.next().value % BANDS.length]!;
    canvas = painted(canvas, next.next().value % 7, cell, LEVELS[next.next().value % 3]!);
    assert.deepEqual(usualCanvas(spansOf(canvas)).minutes, canvas.minutes);
  }
});

test('a painted cell says what it was painted with, and its neighbours keep theirs', () => {
  const before = usualCanvas(SOME);
  const after = painted(before, 0, band('midday'), 'cannot');
  assert.equal(levelAt(after, 0, band('midday')), 'cannot');
  assert.equal(levelAt(after, 0, band('morning')), 'can');
  assert.equal(levelAt(before, 0, band('midday')), 'prefer');
});

test('a cell that is not one level all through says so', () => {
  assert.equal(levelAt(usualCanvas([span(2, '08:00', '10:30', 'can')]), 2, band('morning')), 'part');
});

test('the night of a usual Sunday runs into Monday', () => {
  const canvas = painted(usualCanvas([]), 6, band('night'), 'can');
  assert.deepEqual(spansOf(canvas), [span(0, '00:00', '06:00', 'can'), span(6, '22:00', '24:00', 'can')]);
  assert.equal(levelAt(canvas, 6, band('night')), 'can');
});

test('what somebody cannot do is never covered by another word', () => {
  const canvas = usualCanvas([span(1, '06:00', '11:00', 'cannot'), span(1, '06:00', '14:00', 'prefer')]);
  assert.equal(levelAt(canvas, 1, band('morning')), 'cannot');
  assert.equal(levelAt(canvas, 1, band('midday')), 'prefer');
});

test('painting a date says only what differs from the usual week', () => {
  const there: Pick<Availability, 'spans' | 'exceptions'> = { spans: SOME, exceptions: [] };
  const canvas = painted(datedCanvas(there, '2026-11-23'), 0, band('midday'), 'cannot');
  assert.deepEqual(exceptionPlan(there, '2026-11-23', canvas), {
    put: [{ on: '2026-11-23', starts_time: '11:00', ends_time: '14:00', level: 'cannot' }], remove: [],
  });
});

test('painting a date back to usual takes the exception away', () => {
  const gone = { id: 'x', on: '2026-11-23', starts_time: '11:00', ends_time: '14:00', level: 'cannot' as const };
  const there = { spans: SOME, exceptions: [gone] };
  const canvas = painted(datedCanvas(there, '2026-11-23'), 0, band('midday'), 'prefer');
  assert.deepEqual(exceptionPlan(there, '2026-11-23', canvas), { put: [], remove: [gone] });
});

test('carrying out a plan makes the days look as painted, whatever was painted', () => {
  const next = dice(11);
  let there: Pick<Availability, 'spans' | 'exceptions'> = { spans: SOME, exceptions: [] };
  for (let stroke = 0; stroke < 60; stroke++) {
    const cell = BANDS[next.next().value % BANDS.length]!;
    const canvas = painted(datedCanvas(there, '2026-11-23'), next.next().value % 7, cell, LEVELS[next.next().value % 3]!);
    const { put, remove } = exceptionPlan(there, '2026-11-23', canvas);
    const left = there.exceptions.filter((each) => !remove.includes(each));
    there = { spans: SOME, exceptions: [...left, ...put.map((each, at) => ({ id: `${stroke}-${at}`, ...each }))] };
    assert.deepEqual(datedCanvas(there, '2026-11-23').minutes, canvas.minutes);
  }
});
