import type { Params } from '../wire.ts';

const ISOLATE = '\u2068';
const POP = '\u2069';

/** `text` with each `{name}` replaced; `isolate` keeps names of the other direction from turning the sentence around. */
export function fill(text: string, params: Params, write: (name: string, value: unknown) => string, isolate: boolean): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    if (!(name in params)) return whole;
    const value = write(name, params[name]);
    return isolate && typeof params[name] === 'string' ? ISOLATE + value + POP : value;
  });
}

const rules = new Map<string, Intl.PluralRules>();

/** The key of the plural form of `n`; a catalog without that form says `.other`. */
export function pluralKey(key: string, n: number, tag: string, has: (key: string) => boolean): string {
  let rule = rules.get(tag);
  if (!rule) rules.set(tag, (rule = new Intl.PluralRules(tag)));
  const exact = `${key}.${rule.select(n)}`;
  return has(exact) ? exact : `${key}.other`;
}

/** The placeholders a text needs, sorted. */
export const placeholders = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]!))].sort();

/** A word of the catalogs as it begins a line: they hold it as it stands inside a sentence. */
export const capital = (text: string, tag: string): string => {
  const [first = '', ...rest] = text;
  return first.toLocaleUpperCase(tag) + rest.join('');
};
