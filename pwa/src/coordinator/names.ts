import { language } from '../kit/i18n.ts';
import type { Uuid } from '../wire.ts';
import type { Week } from './wire.ts';

interface Named { id: Uuid; given_name: string; family_name: string }

/** First names; where two share one, with the first letter of the family name too. */
export function shortNames(people: Named[]): Map<Uuid, string> {
  const count = new Map<string, number>();
  for (const { given_name } of people) count.set(given_name, (count.get(given_name) ?? 0) + 1);
  return new Map(people.map(({ id, given_name, family_name }) =>
    [id, count.get(given_name)! > 1 ? `${given_name} ${[...family_name][0] ?? ''}`.trim() : given_name]));
}

/** People by first name, as their language sorts: the only order people are ever put in. */
export function byFirstName<P extends Named>(people: P[], tag = language.value.tag): P[] {
  const collator = new Intl.Collator(tag);
  return [...people].sort((a, b) => collator.compare(a.given_name, b.given_name) || collator.compare(a.family_name, b.family_name));
}

const known = new WeakMap<Week, { workers: Map<Uuid, string>; clients: Map<Uuid, string> }>();

/** The short names of everybody in `week`. */
export function namesOf(week: Week): { workers: Map<Uuid, string>; clients: Map<Uuid, string> } {
  let found = known.get(week);
  if (!found) known.set(week, (found = { workers: shortNames(week.workers), clients: shortNames(week.clients) }));
  return found;
}
