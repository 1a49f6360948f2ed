import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chipsOf, missing } from '../../src/coordinator/chips.ts';
import { byFirstName, shortNames } from '../../src/coordinator/names.ts';
import { changed, pinned, shifted, undoing } from '../../src/coordinator/patch.ts';
import { boardOf, isAway, travelOf, wideDay } from '../../src/coordinator/rows.ts';
import { find } from '../../src/coordinator/search-find.ts';
import { aVisit, aWeek, aWorker, held, told } from './week.ts';

const states = (visit: ReturnType<typeof aVisit>, view: 'published' | 'draft' | 'difference') =>
  chipsOf(visit, view, 'Europe/London').map((chip) => `${chip.worker ?? '-'} ${chip.state}`).sort();

test('what a draft leaves as it is keeps how settled it is', () => {
  const visit = aVisit('v', { published: [told('asha')], drafted: [held('asha')] });
  assert.deepEqual(states(visit, 'draft'), ['asha confirmed']);
  assert.deepEqual(states(visit, 'difference'), ['asha confirmed']);
});

test('the difference shows who is added and who is taken away, the draft only who is there', () => {
  const visit = aVisit('v', { published: [told('asha')], drafted: [held('grace')] });
  assert.deepEqual(states(visit, 'draft'), ['grace draft']);
  assert.deepEqual(states(visit, 'difference'), ['asha gone', 'grace add']);
});

test('the same worker at another time is a change', () => {
  const visit = aVisit('v', { published: [told('asha')], drafted: [held('asha', '2026-11-24T08:15:00Z', '2026-11-24T08:45:00Z')] });
  assert.deepEqual(states(visit, 'difference'), ['asha add', 'asha gone']);
});

test('a visit for two with one worker is uncovered once, and who is taken away does not cover it', () => {
  const visit = aVisit('v', { workers: 2, published: [told('asha')], drafted: [] });
  assert.equal(missing(visit, 'published'), 1);
  assert.equal(missing(visit, 'difference'), 2);
  assert.deepEqual(states(visit, 'published'), ['- uncovered', 'asha confirmed']);
});

test('people stand by first name, whatever their hours', () => {
  const workers = [aWorker('3', 'Tomasz'), aWorker('1', 'Asha'), aWorker('2', 'Grace')];
  const visits = ['1', '3', '3'].map((who, at) => aVisit(`v${at}`, { published: [told(who, 'confirmed', `2026-11-2${4 + at}T08:00:00Z`, `2026-11-2${4 + at}T10:00:00Z`)] }));
  const board = boardOf(aWeek(visits, workers), 'published', 'worker', null);
  assert.deepEqual(board.rows.map((row) => row.name), ['Asha', 'Grace', 'Tomasz']);
  assert.deepEqual(byFirstName(workers, 'en-GB').map((each) => each.given_name), ['Asha', 'Grace', 'Tomasz']);
});

test('every chip stands in exactly one row, on its own local day', () => {
  const visits = [aVisit('a', { published: [told('1')] }), aVisit('b', { workers: 2, published: [told('2')] }), aVisit('c')];
  const week = aWeek(visits, [aWorker('1'), aWorker('2')]);
  const board = boardOf(week, 'published', 'worker', null);
  const placed = [board.open, ...board.rows].flatMap((row) => row.cells.flatMap((cell) => cell.chips.map((chip) => [cell.on, chip])));
  assert.equal(placed.length, visits.flatMap((visit) => chipsOf(visit, 'published', week.zone)).length);
  assert.ok(placed.every(([on]) => on === '2026-11-24'));
  assert.equal(board.uncovered, 2);
});

test('hours taken away are not hours given', () => {
  const visit = aVisit('v', { published: [told('1')], drafted: [held('2')] });
  const { rows } = boardOf(aWeek([visit], [aWorker('1'), aWorker('2')]), 'difference', 'worker', null);
  assert.deepEqual(rows.map((row) => row.given_minutes), [0, 30]);
});

test('a team shows its own people and its own gaps', () => {
  const week = aWeek([aVisit('v')], [aWorker('1'), aWorker('2', 'Owen', { team_ids: ['quarry'] })]);
  assert.deepEqual(boardOf(week, 'published', 'worker', 'quarry').rows.map((row) => row.id), ['2']);
  assert.equal(boardOf(week, 'published', 'worker', 'quarry').uncovered, 0);
  assert.equal(boardOf(week, 'published', 'worker', 'mill').uncovered, 1);
});

