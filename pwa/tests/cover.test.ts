import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { affected, byRisk, endOf, itemsOf, lastDay, spansOf, weeksAhead } from '../src/coordinator/cover-model.ts';
import { aVisit, aWeek, aWorker, told } from './coordinator/week.ts';

const NOW = Date.parse('2026-11-24T06:40:00Z');
const at = (hour: string, on = '2026-11-24') => ({ starts_at: `${on}T${hour}:00Z`, ends_at: `${on}T${hour.slice(0, 2)}:30:00Z` });
const held = (worker: string, hour: string, state: 'published' | 'confirmed' = 'confirmed', on = '2026-11-24') => {
  const { starts_at, ends_at } = at(hour, on);
  return told(worker, state, starts_at, ends_at);
};
const published = { roster_id: 'r', number: 1, published_at: '2026-11-09T10:00:00Z' };

test('what cannot wait comes first, then what is soonest', () => {
  const visits = [aVisit('late', at('10:00')), aVisit('soon', at('08:00')), aVisit('grave', { ...at('12:00'), critical: 2 })];
  const items = itemsOf([aWeek(visits, [], { published })], NOW);
  assert.deepEqual(items.map((item) => item.visit.id), ['grave', 'soon', 'late']);
  assert.deepEqual([...visits].map((visit) => ({ visit })).sort(byRisk).map(({ visit }) => visit.id), ['grave', 'soon', 'late']);
});

test('each visit is there once, for the gravest of its causes', () => {
  const asha = aWorker('asha', 'Asha', { unavailable: [{ starts_at: '2026-11-24T09:00:00Z', ends_at: '2026-11-24T23:00:00Z' }] });
  const visits = [
    aVisit('away', { ...at('10:00'), published: [held('asha', '10:00')] }),
    aVisit('open', { ...at('09:00'), workers: 2, published: [held('ben', '09:00')] }),
    aVisit('late', { ...at('11:00'), published: [{ ...held('ben', '11:00'), late_minutes: 20 }] }),
    aVisit('unsaid', { ...at('12:00'), published: [held('ben', '12:00', 'published')] }),
    aVisit('well', { ...at('13:00'), published: [held('ben', '13:00')] }),
  ];
  const items = itemsOf([aWeek(visits, [asha, aWorker('ben')], { published })], NOW);
  assert.deepEqual(Object.fromEntries(items.map((item) => [item.visit.id, item.cause])), { open: 'uncovered', away: 'away', late: 'late', unsaid: 'unconfirmed' });
});

test('what is over, far ahead, or of a week nothing is published for is left alone', () => {
  const visits = [aVisit('over', at('05:00')), aVisit('far', at('10:00', '2026-11-28')), aVisit('unsaid', { ...at('20:00'), published: [held('ben', '20:00', 'published')] })];
  assert.deepEqual(itemsOf([aWeek(visits, [aWorker('ben')], { published })], NOW), []);
  assert.deepEqual(itemsOf([aWeek([aVisit('open', at('10:00'))], [])], NOW), []);
});

test('a visit that has begun stays with who is there', () => {
  const begun = aVisit('begun', { starts_at: '2026-11-24T06:30:00Z', ends_at: '2026-11-24T07:15:00Z', published: [] });
  assert.deepEqual(itemsOf([aWeek([begun], [], { published })], NOW), []);
});

test('who cannot come loses the visits from now to the last day, what cannot wait first', () => {
  const visits = [
    aVisit('begun', { ...at('06:00'), published: [held('asha', '06:00')] }),
    aVisit('lunch', { ...at('12:00'), published: [held('asha', '12:00')] }),
    aVisit('tablets', { ...at('17:00'), critical: 1, published: [held('asha', '17:00')] }),
    aVisit('tomorrow', { ...at('09:00', '2026-11-25'), published: [held('asha', '09:00', 'confirmed', '2026-11-25')] }),
    aVisit('others', { ...at('12:00'), published: [held('ben', '12:00')] }),
  ];
  const week = aWeek(visits, [aWorker('asha'), aWorker('ben')], { published });
  assert.deepEqual(affected(week, 'asha', '2026-11-24', NOW).map((visit) => visit.id), ['tablets', 'lunch']);
  assert.deepEqual(affected(week, 'asha', '2026-11-25', NOW).map((visit) => visit.id), ['tablets', 'lunch', 'tomorrow']);
});

test('an absence is for a part of one planned week', () => {
  const week = aWeek([], []);
  assert.deepEqual(spansOf(week, '2026-11-24'), ['today', 'tomorrow', 'week']);
  assert.deepEqual(spansOf(week, '2026-11-28'), ['today', 'tomorrow']);
  assert.deepEqual(spansOf(week, '2026-11-29'), ['today']);
  assert.deepEqual((['today', 'tomorrow', 'week'] as const).map((span) => lastDay(span, week, '2026-11-24')), ['2026-11-24', '2026-11-25', '2026-11-29']);
});

test('a day ends at midnight of its own zone, on days of 23 and 25 hours too', () => {
  assert.equal(endOf('2026-11-24', 'Europe/London'), '2026-11-25T00:00:00.000Z');
  assert.equal(endOf('2026-03-29', 'Europe/London'), '2026-03-29T23:00:00.000Z');
  assert.equal(endOf('2026-10-25', 'Europe/London'), '2026-10-26T00:00:00.000Z');
  assert.equal(endOf('2026-11-24', 'Asia/Kolkata'), '2026-11-24T18:30:00.000Z');
});

test('the desk looks into the next week where the days ahead reach it', () => {
  assert.deepEqual(weeksAhead('2026-11-24'), ['2026-11-23']);
  assert.deepEqual(weeksAhead('2026-11-28'), ['2026-11-23', '2026-11-30']);
});
