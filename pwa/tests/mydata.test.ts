import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, asked, isEnough, outcome, precisionsFor, retentionsFor, seenCount, sight, span, untilsFor } from '../src/mydata/model.ts';
import type { DataRule, Terms } from '../src/mydata/wire.ts';

const ASKED: Terms = { precision: 'exact', retention_days: 365, until_on: '2027-11-23' };
const LEAST: Terms = { precision: 'area', retention_days: 90, until_on: '2027-11-23' };

function aRule(more: Partial<DataRule> = {}): DataRule {
  return {
    category: 'ServiceAddress', purpose: 'Scheduling', recipient: 'Coordinator', necessity: 'required', legal_basis: 'contract', needed_by: 'planning', benefit: 'well_planned',
    risk: 'home_known', refusing: 'area_only', asked: ASKED, essential: LEAST, agreed: null, state: 'asked', precisions: ['area', 'exact'], ...more,
  };
}
const agreed = (precision: 'area' | 'exact') => ({ agreement_id: 'a', precision, retention_days: 365, since: '2026-11-01T00:00:00Z', until: '2027-11-23T00:00:00Z' });

test('only what is narrower than asked can be chosen', () => {
  assert.deepEqual(precisionsFor(aRule({ asked: { ...ASKED, precision: 'area' } })), ['area']);
  assert.deepEqual(precisionsFor(aRule()), ['area', 'exact']);
  assert.deepEqual(retentionsFor(aRule({ asked: { ...ASKED, retention_days: 90 } })), [90, 30, 7]);
  assert.deepEqual(untilsFor(aRule({ asked: { ...ASKED, until_on: '2027-02-01' } }), '2026-11-23'), ['2027-02-01', '2026-12-23']);
});

test('a counter holds at once exactly while all the service needs is there', () => {
  assert.ok(isEnough(aRule(), { ...ASKED, precision: 'area' }));
  assert.ok(isEnough(aRule(), LEAST));
  assert.ok(!isEnough(aRule(), { ...LEAST, retention_days: 89 }));
  assert.ok(!isEnough(aRule({ essential: ASKED }), { ...ASKED, precision: 'area' }));
  assert.ok(!isEnough(aRule(), { ...LEAST, until_on: '2027-11-22' }));
  assert.ok(isEnough(aRule({ necessity: 'optional', essential: null }), { precision: 'area', retention_days: 7, until_on: '2026-12-01' }));
});

test('a no to what is optional ends it at once, a no to what is needed waits for a person and leaves what holds', () => {
  const optional = aRule({ necessity: 'optional', essential: null, state: 'agreed', agreed: agreed('exact') });
  assert.equal(outcome(optional, { answer: 'no', terms: null }), 'declined');
  assert.equal(answered(optional, { answer: 'no', terms: null }, '2026-11-23T08:00:00Z').agreed, null);
  const needed = aRule({ state: 'agreed', agreed: agreed('exact') });
  const after = answered(needed, { answer: 'no', terms: null }, '2026-11-23T08:00:00Z');
  assert.deepEqual([after.state, after.agreed], ['waiting', needed.agreed]);
});

test('what one agreed to is what was offered, and until that day is over', () => {
  const after = answered(aRule(), { answer: 'but', terms: LEAST }, '2026-11-23T08:00:00Z');
  assert.deepEqual([after.state, after.agreed?.precision, after.agreed?.until.slice(0, 10)], ['agreed', 'area', '2027-11-23']);
});

test('the picture draws the most that somebody sees, and nothing where nobody asks', () => {
  const rules = [aRule({ state: 'agreed', agreed: agreed('area') }), aRule({ purpose: 'CareDelivery', state: 'declined' }), aRule({ category: 'Language' })];
  assert.equal(sight(rules, 'ServiceAddress', 'Coordinator'), 'coarse');
  assert.equal(sight([...rules, aRule({ purpose: 'Safety', state: 'agreed', agreed: agreed('exact') })], 'ServiceAddress', 'Coordinator'), 'exact');
  assert.equal(sight(rules, 'Language', 'Coordinator'), 'asked');
  assert.equal(sight(rules, 'Language', 'Solver'), undefined);
  assert.equal(sight([aRule({ state: 'declined' })], 'ServiceAddress', 'Coordinator'), 'none');
  assert.equal(seenCount(rules, 'Coordinator'), 1);
});

test('nobody is asked about their own look at what is theirs', () => {
  assert.deepEqual(asked([aRule({ recipient: 'Self' })]), []);
});

test('a time is said in its largest whole unit', () => {
  assert.deepEqual([7, 30, 90, 180, 365, 2190].map((days) => span(days)), [
    { unit: 'days', count: 7 }, { unit: 'days', count: 30 }, { unit: 'months', count: 3 }, { unit: 'months', count: 6 }, { unit: 'years', count: 1 }, { unit: 'years', count: 6 },
  ]);
});
