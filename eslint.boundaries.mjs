/** Foreign SDKs and the one place that may import each (2-house 2.2). */
export const soleImporters = {
  kafkajs: 'libs/messaging',
  ioredis: 'libs/shared-state',
  luxon: 'libs/scheduling',
  openai: 'apps/agent-chat/src/llm',
  twilio: 'apps/voice-gateway/src/twilio',
  googleapis: 'apps/calendar-sync/src/google',
  '@googleapis/calendar': 'apps/calendar-sync/src/google',
  'google-auth-library': 'apps/calendar-sync/src/google',
  xlsx: 'apps/excel-sync/src/workbook',
  '@aws-sdk/client-s3': 'apps/excel-sync/src/storage',
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
  '@googleapis/*',
  'google-auth-library',
  'xlsx',
  '@aws-sdk/*',
];

/** Bans every SDK but those that `folder` owns. */
export const restrictedSdks = (folder) => [
  'error',
  {
    patterns: Object.entries(soleImporters)
      .filter(([, owner]) => owner !== folder)
      .map(([name, owner]) => ({
        // From its beginning: a folder of ours may have the same name.
        group: [`/${name}`, `/${name}/*`],
        message: `Only ${owner} imports ${name}.`,
      })),
  },
];

/** Layers inside an app: arrows point inwards, and Prisma is never near an open transaction. */
export const layerMayNotImport = {
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
  may('testing', ['kernel', 'contract', 'domain', 'adapter', 'testing']),
  // Tools ship with nothing, and measure by what specs test with.
  may('tool', [
    ...['kernel', 'contract', 'domain', 'adapter', 'app', 'web', 'host', 'deployment'],
    testing,
  ]),
  may('example', ['contract']),
];
/** Specs may also use the testing lib, and a client of the service they test. */
export const specConstraints = depConstraints.map(
  ({ bannedExternalImports: _banned, ...constraint }) => ({
    ...constraint,
    onlyDependOnLibsWithTags: [
      ...constraint.onlyDependOnLibsWithTags,
      ...['kernel', 'contract', 'domain', 'adapter', testing].map((tag) => `kind:${tag}`),
    ],
  }),
);

export const boundaries = (constraints) => [
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

export const specs = ['**/*.spec.ts', '**/*.spec.tsx', '**/test/**'];
