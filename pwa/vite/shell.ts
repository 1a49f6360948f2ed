import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { transformWithOxc, type Plugin } from 'vite';

/** Chunks a phone fetches only when somebody needs them; kept once used. */
const LATER = /\/(coordinator|gallery|datarole|catalog)-/;

/** Emits /sw.js: the worker's source with the files of this build and a cache name that is their hash; /later.json beside it. */
export function shell(template: string, publicFolder: string): Plugin {
  return {
    name: 'shell',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        const hash = createHash('sha256');
        const files: string[] = [];
        for (const [name, file] of Object.entries(bundle)) {
          files.push(`/${name}`);
          hash.update(name).update(file.type === 'chunk' ? file.code : file.source);
        }
        for (const name of readdirSync(publicFolder)) {
          files.push(`/${name}`);
          hash.update(name).update(readFileSync(`${publicFolder}/${name}`));
        }
        files.sort();
        const source = await compile(template);
        this.emitFile({
          type: 'asset',
          fileName: 'sw.js',
          source: source
            .replace('__VERSION__', JSON.stringify(hash.digest('hex').slice(0, 12)))
            .replace('__SHELL__', JSON.stringify(files.filter((file) => !LATER.test(file) && !file.includes('icon-')))),
        });
        // Of its own: with it the worker would be twice as large, and it is asked for again and again.
        this.emitFile({ type: 'asset', fileName: 'later.json', source: JSON.stringify(files.filter((file) => LATER.test(file))) });
      },
    },
  };
}

async function compile(template: string): Promise<string> {
  const { code } = await transformWithOxc(readFileSync(template, 'utf8'), template, { target: 'chrome100' });
  return code.replace(/^\s*export \{\};?\s*$/m, '').replace(/^\s*(\/\/|\/?\*).*$/gm, '').replace(/\n\s*/g, '\n');
}
