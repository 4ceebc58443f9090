import type { INestApplication } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { MediaService, mediaRoute } from './media/index.ts';
import type { Config } from './platform/config/config.provider.ts';
import { jsonOnly } from './platform/http/json-only.ts';
import { log } from './platform/http/log.ts';
import { Metrics } from './platform/http/metrics.ts';
import { answerProblem } from './platform/http/problem.filter.ts';
import { Refusal } from './platform/http/refusal.ts';
import { secured, webApp } from './platform/http/web.ts';

/** Where each thing answers: `/api`, `/media`, `/staff`, and the portal everywhere else. */
export function configure<A extends INestApplication>(app: A, config: Config): A {
  const express = app as unknown as NestExpressApplication;
  log.level = config.LOG_LEVEL;
  express.disable('x-powered-by');
  express.set('trust proxy', config.TRUSTED_PROXIES);
  express.set('query parser', 'simple');
  app.setGlobalPrefix('api');
  app.enableShutdownHooks();
  const apps = [config.PORTAL, config.STAFF].filter((folder) => folder !== undefined);
  app.use(app.get(Metrics).watch);
  app.use(secured(apps, config.PUBLIC_URL.startsWith('https:')));
  app.use(compression());
  app.use('/api', ...jsonOnly);
  app.use('/media', mediaRoute(app.get(MediaService)));
  if (config.STAFF !== undefined) app.use('/staff', webApp(config.STAFF));
  if (config.PORTAL !== undefined) app.use(exceptForApi(webApp(config.PORTAL)));
  app.use(exceptForApi((_request, _response, next) => next(new Refusal('request.unknown-route'))));
  app.use((error: unknown, request: Request, response: Response, _next: NextFunction) =>
    answerProblem(error, request, response),
  );
  return app;
}

/** Leaves `/api` to Nest, which comes later. */
function exceptForApi(handler: RequestHandler): RequestHandler {
  return (request, response, next) => {
    if (request.path === '/api' || request.path.startsWith('/api/')) next();
    else void handler(request, response, next);
  };
}
