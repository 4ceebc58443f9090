import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { cruiseRooms } from './cruise.ts';

/** Files of a small made-up house: path → content. */
type House = Readonly<Record<string, string>>;

/** Names of the rules that a house breaks. */
async function brokenIn(house: House): Promise<readonly string[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'romduol-rooms-'));
  try {
    for (const [file, content] of Object.entries({ ...furniture, ...house })) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), content);
    }
    const { summary } = await cruiseRooms(folder);
    return [...new Set(summary.violations.map(({ rule }) => rule.name))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const npmPackage = (name: string): House => ({
  [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
  [`node_modules/${name}/index.js`]: 'module.exports = {};',
});
const furniture: House = {
  'package.json': JSON.stringify({ name: 'house', dependencies: { zod: '1', typeorm: '1', idb: '1', react: '1' } }),
  'tsconfig.base.json': '{}',
  ...npmPackage('zod'),
  ...npmPackage('typeorm'),
  ...npmPackage('idb'),
  ...npmPackage('react'),
  'packages/domain/src/rule.ts': 'export const rule = 1;',
  'apps/portal/src/page.ts': 'export const page = 1;',
  'apps/staff/src/page.ts': 'export const page = 1;',
  'apps/api/src/platform/clock.ts': 'export const clock = 1;',
  'apps/api/src/course/index.ts': "export { service } from './course.service.ts';",
  'apps/api/src/course/course.service.ts': 'export const service = 1;',
  'apps/api/src/certificate/index.ts': 'export const certificate = 1;',
};

describe('the rooms of the house', () => {
  it('are kept by every file there is', async () => {
    const { summary } = await cruiseRooms();
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
    expect(summary.totalCruised).toBeGreaterThan(200);
  });

  it('are kept by the made-up house before anything is broken in it', async () => {
    expect(await brokenIn({})).toEqual([]);
  });

  it.each<[string, string, House]>([
    ['a rule that imports a library', 'domain-alone', { 'packages/domain/src/bad.ts': "import 'zod';" }],
    ['a contract that knows React', 'contracts', { 'packages/contracts/src/bad.ts': "import 'react';" }],
    ['a component that keeps data', 'ui', { 'packages/ui/src/bad.ts': "import 'idb';" }],
    ['a store that draws', 'offline', { 'packages/offline/src/bad.ts': "import 'react';" }],
    ['a page that validates by itself', 'portal', { 'apps/portal/src/bad.ts': "import 'zod';" }],
    [
      'a page that opens the database of the browser',
      'indexeddb-in-offline',
      { 'apps/staff/src/bad.ts': "import 'idb';" },
    ],
    [
      'one app that imports another',
      'no-app-from-another',
      { 'apps/portal/src/bad.ts': "import '../../staff/src/page.ts';" },
    ],
    [
      'a package that imports an app',
      'no-app-from-packages',
      { 'packages/ui/src/bad.ts': "import '../../../apps/portal/src/page.ts';" },
    ],
    [
      'a platform that knows a feature',
      'platform-knows-no-feature',
      { 'apps/api/src/platform/bad.ts': "import '../course/index.ts';" },
    ],
    [
      'a feature entered by the window',
      'features-by-the-front-door',
      { 'apps/api/src/cohort/bad.ts': "import '../course/course.service.ts';" },
    ],
    [
      'a feature that knows one to its right',
      'line-course',
      { 'apps/api/src/course/bad.ts': "import '../certificate/index.ts';" },
    ],
    [
      'a service that queries by itself',
      'typeorm-in-its-place',
      { 'apps/api/src/course/bad.service.ts': "import 'typeorm';" },
    ],
    [
      'code that leans on a test',
      'no-test-from-code',
      { 'apps/portal/src/bad.ts': "import './x.test.ts';", 'apps/portal/src/x.test.ts': 'export {};' },
    ],
    [
      'a circle',
      'no-circles',
      {
        'packages/domain/src/a.ts': "import { b } from './b.ts'; export const a = b;",
        'packages/domain/src/b.ts': "import { a } from './a.ts'; export const b = a;",
      },
    ],
    ['an import of nothing', 'resolvable', { 'packages/domain/src/bad.ts': "import './gone.ts';" }],
  ])('notice %s', async (_, rule, house) => {
    expect(await brokenIn(house)).toContain(rule);
  });
});
