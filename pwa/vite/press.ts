import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Plugin } from 'vite';

const TEXT = /\.(js|css|html|svg|webmanifest|json)$/;

/** Writes each built text a second time, as small as Brotli gets it: the server sends what was pressed once. */
export function press(): Plugin {
  return {
    name: 'press',
    apply: (config, { command }) => command === 'build' && !config.build?.ssr,
    writeBundle: {
      order: 'post',
      handler({ dir = 'dist' }) {
        for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
          if (TEXT.test(name)) writeFileSync(join(dir, `${name}.br`), pressed(readFileSync(join(dir, name))));
        }
      },
    },
  };
}

const pressed = (bytes: Buffer): Buffer =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
