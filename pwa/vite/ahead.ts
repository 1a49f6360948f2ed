import type { Plugin } from 'vite';

/** Runs the file that holds `module` as soon as it is here, without waiting for the rest of the app: the app imports the same file. */
export function ahead(module: string): Plugin {
  return {
    name: 'ahead',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle }) {
        const found = Object.values(bundle ?? {}).find((file) => file.type === 'chunk' && file.moduleIds.some((id) => id.endsWith(module)));
        if (!found) throw new Error(`no file holds ${module}`);
        return [{ tag: 'script', attrs: { type: 'module', async: true, crossorigin: true, src: `/${found.fileName}` }, injectTo: 'head-prepend' }];
      },
    },
  };
}
