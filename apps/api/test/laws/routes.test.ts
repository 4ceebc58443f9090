import { endpoints, type Endpoint } from '@romduol/contracts';
import { Controller, Get, Post } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { send } from '../call.ts';
import { startApi, type Api } from '../harness.ts';

interface Route {
  readonly method: string;
  readonly path: string;
}

/** Every route that the running server answers below `/api`, as Express knows them. */
function routesOf(app: NestExpressApplication): readonly Route[] {
  const { router } = app.getHttpAdapter().getInstance() as unknown as {
    router: { stack: { route?: { path: string; methods: Record<string, boolean> } }[] };
  };
  return router.stack.flatMap(({ route }) =>
    route?.path.startsWith('/api')
      ? Object.keys(route.methods).map((method) => ({
          method: method.toUpperCase(),
          path: route.path.slice('/api'.length),
        }))
      : [],
  );
}

/** Where the server and the contracts do not say the same. */
function routeViolations(routes: readonly Route[], known: readonly Endpoint[]): readonly string[] {
  const wanted = known.map(({ method, path }) => `${method} ${path}`);
  const there = routes.map(({ method, path }) => `${method} ${path}`);
  return [
    ...there.filter((route) => !wanted.includes(route)).map((route) => `${route} is no endpoint`),
    ...wanted.filter((route) => !there.includes(route)).map((route) => `${route} is not answered`),
    ...there.filter((route, at) => there.indexOf(route) !== at).map((route) => `${route} is answered twice`),
    ...wanted.filter((route, at) => wanted.indexOf(route) !== at).map((route) => `${route} is declared twice`),
  ];
}

/** What somebody would add in a hurry. */
@Controller()
class Forgetful {
  @Get('/everything')
  everything() {
    return { names: ['everyone'] };
  }

  @Post('/cohorts/:id/secret')
  secret() {
    return { done: true };
  }
}

describe('the routes', () => {
  let api: Api;
  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());

  it('are exactly the endpoints, each once', () => {
    expect(routesOf(api.app).length).toBeGreaterThan(30);
    expect(routeViolations(routesOf(api.app), endpoints)).toEqual([]);
  });

  it('have each a name of its own, and a summary', () => {
    const names = endpoints.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(endpoints.filter(({ summary }) => summary.length < 10)).toEqual([]);
  });

  it('answer a missing address with a problem document', async () => {
    expect(await send(api.url, 'GET', '/api/nothing-here', undefined)).toBeRefused('request.unknown-route');
  });
});

describe('a handler that was never declared as an endpoint', () => {
  let api: Api;
  beforeAll(async () => (api = await startApi({ controllers: [Forgetful] })));
  afterAll(() => api.stop());

  it('is found by the law', () => {
    expect(routeViolations(routesOf(api.app), endpoints)).toEqual([
      'GET /everything is no endpoint',
      'POST /cohorts/:id/secret is no endpoint',
    ]);
    const without = routesOf(api.app).filter(({ path }) => path !== '/health/live');
    expect(routeViolations(without, endpoints)).toContain('GET /health/live is not answered');
  });

  it('is refused at the door', async () => {
    expect(await send(api.url, 'GET', '/api/everything', undefined)).toBeRefused('request.unknown-route');
    expect(await send(api.url, 'POST', '/api/cohorts/1/secret', {})).toBeRefused('request.unknown-route');
  });
});
