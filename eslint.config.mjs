import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';
import {
  boundaries,
  depConstraints,
  layerMayNotImport,
  restrictedSdks,
  soleImporters,
  specConstraints,
  specs,
} from './eslint.boundaries.mjs';
import { longFiles } from './eslint.longer.mjs';

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      '**/dist/',
      '**/generated/',
      '**/.data/',
      '**/coverage/',
      '.nx/',
      '.cache/',
    ],
  },
  {
    files: ['**/*.ts', '**/*.tsx', '**/*.mjs'],
    plugins: { '@nx': nx, '@typescript-eslint': tseslint.plugin },
    languageOptions: { parser: tseslint.parser },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@nx/enforce-module-boundaries': boundaries(depConstraints),
      'no-console': 'error',
      'no-empty': 'error',
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Name what you export.' },
        {
          selector: ':matches(ClassDeclaration, ClassExpression):not([superClass.name=/Error$/])',
          message: 'Return an object from a function: only errors are classes.',
        },
      ],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx', '**/*.mjs'],
    ignores: [...specs, ...Object.values(longFiles).flat()],
    rules: { 'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['**/*.ts', '**/*.tsx', '**/*.mjs'],
    ignores: specs,
    rules: {
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    ignores: ['apps/chat-web/**'],
    // One program for all: a service per project would load every lib many times over.
    languageOptions: {
      parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
    },
  },
  {
    files: ['apps/*/src/**/*.ts', 'libs/*/src/**/*.ts'],
    ignores: [
      '**/main.ts',
      'apps/*/src/migrate.ts',
      'apps/calendar-sync/src/reseal.ts',
      '**/*.spec.ts',
      'libs/testing/**',
      'libs/embedded/**',
      'libs/contracts/src/publish.ts',
    ],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only main reads the environment.' },
      ],
    },
  },
  {
    files: ['**/*.ts'],
    ignores: [...specs, 'examples/**'],
    rules: { '@typescript-eslint/no-restricted-imports': restrictedSdks(undefined) },
  },
  {
    // What is checked, or measured against, is read or made without our own code.
    files: ['tools/torture/look/**/*.ts', 'tools/bench/workbook/bare-workbook.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': 'off' },
  },
  ...Object.values(soleImporters).map((folder) => ({
    files: [`${folder}/**/*.ts`],
    ignores: specs,
    rules: { '@typescript-eslint/no-restricted-imports': restrictedSdks(folder) },
  })),
  ...Object.entries(layerMayNotImport).map(([layer, patterns]) => ({
    files: [`apps/*/src/${layer}/**/*.ts`],
    ignores: specs,
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: patterns, message: `${layer} may not import that layer.` }] },
      ],
    },
  })),
  {
    files: specs,
    rules: {
      '@nx/enforce-module-boundaries': boundaries(specConstraints),
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-restricted-syntax': 'off',
    },
  },
  {
    files: [
      'tools/**',
      'examples/**',
      '*.config.ts',
      '*.config.mjs',
      '.dependency-cruiser.mjs',
      'apps/*/prisma.config.ts',
      'apps/*/vite.config.ts',
      'libs/testing/src/jest/**',
    ],
    rules: { 'no-console': 'off', 'no-restricted-syntax': 'off' },
  },
);
