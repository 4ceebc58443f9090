import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';
import { aheadScript, filesFor } from './ahead.ts';

interface Shell {
  /** The module with the words of the default language, which every screen needs. */
  readonly defaultWords: string;
  /** By the first part of an address, the modules that are loaded late and needed there. Ends of their paths. */
  readonly ahead: Readonly<Record<string, readonly string[]>>;
}

/**
 * Puts the style sheet of the first screen into index.html, so that something is painted before any other file has
 * come; asks early for the words in the default language, and for what the address will need. Writes `csp.json`: the
 * hashes that the server's content security policy must allow, as `{ "style": ["sha256-…"], "script": [] }`. There is no
 * inline script.
 */
export function shellPlugin({ defaultWords, ahead }: Shell): Plugin {
  return {
    name: 'portal-shell',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const page = bundle['index.html'];
        if (page?.type !== 'asset') throw new Error('no index.html in the build');
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
        const source = aheadScript(bundle, ahead);
        const reference = this.emitFile({ type: 'asset', name: 'ahead.js', source });
        const [words] = filesFor(bundle, [defaultWords]);
        page.source = html.replace(
          '</head>',
          `  <script async src="/${this.getFileName(reference)}"></script>
    <link rel="modulepreload" crossorigin href="/${words}">
  </head>`,
        );
        this.emitFile({ type: 'asset', fileName: 'csp.json', source: JSON.stringify({ style: hashes, script: [] }) });
      },
    },
  };
}
