import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hoursOf, lanesOf, roomOf, share, spotsOf } from '../../src/coordinator/day-lanes.ts';
import { boardOf } from '../../src/coordinator/rows.ts';
import { find, type FoundVisit } from '../../src/coordinator/search-find.ts';
import { aVisit, aWeek, aWorker, held, told } from './week.ts';

const DAY = 1;
const at = (hour: string, minutes = 30) => [`2026-11-24T${hour}:00Z`, new Date(Date.parse(`2026-11-24T${hour}:00Z`) + minutes * 60_000).toISOString()] as const;
const day = (...times: string[]) => {
  const visits = times.map((time, index) => aVisit(`v${index}`, { published: [told('1', 'confirmed', ...at(time))] }));
  return boardOf(aWeek(visits, [aWorker('1')]), 'published', 'day', null).rows;
};

test('a line of hours is from 06 to 22, and longer where the day is', () => {
  assert.deepEqual(hoursOf(day('09:00'), DAY), { from: 360, until: 1320 });
  assert.deepEqual(hoursOf(day('05:15', '22:30'), DAY), { from: 300, until: 1380 });
});

test('a later minute stands further along the line, and none outside it', () => {
  const hours = { from: 360, until: 1320 };
  const places = [0, 360, 500, 840, 1320, 1440].map((minute) => share(minute, hours));
  assert.deepEqual(places, [...places].sort((a, b) => a - b));
  assert.deepEqual([places[0], places[1], places.at(-1)], [0, 0, 1]);
});

test('words of two visits never lie on each other, however close they are', () => {
  const chips = day('08:00', '08:15', '08:30', '09:00', '12:00', '21:45')[0]!.cells[DAY]!.chips;
  const hours = { from: 360, until: 1320 };
  const long = 120;
  const spots = spotsOf(chips, hours, () => ({ before: 20, after: long }));
  for (const one of spots) {
    for (const other of spots) {
      const apart = Math.abs(one.at - other.at) * (hours.until - hours.from);
      assert.ok(one === other || one.lane !== other.lane || apart >= long, `${one.chip.visit.id} ${other.chip.visit.id}`);
    }
    assert.ok(one.at * (hours.until - hours.from) + long <= hours.until - hours.from + 1e-6);
  }
  assert.equal(lanesOf(spots), 4);
  assert.equal(lanesOf([]), 1);
});

test('a longer name takes more room, and a way before it some more', () => {
  assert.ok(roomOf('Margaret', 0, false).after > roomOf('Ivy', 0, false).after);
  assert.ok(roomOf('Ivy', 0, true).before > roomOf('Ivy', 0, false).before);
});

test('only what changes leaves out who keeps their week, and hours stay those of the whole week', () => {
  const same = aVisit('same', { published: [told('asha')], drafted: [held('asha')] });
  const moved = aVisit('moved', { published: [told('ben')], drafted: [held('cleo')] });
  const kept = aVisit('kept', { published: [told('ben')], drafted: [held('ben')] });
  const week = aWeek([same, moved, kept], ['asha', 'ben', 'cleo'].map((id) => aWorker(id)));
  const all = boardOf(week, 'difference', 'worker', null);
  const only = boardOf(week, 'difference', 'worker', null, true);
  assert.deepEqual(only.rows.map((row) => row.id), ['ben', 'cleo']);
  assert.deepEqual(only.rows.flatMap((row) => row.cells.flatMap((cell) => cell.chips.map((chip) => chip.visit.id))), ['moved', 'moved']);
  for (const row of only.rows) assert.equal(row.given_minutes, all.rows.find((each) => each.id === row.id)!.given_minutes);
  assert.equal(only.uncovered, all.uncovered);
});

const visits = (text: string) => find(aWeek([
  aVisit('a', { published: [told('1', 'confirmed', ...at('08:00'))] }),
  aVisit('b', { published: [told('2', 'confirmed', ...at('08:15'))] }),
  aVisit('c', { starts_at: '2026-11-25T08:00:00Z', ends_at: '2026-11-25T08:30:00Z' }),
], [aWorker('1', 'Asha'), aWorker('2', 'Owen')]), text).filter((row): row is FoundVisit => row.kind === 'visit').map((row) => row.id);

test('a time finds the visits that begin then: the hour, the minute, with a name or a day', () => {
  assert.deepEqual(visits('8'), ['a', 'b', 'c']);
  assert.deepEqual(visits('8:1'), ['b']);
  assert.deepEqual(visits('08:00'), ['a', 'c']);
  assert.deepEqual(visits('8 ow'), ['b']);
  assert.deepEqual(visits('wed 8'), ['c']);
  assert.deepEqual(visits('wed kamla'), ['c']);
  assert.deepEqual(visits('9'), []);
  assert.deepEqual(visits('asha'), []);
});
