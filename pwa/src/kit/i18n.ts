import { computed, signal } from '@preact/signals';
import catalogs, { type Part } from 'virtual:catalogs';
import type { Params } from '../wire.ts';
import { LANGUAGES, type Language } from './languages.ts';
import { capital, fill, pluralKey } from './texts.ts';
import { valueText } from './format.ts';

export const language = signal<Language>(LANGUAGES[0]!);
const texts = signal<Record<string, string>>({});
export const ready = computed(() => Object.keys(texts.value).length > 0);

/** What of the catalog is wanted so far: every page says the base, each place adds its own. */
const parts = new Set<Part>(['base']);

/** The language asked for last: what comes late of another is not wanted any more. */
let wanted: Language | undefined;

/** Changes the language of everything on screen. */
export async function speak(row: Language): Promise<void> {
  wanted = row;
  const said = [...parts];
  const loaded = await Promise.all(said.map((part) => catalogs[row.code]![part]()));
  if (wanted !== row) return;
  if (parts.size > said.length) return speak(row);
  texts.value = Object.assign({}, ...loaded.map((each) => each.default));
  language.value = row;
  document.documentElement.lang = row.code;
  document.documentElement.dir = row.dir;
}

/** Adds what one place says; call it before that place is shown. */
export async function speakOf(part: Part): Promise<void> {
  if (parts.has(part)) return;
  parts.add(part);
  const row = language.value;
  const { default: more } = await catalogs[row.code]![part]();
  if (language.value === row) texts.value = { ...texts.value, ...more };
}

/** Whether the catalog has this key. */
export const has = (key: string): boolean => key in texts.value;

/** The text of `key`, with `{name}` filled in; values are written by their unit suffix (`_minutes`, `_on`, `_bp` …). */
export function t(key: string, params: Params = {}): string {
  const text = texts.value[key];
  if (text === undefined) return key;
  return fill(text, params, valueText, language.value.dir === 'rtl');
}

/** The plural form of `key` for `n`: `key.one`, `key.other` … as the language counts. */
export function tn(key: string, n: number, params: Params = {}): string {
  return t(pluralKey(key, n, language.value.tag, has), { count: n, ...params });
}

/** A text the server named by code: its own words, or the general ones of that family. */
export function coded(family: string, code: string, params: Params = {}): string {
  const key = `${family}.${code}`;
  const count = params['count'];
  if (typeof count === 'number' && has(`${key}.other`)) return tn(key, count, params);
  return has(key) ? t(key, params) : t(`${family}.unknown`, { code, ...params });
}

/** `t` at the beginning of a line, for words the catalogs hold as they stand inside a sentence (tasks, bands, levels, parts of a day). */
export const label = (key: string, params: Params = {}): string => capital(t(key, params), language.value.tag);

/** `text` at the beginning of a line. */
export const begin = (text: string): string => capital(text, language.value.tag);
