import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { Refusal } from './refusal.ts';

/** Bytes that a request body may have. A full batch of learning events stays below. */
export const bodyLimit = 512 * 1024;

/** Reads JSON bodies and refuses every other kind of body. */
export const jsonOnly: readonly RequestHandler[] = [
  (request: Request, _: Response, next: NextFunction) => {
    const hasBody =
      Number(request.headers['content-length'] ?? 0) > 0 || request.headers['transfer-encoding'] !== undefined;
    next(hasBody && !request.is('application/json') ? new Refusal('request.wrong-type') : undefined);
  },
  express.json({ limit: bodyLimit, strict: true }),
];
