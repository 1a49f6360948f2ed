// Writes src/api.d.ts from the OpenAPI document of this checkout's server: `npm run types`, after every change of the API.
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const run = (command, words, input) => execFileSync(command, words, { input, cwd: at('types'), maxBuffer: 2 ** 26, stdio: ['pipe', 'pipe', 'inherit'] });

if (!existsSync(at('types/node_modules'))) run('npm', ['ci']);
const document = run(at('../commonrota'), ['openapi']);
writeFileSync(at('src/api.d.ts'), run(process.execPath, [at('types/generate.mjs')], document));
