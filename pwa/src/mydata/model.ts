import { addDays, daysBetween } from '../kit/time.ts';
import type { Day } from '../wire.ts';
import type { Answer, DataRule, MyData, Negotiation, NegotiatedRule, Precision, RuleKey, Terms } from './wire.ts';

/** From the least that can be seen of a place to all of it. */
const FINE: Precision[] = ['area', 'street', 'exact'];
const finer = (a: Precision, b: Precision): boolean => FINE.indexOf(a) > FINE.indexOf(b);

export const keyOf = ({ category, purpose, recipient }: RuleKey): string => `${category}-${purpose}-${recipient}`;
export const sameRule = (a: RuleKey, b: RuleKey): boolean => keyOf(a) === keyOf(b);
export const ruleAt = (data: MyData, key: string): DataRule | undefined => data.rules.find((rule) => keyOf(rule) === key);

/** What others may have: one's own look at one's own data is nobody's offer. */
export const ofOthers = (rules: DataRule[]): DataRule[] => rules.filter((rule) => rule.recipient !== 'Self');
export const asked = (rules: DataRule[]): DataRule[] => ofOthers(rules).filter((rule) => rule.state === 'asked');

const SOON_MS = 30 * 24 * 60 * 60_000;
/** A yes that is over within a month; what the service needs goes on by itself. */
export const endsSoon = ({ agreed, necessity, state }: DataRule, now: number): boolean =>
  state === 'agreed' && necessity === 'optional' && !!agreed && Date.parse(agreed.until) - now <= SOON_MS;

/** In the order of the declaration, each value once. */
export const each = <K extends keyof RuleKey>(rules: DataRule[], part: K): string[] => [...new Set(rules.map((rule) => rule[part]))];

/** What a picture draws where a category meets a recipient. */
export type Sight = 'exact' | 'coarse' | 'asked' | 'waiting' | 'none';

/** How much of a category somebody sees: the most of what any rule lets them. */
export function sight(rules: DataRule[], category: string, recipient: string): Sight | undefined {
  const met = rules.filter((rule) => rule.category === category && rule.recipient === recipient);
  if (!met.length) return undefined;
  const seen = met.flatMap((rule) => (rule.agreed ? [rule.agreed.precision] : []));
  if (seen.length) return seen.includes('exact') ? 'exact' : 'coarse';
  return met.some((rule) => rule.state === 'asked') ? 'asked' : met.some((rule) => rule.state === 'waiting') ? 'waiting' : 'none';
}

export const isSeen = (one: Sight | undefined): boolean => one === 'exact' || one === 'coarse';
export const seenCount = (rules: DataRule[], recipient: string): number => each(rules, 'category').filter((category) => isSeen(sight(rules, category, recipient))).length;

/** Precisions that show no more than was asked for. */
export const precisionsFor = (rule: DataRule): Precision[] => rule.precisions.filter((one) => !finer(one, rule.asked.precision));

const KEPT_DAYS = [7, 30, 90, 180, 365];
/** How long it may be kept: what was asked for first, then shorter. */
export const retentionsFor = ({ asked: { retention_days: most } }: DataRule): number[] => [most, ...KEPT_DAYS.filter((days) => days < most).reverse()];

const SPAN_DAYS = [182, 91, 30];
/** Until when it may be used: what was asked for first, then sooner. */
export function untilsFor({ asked: { until_on: last } }: DataRule, today: Day): Day[] {
  return [last, ...SPAN_DAYS.map((days) => addDays(today, days)).filter((on) => on < last)];
}

export const sameTerms = (a: Terms, b: Terms): boolean => a.precision === b.precision && a.retention_days === b.retention_days && a.until_on === b.until_on;

/** Whether everything the service needs is still there, so that nobody has to be asked. */
export function isEnough({ necessity, essential }: DataRule, terms: Terms): boolean {
  if (necessity === 'optional' || !essential) return true;
  return terms.until_on >= essential.until_on && !finer(essential.precision, terms.precision) && terms.retention_days >= essential.retention_days;
}

export type Given = { answer: Answer; terms: Terms | null };

/** What will be so once the co-op has the answer: the server says it again. */
export function outcome(rule: DataRule, { answer, terms }: Given): NegotiatedRule['outcome'] {
  if (answer === 'no') return rule.necessity === 'optional' ? 'declined' : 'waiting';
  return answer === 'yes' || isEnough(rule, terms ?? rule.asked) ? 'agreed' : 'waiting';
}

/** The rule as this phone shows it until the server has answered. */
export function answered(rule: DataRule, given: Given, now: string): DataRule {
  const state = outcome(rule, given);
  if (state === 'waiting') return { ...rule, state };
  if (state !== 'agreed') return { ...rule, state: 'declined', agreed: null };
  const { precision, retention_days, until_on } = given.terms ?? rule.asked;
  const until = `${until_on}T23:59:59Z`;
  return { ...rule, state: 'agreed', agreed: { agreement_id: rule.agreed?.agreement_id ?? '', precision, retention_days, since: now, until } };
}

/** Talks in which somebody still has to answer, and those in which they said no. */
export const isWaiting = (talk: Negotiation): boolean => talk.rules.some((rule) => rule.outcome === 'waiting') && !talk.ended_by;
export const isRefused = (talk: Negotiation): boolean => talk.rules.some((rule) => rule.outcome === 'refused');

/** Two thirds of a year and a half are more than a year: said in the largest unit that fits. */
export function span(days: number): { unit: 'days' | 'months' | 'years'; count: number } {
  if (days >= 365 && days % 365 === 0) return { unit: 'years', count: days / 365 };
  if (days >= 60 && days % 30 < 4) return { unit: 'months', count: Math.round(days / 30.4) };
  return { unit: 'days', count: days };
}

export const daysLeft = (on: Day, today: Day): number => daysBetween(today, on);
