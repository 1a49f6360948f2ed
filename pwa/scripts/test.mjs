// Bundles the tests with Vite, so that they run on every node that can build, and runs them with node's own runner.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const tests = readdirSync(join(root, 'tests')).filter((name) => name.endsWith('.test.ts'));
const out = mkdtempSync(join(tmpdir(), 'pwa-tests-'));
try {
  await build({
    root,
    logLevel: 'error',
    build: {
      ssr: true, outDir: out, emptyOutDir: true, minify: false, target: 'node20',
      rolldownOptions: { input: tests.map((name) => join(root, 'tests', name)), output: { entryFileNames: '[name].mjs', chunkFileNames: 'part-[hash].mjs' } },
    },
    ssr: { noExternal: true },
  });
  const files = tests.map((name) => join(out, name.replace(/\.ts$/, '.mjs')));
  const { status } = spawnSync(process.execPath, ['--test', '--test-force-exit', ...files], { stdio: 'inherit', env: { ...process.env, PWA_ROOT: root, TZ: 'America/New_York' } });
  process.exitCode = status ?? 1;
} finally {
  rmSync(out, { recursive: true, force: true });
}
