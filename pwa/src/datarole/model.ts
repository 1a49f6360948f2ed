import { keyOf } from '../mydata/model.ts';
import type { Precision } from '../mydata/wire.ts';
import type { Counter, Declaration, DeclaredRule, ProposedRule } from './wire.ts';

/** What of a category is kept coarser too: only there is a choice. */
const PLACES: Record<string, Precision[]> = { ServiceAddress: ['area', 'exact'] };
export const precisionsOf = (category: string): Precision[] => PLACES[category] ?? [];

const KEPT_DAYS = [30, 90, 180, 365, 730, 2190];
const MONTHS = [3, 6, 12, 24];
const among = (choices: number[], now: number): number[] => [...new Set([...choices, now])].sort((a, b) => a - b);
export const retentions = (now: number): number[] => among(KEPT_DAYS, now);
export const monthsOf = (now: number): number[] => among(MONTHS, now);

/** A version as it is being written: what is in it, and what of it was left out. */
export interface Draft { rules: ProposedRule[]; out: Set<string> }

const proposed = ({ category, purpose, recipient, precision, retention_days, months, least_precision, least_retention_days }: DeclaredRule): ProposedRule =>
  ({ category, purpose, recipient, precision, retention_days, months, least_precision, least_retention_days });

export const begun = (declaration: Declaration): Draft => ({ rules: declaration.rules.map(proposed), out: new Set() });

export const changed = (draft: Draft, key: string, part: Partial<ProposedRule>): Draft =>
  ({ ...draft, rules: draft.rules.map((rule) => (keyOf(rule) === key ? { ...rule, ...part } : rule)) });

export function flipped(draft: Draft, key: string): Draft {
  const out = new Set(draft.out);
  if (!out.delete(key)) out.add(key);
  return { ...draft, out };
}

/** What is sent: without what was left out. */
export const bodyOf = (declaration: Declaration, draft: Draft) => ({ base_version: declaration.version, rules: draft.rules.filter((rule) => !draft.out.has(keyOf(rule))) });

export const isSame = (declaration: Declaration, draft: Draft): boolean =>
  !draft.out.size && JSON.stringify(draft.rules) === JSON.stringify(declaration.rules.map(proposed));

/** The one whose answer is due soonest first; one's own last, since another has to answer it. */
export const inTurn = (counters: Counter[]): Counter[] =>
  [...counters].sort((a, b) => Number(a.own) - Number(b.own) || (a.answer_by_on ?? '').localeCompare(b.answer_by_on ?? ''));
