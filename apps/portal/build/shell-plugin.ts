import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/**
 * Puts the style sheet of the first screen into index.html, so that something is painted before any other file has
 * come, and asks early for the words in the default language. Writes `csp.json`: the hashes that the server's content
 * security policy must allow, as `{ "style": ["sha256-…"], "script": [] }`. There is no inline script.
 */
export function shellPlugin({ defaultWords }: { readonly defaultWords: string }): Plugin {
  return {
    name: 'portal-shell',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const page = bundle['index.html'];
        if (page?.type !== 'asset') throw new Error('no index.html in the build');
        const words = Object.values(bundle).find(
          (chunk) => chunk.type === 'chunk' && chunk.facadeModuleId?.endsWith(defaultWords),
        );
        if (words === undefined) throw new Error(`no chunk for ${defaultWords}`);
        const hashes: string[] = [];
        const html = String(page.source).replace(
          /<link rel="stylesheet"[^>]*href="\/([^"]+)"[^>]*>/g,
          (_link, file: string) => {
            const sheet = bundle[file];
            if (sheet?.type !== 'asset') throw new Error(`no style sheet ${file}`);
            const css = String(sheet.source).trim();
            hashes.push(`sha256-${createHash('sha256').update(css).digest('base64')}`);
            return `<style>${css}</style>`;
          },
        );
        if (hashes.length === 0) throw new Error('no style sheet in index.html');
        page.source = html.replace(
          '</head>',
          `  <link rel="modulepreload" crossorigin href="/${words.fileName}">\n  </head>`,
        );
        this.emitFile({ type: 'asset', fileName: 'csp.json', source: JSON.stringify({ style: hashes, script: [] }) });
      },
    },
  };
}
