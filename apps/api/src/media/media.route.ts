import type { MediaFile } from '@romduol/domain';
import { pipeline } from 'node:stream/promises';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { ByteRange } from '../platform/outside/file-store.ts';
import { Refusal } from '../platform/http/refusal.ts';
import type { MediaService } from './media.service.ts';

/**
 * `/media/SHA256`: outside `/api`, public, kept for ever by whoever fetched it once, in parts when asked so (a phone
 * that seeks in a recording asks for a range).
 */
export function mediaRoute(media: MediaService): RequestHandler {
  return (request, response, next: NextFunction) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next(new Refusal('request.wrong-method'));
    answer(media, request, response).catch(next);
  };
}

const forever = 'public, max-age=31536000, immutable';

async function answer(media: MediaService, request: Request, response: Response): Promise<void> {
  const sha256 = request.path.slice(1);
  const file = /^[0-9a-f]{64}$/.test(sha256) ? await media.find(sha256) : null;
  if (!file) throw new Refusal('thing.not-found');
  const range = rangeOf(request, file);
  response.setHeader('accept-ranges', 'bytes');
  response.setHeader('content-type', file.type);
  response.setHeader('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
  response.setHeader('cache-control', forever);
  if (range === 'unsatisfiable') {
    response.setHeader('content-range', `bytes */${file.bytes}`);
    return void response.status(416).end();
  }
  if (range) {
    response.status(206).setHeader('content-range', `bytes ${range.start}-${range.end}/${file.bytes}`);
    // A part counts bytes of the file itself, so nobody on the way may compress it.
    response.setHeader('cache-control', `${forever}, no-transform`);
  }
  response.setHeader('content-length', range ? range.end - range.start + 1 : file.bytes);
  if (request.method === 'HEAD') return void response.end();
  const stream = await media.read(sha256, range);
  if (!stream) throw new Refusal('thing.not-found');
  await pipeline(stream, response).catch(() => response.destroy());
}

/** The first range of bytes of a Range header; several at once, which no player asks for, are answered whole. */
function rangeOf(request: Request, { bytes }: MediaFile): ByteRange | 'unsatisfiable' | undefined {
  const ranges = request.range(bytes);
  if (ranges === undefined || ranges === -2 || (Array.isArray(ranges) && ranges.length > 1)) return undefined;
  if (ranges === -1) return 'unsatisfiable';
  if (ranges.type !== 'bytes') return undefined;
  return ranges[0];
}
