import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findUndeclaredCodes, findUnusedDependencies } from './house-rules.ts';

const house = join(import.meta.dirname, '../..');

test('no project declares a package that it does not use', () => {
  expect(findUnusedDependencies(house)).toEqual([]);
});

test('every error has a code that is published or known to be internal', () => {
  expect(findUndeclaredCodes(house)).toEqual([]);
});

describe('in a planted project', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'gomomo-rules-'));
    plant('libs/a/package.json', JSON.stringify({ dependencies: { zod: '4', pg: '8' } }));
    plant('libs/a/src/x.ts', `import { z } from 'zod';\nthrow new AppError('made-up', 'What?');`);
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function plant(file: string, text: string): void {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }

  test('the unused package is found', () => {
    expect(findUnusedDependencies(root)).toEqual(['libs/a: pg']);
  });

  test('the undeclared code is found', () => {
    expect(findUndeclaredCodes(root)).toEqual(['libs/a/src/x.ts: made-up']);
  });
});
