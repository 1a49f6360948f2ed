import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { LANGUAGES } from '../src/kit/languages.ts';
import { fill, placeholders, pluralKey } from '../src/kit/texts.ts';
import { pick } from '../vite/catalogs.ts';

const ROOT = process.env['PWA_ROOT']!;
const read = (language: string): Record<string, string> => JSON.parse(readFileSync(join(ROOT, 'locales', `${language}.json`), 'utf8'));
const english = read('en');

const sources = (ending: string): [string, string][] =>
  (readdirSync(join(ROOT, 'src'), { recursive: true }) as string[])
    .filter((name) => name.endsWith(ending))
    .map((name) => [name, readFileSync(join(ROOT, 'src', name), 'utf8')]);

/** Plural forms a language has more or fewer of do not count as missing. */
const stem = (key: string) => key.replace(/\.(zero|one|two|few|many|other)$/, '.*');

test('every catalog has a row in the table of languages, and every row a catalog', () => {
  const files = readdirSync(join(ROOT, 'locales')).map((name) => name.replace('.json', '')).sort();
  assert.deepEqual(LANGUAGES.map((row) => row.code).sort(), files);
});

test('every language says the same things', () => {
  const wanted = [...new Set(Object.keys(english).map(stem))].sort();
  for (const { code } of LANGUAGES) assert.deepEqual([...new Set(Object.keys(read(code)).map(stem))].sort(), wanted, code);
});

test('every language fills the same values in', () => {
  for (const { code } of LANGUAGES) {
    const texts = read(code);
    for (const [key, text] of Object.entries(english)) {
      if (key in texts) assert.deepEqual(placeholders(texts[key]!), placeholders(text), `${code} ${key}`);
    }
  }
});

test('a text with plural forms has the form for "other"', () => {
  for (const key of Object.keys(english).filter((each) => each.endsWith('.one'))) assert.ok(key.replace(/one$/, 'other') in english, key);
});

test('words in the cells of the week painter are short in every language', () => {
  for (const { code } of LANGUAGES) for (const level of ['cannot', 'can', 'prefer', 'part']) assert.ok([...read(code)[`level.${level}`]!].length <= 8, `${code} ${level}`);
});

test('every key the sources name is in the catalog', () => {
  for (const [name, text] of sources('.tsx').concat(sources('.ts'))) {
    for (const [, key] of text.matchAll(/\bt\('([\w.]+)'/g)) assert.ok(key! in english, `${name}: ${key}`);
    for (const [, key] of text.matchAll(/\btn\('([\w.]+)'/g)) assert.ok(`${key}.other` in english, `${name}: ${key}`);
    for (const [, family] of text.matchAll(/\bcoded\('(\w+)'/g)) assert.ok(`${family}.unknown` in english, `${name}: ${family}`);
  }
});

test('values are filled in, unknown ones stay visible, names of another direction are kept apart', () => {
  const plain = (_: string, value: unknown) => String(value);
  assert.equal(fill('{name}: {count} visits', { name: 'Asha', count: 41 }, plain, false), 'Asha: 41 visits');
  assert.equal(fill('{name} {other}', { name: 'Asha' }, plain, false), 'Asha {other}');
  assert.equal(fill('{name}', { name: 'Asha' }, plain, true), '\u2068Asha\u2069');
});

test('plural forms follow the language', () => {
  const has = (key: string) => ['v.one', 'v.other'].includes(key);
  assert.equal(pluralKey('v', 1, 'en-GB', has), 'v.one');
  assert.equal(pluralKey('v', 0, 'en-GB', has), 'v.other');
  assert.equal(pluralKey('v', 0, 'gu-IN', has), 'v.one');
  assert.equal(pluralKey('v', 3, 'ar', has), 'v.other');
});

/** Every source file that loads with `entry`, as far as relative imports go. */
function reach(entry: string, seen = new Set<string>()): Set<string> {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  const text = readFileSync(join(ROOT, 'src', entry), 'utf8');
  for (const [, found] of text.matchAll(/^import [^;]*?'(\.[^']+\.tsx?)'/gm)) reach(join(entry, '..', found!), seen);
  return seen;
}

test('every part of the app finds its words in the part of the catalog that loads with it, or that it asks for', () => {
  for (const part of ['doorway', 'rosters', 'availability', 'fairness', 'care', 'coop']) {
    const whole = { ...pick(english, 'base'), ...pick(english, part) };
    for (const file of reach(`${part}/index.ts`)) {
      const text = readFileSync(join(ROOT, 'src', file), 'utf8');
      const asked = [...text.matchAll(/\bspeakOf\('(\w+)'\)/g)].map(([, more]) => pick(english, more!));
      const have = Object.assign({}, whole, ...asked);
      for (const [, key] of text.matchAll(/\b(?:t|tn|label)\('([\w.]+)'/g)) {
        assert.ok(key! in have || `${key}.other` in have, `${part} via ${file}: ${key}`);
      }
    }
  }
});
