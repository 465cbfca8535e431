import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

/** Foreign SDKs and the one place that may import each (2-house 2.2). */
const soleImporters = {
  kafkajs: 'libs/messaging',
  ioredis: 'libs/shared-state',
  luxon: 'libs/scheduling',
  openai: 'apps/agent-chat/src/llm',
  twilio: 'apps/voice-gateway/src/twilio',
  googleapis: 'apps/calendar-sync/src/google',
  xlsx: 'apps/excel-sync/src/workbook',
};
const ioPackages = [
  'pg',
  '@prisma/*',
  'kafkajs',
  'express',
  'ioredis',
  'openai',
  'twilio',
  'googleapis',
  'xlsx',
];

/** Bans every SDK but those that `folder` owns. */
const restrictedSdks = (folder) => [
  'error',
  {
    patterns: Object.entries(soleImporters)
      .filter(([, owner]) => owner !== folder)
      .map(([name, owner]) => ({
        group: [name, `${name}/*`],
        message: `Only ${owner} imports ${name}.`,
      })),
  },
];

/** Layers inside an app: arrows point inwards, and Prisma is never near an open transaction. */
const layerMayNotImport = {
  domain: [
    '**/store/**',
    '**/use-cases/**',
    '**/catalogue/**',
    '**/http/**',
    '**/consumers/**',
    ...ioPackages,
  ],
  store: [
    '**/use-cases/**',
    '**/catalogue/**',
    '**/http/**',
    '**/consumers/**',
    '@prisma/*',
    'express',
  ],
  'use-cases': [
    '**/http/**',
    '**/consumers/**',
    '**/catalogue/generated/**',
    '@prisma/*',
    'express',
    'pg',
  ],
  catalogue: ['**/http/**', '**/consumers/**', '**/use-cases/**', 'express', 'pg'],
  consumers: ['**/http/**', '@prisma/*', 'express', 'pg'],
};

const may = (sourceTag, onlyDependOnLibsWithTags, more = {}) => ({
  sourceTag: `kind:${sourceTag}`,
  onlyDependOnLibsWithTags: onlyDependOnLibsWithTags.map((tag) => `kind:${tag}`),
  ...more,
});
const pure = { bannedExternalImports: ioPackages };
const testing = 'testing';

export const depConstraints = [
  may('kernel', [], { bannedExternalImports: ['*'] }),
  may('contract', ['kernel'], pure),
  may('domain', ['kernel', 'contract', 'domain'], pure),
  may('adapter', ['kernel', 'contract', 'domain', 'adapter']),
  may('app', ['kernel', 'contract', 'domain', 'adapter']),
  may('web', ['contract']),
  may('deployment', ['adapter']),
  may('host', ['kernel', 'contract', 'domain', 'adapter', 'app', 'web', 'deployment']),
  may('testing', ['kernel', 'contract', 'domain', 'adapter']),
  may('tool', ['kernel', 'contract', 'domain', 'adapter', 'app', 'web', 'host', 'deployment']),
  may('example', ['contract']),
];
/** Specs may also use the testing lib, and a client of the service they test. */
const specConstraints = depConstraints.map(({ bannedExternalImports: _banned, ...constraint }) => ({
  ...constraint,
  onlyDependOnLibsWithTags: [
    ...constraint.onlyDependOnLibsWithTags,
    ...['kernel', 'contract', 'domain', 'adapter', testing].map((tag) => `kind:${tag}`),
  ],
}));

const boundaries = (constraints) => [
  'error',
  {
    depConstraints: constraints,
    banTransitiveDependencies: true,
    checkDynamicDependenciesExceptions: ['.*'],
    // testing serves the specs of the very libs it is made of; their code never imports it (kind tags).
    ignoredCircularDependencies: ['embedded', 'postgres', 'kernel'].flatMap((lib) => [
      ['@gomomo/testing', `@gomomo/${lib}`],
      [`@gomomo/${lib}`, '@gomomo/testing'],
    ]),
  },
];

const specs = ['**/*.spec.ts', '**/*.spec.tsx', '**/test/**'];

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
      ],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
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
      'apps/*/prisma.config.ts',
      'apps/*/vite.config.ts',
      'libs/testing/src/jest/**',
    ],
    rules: { 'no-console': 'off', 'no-restricted-syntax': 'off' },
  },
);
