import { problemCodes } from '@gomomo/contracts';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Codes that never leave the process: what a start, a port or a pure library refuses. */
export const internalCodes = [
  'refused',
  'on-hold',
  'failed',
  'cannot-open',
  'address-unusable',
  'already-running',
  'away',
  'bad-config',
  'bad-topic',
  'cluster-password-missing',
  'data-folder-in-use',
  'data-folder-unusable',
  'database-version',
  'disk-full',
  'folder-blocked',
  'folder-of-another-user',
  'function-changed',
  'group-is-running',
  'initdb-failed',
  'invalid-date',
  'invalid-hours',
  'invalid-service',
  'invalid-zone',
  'kafka-failed',
  'kafka-unavailable',
  'migration-edited',
  'migration-failed-earlier',
  'poison-record',
  'port-taken',
  'postgres-failed',
  'postgres-not-packaged',
  'record-refused',
  'redis-failed',
  'revoked',
  'role-missing',
  'secrets-missing',
  'secrets-unreadable',
  'stopped',
] as const;

const isSource = (file: string): boolean => !/node_modules|\/dist\/|\/generated\//.test(file);
const sourcesOf = (root: string, folder: string): string[] =>
  globSync(`${folder}/**/*.{ts,tsx,mts,mjs}`, { cwd: root })
    .filter(isSource)
    .map((file) => readFileSync(join(root, file), 'utf8'));

/** `project: package` for every package that a project declares and no source of it names. */
export function findUnusedDependencies(root: string): string[] {
  return globSync('{apps,libs,examples}/*/package.json', { cwd: root }).flatMap((file) => {
    const manifest = JSON.parse(readFileSync(join(root, file), 'utf8')) as {
      dependencies?: Record<string, string>;
      devDependencies?: Record<string, string>;
    };
    const folder = dirname(file);
    const text = sourcesOf(root, folder).join('\n');
    return Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
      .filter((name) => !name.startsWith('@types/'))
      .filter((name) => !new RegExp(`['"]${name}(?:/[^'"]*)?['"]`).test(text))
      .map((name) => `${folder}: ${name}`);
  });
}

const made = /new AppError\(\s*'([a-z-]+)'/g;

/** `file: code` for every `AppError` whose code is neither a published problem's nor internal. */
export function findUndeclaredCodes(root: string): string[] {
  const known: ReadonlySet<string> = new Set([...problemCodes, ...internalCodes]);
  return globSync('{apps,libs}/*/src/**/*.ts', { cwd: root })
    .filter((file) => isSource(file) && !file.endsWith('.spec.ts'))
    .flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(made)]
        .map(([, code = '']) => code)
        .filter((code) => !known.has(code))
        .map((code) => `${file}: ${code}`),
    );
}

/** Specs and their fixtures that make a temporary folder that `temporaryFolder` would have removed. */
export function findOwnTemporaryFolders(root: string): string[] {
  return globSync('{apps,libs,tools}/**/{*.spec.ts,test/**/*.ts}', { cwd: root })
    .filter(isSource)
    .filter((file) => /\bmkdtemp/.test(readFileSync(join(root, file), 'utf8')))
    .filter((file) => !madeByHand.has(file));
}

const madeByHand = new Set([
  'tools/fences/house-rules.unit.spec.ts', // says the word
  // below libs/testing, it does by itself what that does
  'libs/embedded/test/fixtures/data-folder.ts',
  // no specs: they remove what they make
  'tools/test/main.ts',
  'tools/test/old-postgres.ts',
]);
