/** One media file over a bad network: silence ends it, slowness does not, and what came of it is not fetched again. */
import { UnreachableError } from '@romduol/contracts';
import type { MediaFile } from '@romduol/domain';
import { sha256, type Bytes } from './bytes.ts';
import { joined, type Parts } from './pack-parts.ts';
import { mediaUrl } from './pack-row.ts';

/** Bytes after which what has come of a large file is written down: no more is lost when the browser is killed. */
export const flushSize = 128 * 1024;

/** Milliseconds without a single byte after which an answer is given up. */
export const usualSilence = 20_000;

export interface FetchOptions {
  readonly fetch: typeof fetch;
  /** Null where the browser keeps nothing. */
  readonly parts: Parts | null;
  readonly silence: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The bytes of a file, whose hash was checked; null when they came damaged, or not at all, although asked for anew. A file
 * that broke off goes on where it stopped when the server can do that (206), and begins again when it cannot (200): a
 * whole body is never put behind a part of one.
 *
 * Errors: UnreachableError when the network fails or falls silent; what came is kept. What `signal` was aborted with.
 */
export async function fetchFile(file: MediaFile, options: FetchOptions): Promise<Bytes | null> {
  const { parts } = options;
  const here = (await parts?.read(file.sha256)) ?? new Uint8Array();
  for (const kept of [here, new Uint8Array()]) {
    const bytes = kept.length === file.bytes ? kept : await fetchRest(file, kept, options);
    if (bytes.length === file.bytes && (await sha256(bytes)) === file.sha256) return bytes;
    await parts?.drop(file.sha256);
  }
  return null;
}

/** The file with what was kept of it in front. */
async function fetchRest(file: MediaFile, kept: Bytes, options: FetchOptions): Promise<Bytes> {
  const { fetch, signal } = options;
  const watch = watchFor(options.silence, signal);
  try {
    const response = await fetch(mediaUrl(file.sha256), {
      // What is kept is kept in one place only: not in the browser's own cache too.
      cache: 'no-store',
      credentials: 'omit',
      priority: 'low',
      signal: watch.signal,
      ...(kept.length > 0 ? { headers: { range: `bytes=${kept.length}-` } } : {}),
    });
    watch.heard();
    // There is no such part: then what was kept is of another file. Or no such file: the others are fetched all the same.
    if (response.status === 416 || response.status === 404) return new Uint8Array();
    if (!response.ok) throw new UnreachableError(`status ${response.status} for ${file.sha256}`);
    // A network that wants a login first answers everything with its page.
    if (isPage(response)) throw new UnreachableError(`a page in place of ${file.sha256}`);
    if (response.status !== 206) {
      await options.parts?.drop(file.sha256);
      return await readOn(file, new Uint8Array(), response, watch, options.parts);
    }
    if (startOf(response) !== kept.length) return new Uint8Array();
    return await readOn(file, kept, response, watch, options.parts);
  } catch (cause) {
    signal?.throwIfAborted();
    if (cause instanceof UnreachableError || isOfStorage(cause)) throw cause;
    throw new UnreachableError('no answer', { cause });
  } finally {
    watch.stop();
  }
}

/** Reads a body behind what is here, and keeps what came when it breaks off. */
async function readOn(
  file: MediaFile,
  here: Bytes,
  response: Response,
  watch: Watch,
  parts: Parts | null,
): Promise<Bytes> {
  const pieces: Uint8Array[] = [here];
  let length = here.length;
  let written = here.length;
  const write = async (): Promise<void> => {
    if (length === written) return;
    const bytes = joined(pieces);
    await parts?.add(file.sha256, written, bytes.slice(written));
    pieces.splice(0, pieces.length, bytes);
    written = length;
  };
  try {
    for await (const piece of piecesOf(response)) {
      watch.heard();
      pieces.push(piece);
      length += piece.length;
      // More than there is: it is something else, of any length.
      if (length > file.bytes) return joined(pieces);
      if (length - written >= flushSize && length < file.bytes) await write();
    }
  } catch (error) {
    if (!isOfStorage(error)) await write().catch(() => undefined);
    throw error;
  }
  if (length >= file.bytes || isComplete(response, length - here.length)) return joined(pieces);
  await write();
  throw new UnreachableError(`${file.sha256} broke off after ${length} of ${file.bytes} bytes`);
}

async function* piecesOf(response: Response): AsyncGenerator<Uint8Array> {
  // Some old browsers have no stream to read from.
  if (response.body === null) {
    yield new Uint8Array(await response.arrayBuffer());
    return;
  }
  const reader = response.body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

const isPage = ({ headers }: Response): boolean => /\bhtml\b/.test(headers.get('content-type') ?? '');
const startOf = ({ headers }: Response): number =>
  Number(/^bytes (\d+)-/.exec(headers.get('content-range') ?? '')?.[1] ?? NaN);
/** The server meant no more than that. A compressed body says the length of something else. */
const isComplete = ({ headers }: Response, length: number): boolean =>
  headers.get('content-encoding') === null && headers.get('content-length') === String(length);
const isOfStorage = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'name' in error && error.name === 'QuotaExceededError';

interface Watch {
  readonly signal: AbortSignal;
  readonly heard: () => void;
  readonly stop: () => void;
}

/** Gives up after so many milliseconds in which nothing was heard, or when the caller does. */
function watchFor(silence: number, outer: AbortSignal | undefined): Watch {
  const controller = new AbortController();
  const giveUp = () => controller.abort();
  let timer = setTimeout(giveUp, silence);
  outer?.addEventListener('abort', giveUp);
  if (outer?.aborted) giveUp();
  return {
    signal: controller.signal,
    heard() {
      clearTimeout(timer);
      timer = setTimeout(giveUp, silence);
    },
    stop() {
      clearTimeout(timer);
      outer?.removeEventListener('abort', giveUp);
    },
  };
}

/**
 * A fetch for documents of any size: it gives up when nothing comes for `silence` milliseconds, and not because the
 * whole takes long on a slow line.
 */
export function untilSilent(fetch: typeof globalThis.fetch, silence = usualSilence): typeof globalThis.fetch {
  return async (address, init = {}) => {
    const watch = watchFor(silence, init.signal ?? undefined);
    try {
      const response = await fetch(address, { ...init, signal: watch.signal });
      watch.heard();
      const pieces: Uint8Array[] = [];
      for await (const piece of piecesOf(response)) {
        watch.heard();
        pieces.push(piece);
      }
      const { status, statusText, headers } = response;
      const isEmpty = status === 204 || status === 205 || status === 304;
      return new Response(isEmpty ? null : joined(pieces), { status, statusText, headers });
    } finally {
      watch.stop();
    }
  };
}