test('away means the whole local day, across the change of clocks too', () => {
  const worker = (starts_at: string, ends_at: string) => aWorker('1', 'A', { unavailable: [{ starts_at, ends_at }] });
  assert.ok(isAway(worker('2026-11-24T00:00:00Z', '2026-11-25T00:00:00Z'), '2026-11-24', 'Europe/London'));
  assert.ok(isAway(worker('2026-03-29T00:00:00Z', '2026-03-29T23:00:00Z'), '2026-03-29', 'Europe/London'));
  assert.ok(!isAway(worker('2026-11-24T06:00:00Z', '2026-11-25T00:00:00Z'), '2026-11-24', 'Europe/London'));
  assert.ok(!isAway(worker('2026-11-24T00:00:00Z', '2026-11-24T22:00:00Z'), '2026-11-24', 'Europe/London'));
});

test('the wide day is the one asked for, else today, else the first', () => {
  const days = ['2026-11-23', '2026-11-24', '2026-11-25'];
  assert.equal(wideDay(days, '2026-11-25', '2026-11-24'), '2026-11-25');
  assert.equal(wideDay(days, 'nonsense', '2026-11-24'), '2026-11-24');
  assert.equal(wideDay(days, null, '2026-12-24'), '2026-11-23');
});

test('travel is found by worker and pair, one way', () => {
  const way = travelOf(aWeek([], [], { travel: [{ worker_id: '1', from_visit_id: 'a', to_visit_id: 'b', minutes: 7, mode: 'bike' }] }));
  assert.equal(way('1', 'a', 'b'), 7);
  assert.equal(way('1', 'b', 'a'), undefined);
});

test('a first name that two share is told apart by a letter, others stay short', () => {
  const people = [{ id: '1', given_name: 'Asha', family_name: 'Patel' }, { id: '2', given_name: 'Asha', family_name: 'Shah' }, { id: '3', given_name: 'Owen', family_name: 'Rees' }];
  assert.deepEqual([...shortNames(people).values()], ['Asha P', 'Asha S', 'Owen']);
});

test('every change can be taken back to exactly what was', () => {
  const before = aWeek([aVisit('v', { drafted: [{ ...held('1'), pinned: true }] }), aVisit('w', { drafted: [] })], []);
  const changes = [
    { visit_id: 'v', worker_id: '2', replaces: '1', starts_at: '2026-11-24T08:15:00Z' },
    { visit_id: 'v', worker_id: null, replaces: '1', starts_at: null },
    { visit_id: 'v', worker_id: '1', replaces: '1', starts_at: '2026-11-24T08:15:00Z' },
    { visit_id: 'w', worker_id: '2', replaces: null, starts_at: '2026-11-24T08:00:00Z' },
  ];
  for (const change of changes) {
    const back = undoing(before, change);
    assert.deepEqual(changed(changed(before, change, true), back, back.pinned), before);
  }
});

test('a pin changes one assignment and nothing else', () => {
  const before = aWeek([aVisit('v', { workers: 2, drafted: [held('1'), held('2')] })], []);
  const after = pinned(before, 'v', '2', true);
  assert.deepEqual(after.visits[0]!.drafted!.map((row) => row.pinned), [false, true]);
  assert.deepEqual(pinned(after, 'v', '2', false), before);
});

test('however far it is shifted, a visit stays inside its agreed time', () => {
  const visit = aVisit('v');
  for (let minutes = -240; minutes <= 240; minutes += 5) {
    const at = shifted(visit, visit.starts_at, minutes);
    assert.ok(at >= visit.earliest_at && Date.parse(at) + visit.minutes * 60_000 <= Date.parse(visit.latest_end_at), `${minutes}`);
  }
  assert.equal(shifted(visit, visit.starts_at, 15), '2026-11-24T08:15:00Z');
});

test('a person is found by either name, without marks or capitals', () => {
  const week = aWeek([], [aWorker('1', 'José', { family_name: 'Silva' }), aWorker('2', 'Owen')]);
  assert.deepEqual(find(week, 'jose').map((row) => row.id), ['1']);
  assert.deepEqual(find(week, 'SIL').map((row) => row.id), ['1']);
  assert.deepEqual(find(week, 'kam').map((row) => row.kind), ['client']);
  assert.deepEqual(find(week, '  '), []);
});
