/** The rooms: who may import what (docs/rooms.md). Checked in the tests; it also draws the map. */

/** The features of the API form a line: each may enter only the front door of features to its left. */
const line = [
  'organisation',
  'identity',
  'media',
  'course',
  'trainee',
  'cohort',
  'learning',
  'certificate',
  'help',
  'report',
  'interchange',
];
const features = line.join('|');
const tests = [
  '\\.(test|suite)\\.tsx?$',
  // What tests stand on.
  '(^|[/-])(given|double|dying-store)\\.ts$',
  '^apps/api/test/|^apps/staff/src/test/|/test-world/|/journeys/|jest\\.config\\.mjs$',
  // Benches walk the product as journeys do.
  '^packages/workbench/src/bench',
].join('|');

/** A room may import itself, what is listed, and nothing else. */
const room = (name, from, may) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: tests },
  to: { pathNot: [from, ...may].map((path) => (path.startsWith('^') ? path : `^(node_modules/|)(${path})`)) },
});

const npm = (...names) => `^(node_modules/)?(${names.join('|')})(/|$)`;
const own = (...names) => `^packages/(${names.join('|')})/`;

export default {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'declared',
      severity: 'error',
      from: { path: '^(apps|packages)/', pathNot: tests },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-app-from-another',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    { name: 'no-app-from-packages', severity: 'error', from: { path: '^packages/' }, to: { path: '^apps/' } },
    { name: 'no-test-from-code', severity: 'error', from: { path: '/src/', pathNot: tests }, to: { path: tests } },
    room('domain-alone', '^packages/domain/src/', []),
    room('contracts', '^packages/contracts/src/', [own('domain'), npm('zod')]),
    room('curriculum', '^packages/curriculum/src/', [
      own('domain', 'contracts'),
      npm('zod'),
      '^(node:)?(fs|path|module|url)',
    ]),
    room('ui', '^packages/ui/', [own('domain', 'ui'), npm('react', 'react-dom', '@types/react')]),
    room('offline', '^packages/offline/src/', [own('domain', 'contracts'), npm('idb')]),
    room('portal', '^apps/portal/src/', [
      own('ui', 'offline', 'contracts', 'domain'),
      npm('react', 'react-dom', '@types/react', '@types/react-dom', 'uqr', '@noble/ed25519'),
    ]),
    room('staff', '^apps/staff/src/', [
      own('ui', 'offline', 'contracts', 'domain'),
      npm('react', 'react-dom', 'react-router', '@types/react', '@types/react-dom', 'uqr'),
    ]),
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: '^apps/api/src/platform/' },
      to: { path: `^apps/api/(seed|src/(?!platform/|migrations/|entities))` },
    },
    {
      name: 'features-by-the-front-door',
      severity: 'error',
      from: { path: `^apps/api/src/(${features})/`, pathNot: tests },
      to: {
        path: `^apps/api/src/(${features})/`,
        pathNot: [`^apps/api/src/$1/`, `^apps/api/src/(${features})/index\\.ts$`],
      },
    },
    ...line.slice(0, -1).map((feature, at) => ({
      name: `line-${feature}`,
      comment: `${feature} may not know the features to its right`,
      severity: 'error',
      from: { path: `^apps/api/src/${feature}/`, pathNot: tests },
      to: { path: `^apps/api/src/(${line.slice(at + 1).join('|')})/` },
    })),
    {
      name: 'typeorm-in-its-place',
      severity: 'error',
      from: {
        path: '^apps/api/',
        pathNot: [
          tests,
          '\\.(repository|entity)\\.ts$',
          '^apps/api/src/(platform/database|migrations)/',
          '^apps/api/src/entities\\.ts$',
          '^apps/api/src/platform/http/(rate-limit|readiness|fault|problem\\.filter)\\.ts$',
        ],
      },
      to: { path: npm('typeorm', '@nestjs/typeorm') },
    },
    {
      name: 'curriculum-from-course-and-help',
      severity: 'error',
      from: { path: '^apps/api/', pathNot: ['^apps/api/(seed|test|src/course|src/help)/'] },
      to: { path: own('curriculum') },
    },
    {
      name: 'indexeddb-in-offline',
      severity: 'error',
      from: { path: '^(apps|packages)/', pathNot: '^packages/offline/' },
      to: { path: npm('idb') },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|test-results|\\.nx)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    },
    tsConfig: { fileName: new URL('tsconfig.base.json', import.meta.url).pathname },
  },
};
