import { beforeEach, describe, expect, test } from '@jest/globals';
import { temporaryFolder } from '@gomomo/testing';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  findOwnTemporaryFolders,
  findUndeclaredCodes,
  findUnusedDependencies,
} from './house-rules.ts';
import { findMissingFiles, findMissingScripts } from './named-files.ts';

const house = join(import.meta.dirname, '../..');

test('no project declares a package that it does not use', () => {
  expect(findUnusedDependencies(house)).toEqual([]);
});

test('every error has a code that is published or known to be internal', () => {
  expect(findUndeclaredCodes(house)).toEqual([]);
});

test('no spec makes a temporary folder that nobody removes', () => {
  expect(findOwnTemporaryFolders(house)).toEqual([]);
});

test('every file that a document names is there', () => {
  expect(findMissingFiles(house)).toEqual([]);
});

test('every script that a document tells people to run is there', () => {
  expect(findMissingScripts(house)).toEqual([]);
});

describe('in a planted project', () => {
  let root: string;
  beforeEach(() => {
    root = temporaryFolder('rules-');
    plant('libs/a/package.json', JSON.stringify({ dependencies: { zod: '4', pg: '8' } }));
    plant('libs/a/src/x.ts', `import { z } from 'zod';\nthrow new AppError('made-up', 'What?');`);
  });

  function plant(file: string, text: string): void {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }

  test('the unused package is found', () => {
    expect(findUnusedDependencies(root)).toEqual(['libs/a: pg']);
  });

  test('the folder that would be left is found', () => {
    plant('libs/a/test/x.int.spec.ts', `const folder = mkdtempSync('/tmp/x-');`);
    expect(findOwnTemporaryFolders(root)).toEqual(['libs/a/test/x.int.spec.ts']);
  });

  test('the undeclared code is found', () => {
    expect(findUndeclaredCodes(root)).toEqual(['libs/a/src/x.ts: made-up']);
  });

  test('the script that a document names, and that is none, is found', () => {
    plant('package.json', JSON.stringify({ scripts: { stack: 'x' } }));
    plant('libs/a/README.md', '`npm run stack`, `npm run --silent gone -- x`');
    expect(findMissingScripts(root)).toEqual(['libs/a/README.md: gone']);
  });

  test('the file that a document names, and that has moved, is found', () => {
    plant('libs/a/README.md', '`src/x.ts`, `libs/a/src/x.ts`, `src/*.ts`, `src/y.ts`, [z](z.md)');
    expect(findMissingFiles(root)).toEqual([
      'libs/a/README.md: src/y.ts',
      'libs/a/README.md: z.md',
    ]);
  });
});
