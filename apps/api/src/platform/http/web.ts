import { existsSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { securityHeaders, type InlineHashes } from '@romduol/contracts';
import express, { Router, type RequestHandler } from 'express';
import expressStaticGzip from 'express-static-gzip';

/** Sets the security headers, with the inline hashes that the builds of the served apps wrote down. */
export function secured(folders: readonly string[], isSecure: boolean): RequestHandler {
  const headers = securityHeaders(folders.map(inlineHashes), isSecure);
  return (_request, response, next) => {
    response.setHeaders(new Map(Object.entries(headers)));
    next();
  };
}

function inlineHashes(folder: string): InlineHashes {
  const file = path.join(folder, 'csp.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as InlineHashes) : {};
}

/**
 * Serves a built web app: hashed assets for ever and as small as the build could make them, everything else asked anew,
 * unknown addresses by its index page.
 */
export function webApp(folder: string): Router {
  const root = path.resolve(folder);
  const router = Router();
  const kept = (cacheControl: string) => ({
    index: false as const,
    setHeaders: (response: ServerResponse) => void response.setHeader('cache-control', cacheControl),
  });
  router.use(
    '/assets',
    expressStaticGzip(path.join(root, 'assets'), {
      enableBrotli: true,
      orderPreference: ['br'],
      index: false,
      serveStatic: kept(forever),
    }),
  );
  router.use(express.static(root, kept('no-cache')));
  router.get('/{*page}', (request, response, next) => {
    if (path.extname(request.path) !== '' || !request.accepts('html')) return next();
    response.setHeader('cache-control', 'no-cache');
    response.sendFile(path.join(root, 'index.html'));
  });
  return router;
}

const forever = 'public, max-age=31536000, immutable';
