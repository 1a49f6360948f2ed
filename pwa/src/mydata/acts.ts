import { now } from '../kit/clock.ts';
import { t } from '../kit/i18n.ts';
import { newId } from '../kit/id.ts';
import { record } from '../kit/outbox.ts';
import { answered, keyOf, sameRule, type Given } from './model.ts';
import { clientId, dataPath, questionsPath } from './where.ts';
import type { DataRule, MyData, Question } from './wire.ts';

const WORDS = { key: 'queue.data', params: {} };
const changed = (data: MyData, rule: DataRule, to: DataRule) => ({ field: 'rules', value: data.rules.map((each) => (sameRule(each, rule) ? to : each)) });
const instant = (): string => new Date(now.value).toISOString();

/** What is said about one rule, or about several with one word: kept here, and sent as soon as there is signal. */
export function answer(data: MyData, rules: DataRule[], given: Given): Promise<void> {
  const at = instant();
  const after = data.rules.map((each) => (rules.some((rule) => sameRule(rule, each)) ? answered(each, given, at) : each));
  return record({
    thing: `data:${clientId() ?? ''}:${rules.map(keyOf).join()}`, method: 'POST', url: '/api/my/data/answers', words: WORDS,
    copy: dataPath(), patch: { field: 'rules', value: after },
    body: {
      id: newId(), client_id: clientId(), declaration_version: data.declaration.version,
      answers: rules.map(({ category, purpose, recipient }) => ({ category, purpose, recipient, ...given })),
    },
  });
}

/** Taken back as easily as given: from the next look on nobody has it. */
export function withdraw(data: MyData, rule: DataRule): Promise<void> {
  return record({
    thing: `data:${clientId() ?? ''}:${keyOf(rule)}`, method: 'POST', url: `/api/my/data/agreements/${rule.agreed!.agreement_id}/withdraw`,
    body: { client_id: clientId() }, words: WORDS, copy: dataPath(), answersCopy: true, patch: changed(data, rule, { ...rule, state: 'withdrawn', agreed: null }),
  });
}

/** Asks about one look; somebody answers by name. */
export function ask(look: Question['look'] & { id: string }, words: string): Promise<void> {
  const id = newId();
  const { id: about, ...seen } = look;
  const question: Question = { id, look: seen, asked_at: instant(), by: null, words, answer_by_on: '', late: false, answered_by: null, answered_at: null, answer: null };
  return record({
    thing: `question:${about}`, method: 'POST', url: `/api/my/looks/${about}/questions`, body: { id, client_id: clientId(), words },
    words: { key: 'queue.data', params: {} }, copy: questionsPath(), patch: { field: '', id, value: question },
  });
}

/** What happened, in a sentence. */
export const said = (data: MyData, given: Given, waits: boolean): string =>
  t(waits ? 'data.said_waits' : given.answer === 'no' ? 'data.said_no' : 'data.said_yes', { days: data.answer_days });
