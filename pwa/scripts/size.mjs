// What a phone fetches before the first page stands, brotli; fails above the budget. Run after `npm run build`.
import { readFileSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const BUDGET = 40_000;
const WORKER_BUDGET = 2_048;
const DIST = new URL('../dist/', import.meta.url);
const ASSETS = new URL('assets/', DIST);

const read = (name, from = ASSETS) => readFileSync(new URL(name, from));
const packed = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
const names = readdirSync(ASSETS);
const LANGUAGES = readdirSync(new URL('../locales/', import.meta.url)).map((name) => name.replace('.json', ''));
const named = (start) => names.find((name) => name.startsWith(start));

/** A chunk with everything it imports before it can run, and the styles Vite asks for with it. */
function closure(name, seen = new Set()) {
  if (!name || seen.has(name)) return seen;
  seen.add(name);
  for (const [, found] of read(name).toString().matchAll(/(?:from|import)"\.\/([^"]+)"/g)) closure(found, seen);
  return seen;
}

function firstLoad(place, language) {
  const files = closure(names.find((name) => /^index-.*\.js$/.test(name)));
  for (const file of closure(names.find((name) => name.startsWith(`${place}-`) && name.endsWith('.js')))) files.add(file);
  for (const part of ['base', place === 'coordinator' ? 'desk' : place]) files.add(named(`catalog-${language}-${part}`));
  for (const name of names) if (name.endsWith('.css') && (name.startsWith('index') || name.startsWith(place))) files.add(name);
  const sizes = [...files].map((name) => [name, packed(read(name))]);
  for (const name of ['index.html', 'mark.svg', 'manifest.webmanifest']) sizes.push([name, packed(read(name, DIST))]);
  return sizes.sort((a, b) => b[1] - a[1]);
}

let failed = false;
for (const place of ['rosters', 'care', 'coordinator']) {
  for (const language of LANGUAGES) {
    const sizes = firstLoad(place, language);
    const total = sizes.reduce((sum, [, size]) => sum + size, 0);
    const held = place !== 'coordinator';
    const over = held && total > BUDGET;
    failed ||= over;
    console.log(`${over ? 'OVER ' : ''}${place} ${language}: ${total} bytes${held ? ` of ${BUDGET}` : ''}`);
    if (process.argv.includes('-v') || over) for (const [name, size] of sizes) console.log(`  ${String(size).padStart(6)} ${basename(name)}`);
  }
}
const worker = packed(read('sw.js', DIST));
failed ||= worker > WORKER_BUDGET;
console.log(`service worker: ${worker} bytes of ${WORKER_BUDGET}`);
process.exit(failed ? 1 : 0);
