import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import express, { Router, type Response } from 'express';
import helmet from 'helmet';

/** Hashes of the inline style and script that a built app's index.html holds, as its build wrote them down. */
interface InlineHashes {
  readonly style?: readonly string[];
  readonly script?: readonly string[];
}

/** Security headers with a strict content policy: nothing from elsewhere, nothing inline but what was built in. */
export function securityHeaders(apps: readonly string[], isSecure: boolean) {
  const hashes = apps.map(inlineHashes);
  const quoted = (kind: keyof InlineHashes) => hashes.flatMap((of) => of[kind] ?? []).map((hash) => `'${hash}'`);
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", ...quoted('script')],
        styleSrc: ["'self'", ...quoted('style')],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        ...(isSecure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: isSecure && { maxAge: 31_536_000 },
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
  });
}

function inlineHashes(folder: string): InlineHashes {
  const file = path.join(folder, 'csp.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as InlineHashes) : {};
}

/** Serves a built web app: hashed assets for ever, everything else asked anew, unknown addresses by its index page. */
export function webApp(folder: string): Router {
  const root = path.resolve(folder);
  const router = Router();
  router.use(
    express.static(root, {
      index: false,
      setHeaders: (response: Response, file: string) =>
        response.setHeader('cache-control', file.includes(`${path.sep}assets${path.sep}`) ? forever : 'no-cache'),
    }),
  );
  router.get('/{*page}', (request, response, next) => {
    if (path.extname(request.path) !== '' || !request.accepts('html')) return next();
    response.setHeader('cache-control', 'no-cache');
    response.sendFile(path.join(root, 'index.html'));
  });
  return router;
}

const forever = 'public, max-age=31536000, immutable';
