import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Programs that read paper as a stranger would: poppler's and zbar's. */
export type Tool = 'pdftotext' | 'pdftoppm' | 'zbarimg';

/**
 * Whether these programs are here. On a build server they must be: there it throws. Elsewhere it says plainly which
 * check is not made.
 */
export function canRead(what: string, ...tools: readonly Tool[]): boolean {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const missing = tools.filter((tool) => !folders.some((folder) => existsSync(path.join(folder, tool))));
  if (missing.length === 0) return true;
  const words = `${missing.join(' and ')} not found, so ${what} was NOT checked`;
  if (process.env['CI']) throw new Error(words);
  console.warn(words);
  return false;
}

function run(tool: Tool, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(tool, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${tool} ended with ${status}: ${stderr}`);
  return stdout;
}

/** The lines of text in a PDF as they are copied out of it, without Khmer line-break hints. */
export const linesOf = (pdf: string): readonly string[] =>
  run('pdftotext', '-raw', pdf, '-')
    .replaceAll('\u200b', '')
    .split(/\n|\f/)
    .map((line) => line.trim())
    .filter(Boolean);

/** What a camera reads from a picture. */
export const qrIn = (picture: string): string => run('zbarimg', '--raw', '-q', picture).trim();

/** What a camera reads from the first page of a PDF, printed at 110 dots an inch. */
export function qrOnPaper(pdf: string): string {
  const prefix = pdf.replace(/\.pdf$/, '-page');
  run('pdftoppm', '-r', '110', '-png', pdf, prefix);
  const folder = path.dirname(pdf);
  const [page] = readdirSync(folder).filter((file) => file.startsWith(path.basename(prefix)));
  return qrIn(path.join(folder, page ?? ''));
}
