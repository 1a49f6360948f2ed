import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { ESTree } from 'vite';

// Vite stays where it is installed: its parser is native code.
const VITE = pathToFileURL(join(process.env['PWA_ROOT']!, 'node_modules/vite/dist/node/index.js')).href;
const { parseSync, Visitor } = (await import(/* @vite-ignore */ VITE)) as typeof import('vite');
const SRC = join(process.env['PWA_ROOT']!, 'src');
const files = (ending: string) => (readdirSync(SRC, { recursive: true }) as string[]).filter((name) => name.endsWith(ending));
const SPOKEN = new Set(['aria-label', 'title', 'alt', 'placeholder', 'label', 'news', 'hint']);
const hasWords = (text: string) => /\p{L}{2}/u.test(text);

/** Words that stand in a source file instead of in the catalogs. */
function literalWords(name: string): string[] {
  const found: string[] = [];
  const visitor = new Visitor({
    JSXText: (node: ESTree.JSXText) => { if (hasWords(node.value)) found.push(node.value.trim()); },
    JSXAttribute: (node: ESTree.JSXAttribute) => {
      const value = node.value?.type === 'Literal' ? String(node.value.value) : '';
      if (node.name.type === 'JSXIdentifier' && SPOKEN.has(node.name.name) && hasWords(value)) found.push(value);
    },
  });
  visitor.visit(parseSync(name, readFileSync(join(SRC, name), 'utf8')).program);
  return found;
}

test('no screen holds words of its own: all of them are in the catalogs', () => {
  for (const name of files('.tsx')) assert.deepEqual(literalWords(name), [], name);
});

test('styles know start and end, never left and right', () => {
  for (const name of files('.css')) {
    assert.doesNotMatch(readFileSync(join(SRC, name), 'utf8').replace(/\/\*.*?\*\//gs, ''), /(?<![-\w])(left|right|(margin|padding|border)-(left|right))\s*:|(text-align|float):\s*(left|right)/, name);
  }
});

test('markup sets no style attribute: the content policy forbids it', () => {
  for (const name of files('.tsx')) assert.doesNotMatch(readFileSync(join(SRC, name), 'utf8'), /style=["']|dangerouslySetInnerHTML|innerHTML/, name);
});

test('files stay small enough to read at once, but for the one that is generated', () => {
  for (const name of [...files('.tsx'), ...files('.ts')].filter((each) => each !== 'api.d.ts')) assert.ok(readFileSync(join(SRC, name), 'utf8').split('\n').length <= 200, name);
});

/** The names of the drawings in one file of them. */
const drawings = (name: string) => [...readFileSync(join(SRC, 'parts', name), 'utf8').matchAll(/^  (\w+): \{/gm)].map((found) => found[1]!);
const SETS = ['data', 'day', 'way', 'more'];

test('a place adds every set of drawings it draws from', () => {
  for (const place of ['rosters', 'availability', 'fairness', 'care', 'coop', 'queue', 'parts', 'doorway', 'mydata', 'datarole']) {
    const names = [...files('.tsx'), ...files('.ts')].filter((name) => name.startsWith(`${place}/`) && !name.includes('icon'));
    const texts = names.map((name) => readFileSync(join(SRC, name), 'utf8')).join('\n');
    for (const set of SETS.filter((each) => !texts.includes(`icons-${each}.ts'`))) {
      for (const icon of drawings(`icons-${set}.ts`)) assert.doesNotMatch(texts, new RegExp(`(icon|name)(=|: )["']${icon}["']`), `${place} draws ${icon}`);
    }
  }
});
