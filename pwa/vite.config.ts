import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { catalogs } from './vite/catalogs.ts';
import { icons } from './vite/icons.ts';
import { press } from './vite/press.ts';
import { shell } from './vite/shell.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  plugins: [catalogs(here('./locales')), icons(), shell(here('./src/sw.ts'), here('./public')), press()],
  build: {
    target: ['chrome100', 'safari16.4', 'firefox115'],
    // A strict content policy allows no data: addresses and no injected scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        hashCharacters: 'hex',
        chunkFileNames: ({ facadeModuleId }) => `assets/${chunkName(facadeModuleId)}-[hash].js`,
      },
    },
  },
});

/** Catalogs and places are told apart by name: the service worker keeps some only once they were used, the size check counts them. */
function chunkName(module: string | null): string {
  const catalog = module?.match(/virtual:catalogs\/(\w[\w-]*)\/(\w+)/);
  if (catalog) return `catalog-${catalog[1]}-${catalog[2]}`;
  return module?.match(/\/src\/(rosters|availability|fairness|care|coop|doorway|coordinator)\/index\.tsx?$/)?.[1] ?? 'shared';
}
