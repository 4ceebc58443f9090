import js from '@eslint/js';
import hooks from 'eslint-plugin-react-hooks';
import ts from 'typescript-eslint';

/** Globals of the plain scripts that run before TypeScript can. */
const nodeGlobals = Object.fromEntries(
  ['console', 'process', 'URL', 'performance', 'setTimeout', 'clearTimeout', 'Buffer', 'globalThis'].map((name) => [
    name,
    'readonly',
  ]),
);

export default ts.config(
  { ignores: ['**/dist/', '**/test-results/', '**/.nx/', '**/.data/'] },
  js.configs.recommended,
  ...ts.configs.recommendedTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      eqeqeq: 'error',
      'no-console': 'off',
    },
  },
  {
    files: ['apps/portal/**', 'apps/staff/**', 'packages/ui/**'],
    ...hooks.configs.flat.recommended,
  },
  // Classes that are injected must be imported as values: their type alone is erased, and with it the injection.
  { files: ['apps/api/**'], rules: { '@typescript-eslint/consistent-type-imports': 'off' } },
  {
    files: ['packages/domain/src/**', 'packages/contracts/src/**', 'packages/offline/src/**', 'packages/ui/src/**'],
    ignores: ['**/*.test.{ts,tsx}'],
    rules: { 'no-restricted-globals': ['error', 'process'] },
  },
  {
    files: ['packages/domain/src/**'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            "NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'A rule is given "now"; it never asks for it.',
        },
        {
          selector: "MemberExpression[object.name='Math'][property.name='random']",
          message: 'A rule has no chance in it.',
        },
      ],
    },
  },
  {
    files: ['apps/api/src/**'],
    ignores: ['**/platform/clock/**', '**/platform/database/new-id.ts', '**/*.test.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            "NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'Time comes from the injected Clock.',
        },
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: 'Settings come from the configuration.',
        },
      ],
    },
  },
  {
    files: ['apps/api/src/main.ts', 'apps/api/src/prepare.ts', 'apps/api/src/new-programme.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['**/*.test.{ts,tsx}', '**/test/**', '**/journeys/**'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
    },
  },
  { files: ['**/*.mjs', '**/*.js'], ...ts.configs.disableTypeChecked },
  { files: ['**/*.mjs', '**/*.js'], languageOptions: { globals: nodeGlobals } },
);
