import { endpoints, type Endpoint } from '@romduol/contracts';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { settings } from '../../src/platform/config/config.ts';

/** No container engine is needed: the files are read and held against the configuration schema and the routes. */
const root = path.resolve(import.meta.dirname, '../../../..');
const fileOf = (name: string) => readFileSync(path.join(root, name), 'utf8');

interface Service {
  readonly image?: string;
  readonly build?: { readonly dockerfile: string };
  readonly command?: string | readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
}

/** What is wrong with the variables that a service hands to the API, under the configuration's own schema. */
function environmentFaults(service: Service): readonly string[] {
  const given = service.environment ?? {};
  const unknown = Object.keys(given).filter((name) => !(name in settings.shape));
  const filled = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, example(name, value)]));
  const result = settings.safeParse(filled);
  return [
    ...unknown.map((name) => `${name} is no setting`),
    ...(result.error?.issues ?? []).map(({ path: at, message }) => `${at.join('.')}: ${message}`),
  ];
}

/** A compose variable as somebody would fill it in. */
function example(name: string, value: string): string {
  const examples: Record<string, string> = {
    PUBLIC_URL: 'https://school.example',
    SIGNING_KEY: 'A'.repeat(64),
    SEALING_KEY: 'A'.repeat(184),
    METRICS_TOKEN: 'a-token-of-sixteen-letters',
  };
  return value.replace(/\$\{(\w+)(:[?-][^}]*)?\}/g, (_, __, rest?: string) =>
    rest?.startsWith(':-') ? rest.slice(2) : (examples[name] ?? 'secret'),
  );
}

/** Health checks that ask the API something it does not answer. */
function healthFaults(service: Service, known: readonly Endpoint[]): readonly string[] {
  const asked = (service.healthcheck?.test.join(' ') ?? '').match(/\/api(\/[\w/-]+)/);
  if (!asked) return ['has no health check of the API'];
  return known.some((endpoint) => endpoint.path === asked[1] && endpoint.allow === 'anyone')
    ? []
    : [`no route ${asked[1]}`];
}

describe('the containers', () => {
  const compose = parse(fileOf('docker-compose.yml'), { merge: true }) as Compose;
  const api = compose.services['api'] ?? {};
  const prepare = compose.services['prepare'] ?? {};
  const proxy = compose.services['proxy'] ?? {};

  it.each([['api'], ['prepare']])('hand %s only settings that exist, with values that are valid', (name) => {
    expect(environmentFaults(compose.services[name] ?? {})).toEqual([]);
  });

  it('give the owner’s connection to nobody but the one who prepares the database', () => {
    expect(prepare.environment).toHaveProperty('DATABASE_URL');
    expect(api.environment).not.toHaveProperty('DATABASE_URL');
  });

  it('ask the API for its health where it answers', () => {
    expect(healthFaults(api, endpoints)).toEqual([]);
  });

  it('use one port from the API’s setting over its image to the proxy', () => {
    const port = api.environment?.['PORT'];
    expect(fileOf('apps/api/Dockerfile')).toContain(`EXPOSE ${port}`);
    expect(fileOf('packages/workbench/proxy/Caddyfile')).toContain(`dynamic a api ${port} `);
    expect(api.healthcheck?.test.join(' ')).toContain(`localhost:${port}/`);
  });

  it('publish the proxy’s ports and no other', () => {
    const caddy = fileOf('packages/workbench/proxy/Caddyfile');
    const inside = (proxy.ports ?? []).map((mapping) => mapping.split(':')[1]);
    expect(inside).toEqual([/http_port (\d+)/.exec(caddy)?.[1], /https_port (\d+)/.exec(caddy)?.[1]]);
    const published = Object.entries(compose.services).filter(([, { ports }]) => ports !== undefined);
    expect(published.map(([name]) => name)).toEqual(['proxy']);
  });

  it('pass the API what the API answers, and serve the rest from the two apps', () => {
    const caddy = fileOf('packages/workbench/proxy/Caddyfile');
    expect(caddy).toMatch(/@api path .*\/api\/\* .*\/media\/\*/);
    const dockerfile = fileOf('packages/workbench/proxy/Dockerfile');
    for (const app of ['portal', 'staff']) {
      expect(caddy).toContain(`root * /srv/${app}`);
      expect(dockerfile).toMatch(new RegExp(`COPY --from=build /romduol/apps/${app}/dist /srv/${app}`));
    }
  });

  it.each([['apps/api/Dockerfile'], ['packages/workbench/proxy/Dockerfile']])(
    'build %s in stages, to run as nobody special',
    (name) => {
      const lines = fileOf(name).split('\n');
      expect(lines.filter((line) => line.startsWith('FROM ')).length).toBeGreaterThan(1);
      expect(lines.filter((line) => line.startsWith('FROM node:'))).toEqual(
        lines.filter((line) => /^FROM node:24-slim( AS \w+)?$/.test(line)),
      );
      const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));
      expect(last.some((line) => /^USER (?!root)\w+$/.test(line))).toBe(true);
    },
  );

  it('start programs that the build makes', () => {
    const built = fileOf('apps/api/vite.config.ts');
    const commands =
      [String(prepare.command), fileOf('apps/api/Dockerfile')].join('\n').match(/dist\/(\w+)\.js/g) ?? [];
    expect([...new Set(commands)].sort()).toEqual(['dist/main.js', 'dist/prepare.js']);
    for (const name of ['main', 'prepare']) expect(built).toContain(`${name}: 'src/${name}.ts'`);
  });

  it('would be caught with a misspelt variable, a bad value, or a health check of nothing', () => {
    expect(environmentFaults({ environment: { ...api.environment, PUBLIC_ULR: 'x' } })).toEqual([
      'PUBLIC_ULR is no setting',
    ]);
    expect(environmentFaults({ environment: { ...api.environment, PORT: 'many' } })).toEqual([
      expect.stringMatching(/^PORT: /),
    ]);
    expect(healthFaults({ healthcheck: { test: ['fetch http://localhost/api/healthy'] } }, endpoints)).toEqual([
      'no route /healthy',
    ]);
  });
});
