import type { Config } from 'jest';

const transformTypes = { '\\.ts$': '<rootDir>/tools/jest/strip-types.mjs' };

const everyProject = {
  rootDir: import.meta.dirname,
  extensionsToTreatAsEsm: ['.ts'],
  testEnvironment: '<rootDir>/libs/testing/src/jest/tidy-environment.ts',
  transform: transformTypes,
  setupFiles: ['<rootDir>/libs/testing/src/jest/deny-network.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/.data/'],
  modulePathIgnorePatterns: ['/dist/', '/.data/'],
} satisfies Config;

const config: Config = {
  maxWorkers: 2,
  // Shared machines pause for seconds; no test asserts a time.
  testTimeout: 30_000,
  workerIdleMemoryLimit: '512MB',
  projects: [
    { ...everyProject, displayName: 'unit', testMatch: ['**/*.unit.spec.ts'] },
    {
      ...everyProject,
      displayName: 'integration',
      testMatch: ['**/test/**/*.{int,race,e2e}.spec.ts'],
      globalSetup: '<rootDir>/libs/testing/src/jest/global-setup.ts',
      globalTeardown: '<rootDir>/libs/testing/src/jest/global-teardown.ts',
    },
  ],
};

export default config;
