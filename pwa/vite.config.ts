import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { ahead } from './vite/ahead.ts';
import { catalogs } from './vite/catalogs.ts';
import { icons } from './vite/icons.ts';
import { press } from './vite/press.ts';
import { shell } from './vite/shell.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** A slow line pays for each file as it does for 20 kB: what a first page needs comes in few. */
const GROUPS = [
  { name: 'start', test: /\/src\/(start|loaders|homes|members\/keys|kit\/(early|languages|time))\.ts$|virtual:catalogs$|preload-helper/, priority: 2 },
  { name: 'index', test: /node_modules|index\.html|\/src\/(main|app|later|kit\/(?!push)|members\/(?!passkeys|leave)|install\/offer|queue\/news|mydata\/here|parts\/(tag|segmented|icons-way))/, priority: 1 },
  { name: 'rosters', test: /\/src\/(rosters\/(?!why\.|more\.|door-note\.|hindered\/)|install\/here)/ },
];

export default defineConfig({
  plugins: [catalogs(here('./locales')), ahead('/src/start.ts'), icons(), shell(here('./src/sw.ts'), here('./public')), press()],
  build: {
    target: ['chrome100', 'safari16.4', 'firefox115'],
    // A strict content policy allows no data: addresses and no injected scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        hashCharacters: 'hex',
        chunkFileNames: ({ facadeModuleId, name }) => `assets/${chunkName(facadeModuleId, name)}-[hash].js`,
        codeSplitting: { groups: GROUPS },
      },
    },
  },
});

/** Catalogs and places are told apart by name: the service worker keeps some only once they were used, the size check counts them. */
function chunkName(module: string | null, name: string): string {
  const catalog = module?.match(/virtual:catalogs\/(\w[\w-]*)\/(\w+)/);
  if (catalog) return `catalog-${catalog[1]}-${catalog[2]}`;
  const place = module?.match(/\/src\/(rosters|availability|fairness|care|coop|doorway|coordinator|gallery|mydata|datarole)\/index\.tsx?$/)?.[1];
  return place ?? (GROUPS.some((group) => group.name === name) ? name : 'shared');
}
