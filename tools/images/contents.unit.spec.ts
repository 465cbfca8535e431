import { services } from '@gomomo/infra';
import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { operatorImage, planApp, planOperator } from '../build/plan.ts';
import { faultsOf, holdsSecret, packagesIn, placesIn } from './contents.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Locked {
  readonly dev?: boolean;
  readonly optional?: boolean;
}
const { packages: lock } = JSON.parse(read('package-lock.json')) as {
  packages: Record<string, Locked>;
};
const allowed = JSON.parse(read('docker/packages.json')) as Record<string, string[]>;

/** R17: fakes, mock servers and what tests them live outside of every image. */
describe.each(services.map(({ name }) => name))('the files of the image of %s', (app) => {
  const { files, links } = planApp(`apps/${app}`);
  const paths = [...files, ...links.map(({ path }) => path), 'main.ts'];

  test('R17: hold no tools, fakes, specs, maps, settings or secrets, and no other app', () => {
    expect(paths).toContain(`apps/${app}/src/main.ts`);
    expect(faultsOf(app, paths)).toEqual([]);
  });

  test('are of the packages that docker/packages.json names, none of them for development', () => {
    const packages = packagesIn(paths);
    expect(packages).toEqual([...(allowed['every'] ?? []), ...(allowed[app] ?? [])].toSorted());
    const places = placesIn(paths);
    expect(places.filter((place) => lock[place] === undefined)).toEqual([]);
    expect(places.filter((place) => lock[place]?.dev || lock[place]?.optional)).toEqual([]);
  });

  test('hold nothing of ours that has the form of a key', () => {
    const own = files.filter((path) => !path.includes('node_modules/'));
    expect(own.filter((path) => holdsSecret(read(path)))).toEqual([]);
  });
});

describe('the files of the image of an operator', () => {
  const { files, links } = planOperator();
  const paths = [...files, ...links.map(({ path }) => path), 'package.json'];

  test('R17: hold of the tools the commands alone, and nothing else that no image may', () => {
    const tools = paths.filter((path) => path.startsWith('tools/'));
    expect(tools).toEqual(expect.arrayContaining(['tools/events/main.ts', 'tools/move/import.ts']));
    expect(faultsOf(operatorImage, paths)).toEqual([]);
  });

  test('are of the packages that docker/packages.json names', () => {
    const own = allowed[operatorImage] ?? [];
    expect(packagesIn(paths)).toEqual([...(allowed['every'] ?? []), ...own].toSorted());
    const places = placesIn(paths);
    expect(places.filter((place) => lock[place]?.dev || lock[place]?.optional)).toEqual([]);
  });

  test.each(['tools/fakes/src/google.ts', 'tools/stack/main.ts', 'main.ts', 'package-lock.json'])(
    'refuse %s',
    (path) => {
      expect(faultsOf(operatorImage, [path])).toContain(`${path} is in no place of an image`);
    },
  );
});

test.each([
  ['tools/fakes/google.ts', 'is in no place of an image'],
  ['tools/events/main.ts', 'is in no place of an image'],
  ['.env', 'is hidden'],
  ['apps/a/.env.local', 'is hidden'],
  ['node_modules/@gomomo/fakes', 'is of tools, fakes or tests'],
  ['libs/testing/src/until.ts', 'is of tools, fakes or tests'],
  ['libs/scheduling/fixtures/oracle.ts', 'is what only specs use'],
  ['apps/a/src/test/stage.ts', 'is what only specs use'],
  ['node_modules/bintrees/test/test_rbtree.js', 'is what only specs use'],
  ['apps/a/node_modules/@scope/b/tests/run.js', 'is what only specs use'],
  ['apps/a/src/config.unit.spec.ts', 'is a spec'],
  ['node_modules/pg-protocol/dist/inbound-parser.test.js', 'is a spec'],
  ['node_modules/zod/index.js.map', 'is a source map'],
  ['apps/chat-web/dist/assets/index.js.map', 'is a source map'],
  ['node_modules/zod/index.d.ts', 'is a source or a type that Node does not run'],
  ['apps/a/src/server.key', 'may be a secret'],
  ['apps/a/secrets.env', 'may be a secret'],
  ['apps/b/src/main.ts', `is another app's`],
])('a file %s is found: it %s', (path, fault) => {
  expect(faultsOf('a', [path])).toContain(`${path} ${fault}`);
});

test('a package is named once, wherever it lies', () => {
  expect(
    packagesIn([
      'node_modules/a/index.js',
      'node_modules/a/node_modules/b/index.js',
      'apps/x/node_modules/@s/c/lib/index.js',
      'node_modules/@gomomo/kernel',
      'libs/kernel/src/index.ts',
    ]),
  ).toEqual(['@gomomo/kernel', '@s/c', 'a', 'b']);
});

test('a key is known by its form', () => {
  expect(holdsSecret(`const key = 'AKIA${'A'.repeat(16)}'`)).toBe(true);
  expect(holdsSecret(`-----BEGIN PRIVATE KEY-----\n${'M'.repeat(64)}`)).toBe(true);
  expect(holdsSecret('-----BEGIN PRIVATE KEY----- is how it begins')).toBe(false);
});
