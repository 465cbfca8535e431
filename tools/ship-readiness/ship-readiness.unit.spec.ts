import { beforeEach, describe, expect, test } from '@jest/globals';
import { temporaryFolder } from '@gomomo/testing';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { by, type Claim } from './claims.ts';
import { findFaults, findIdleCommands } from './find-faults.ts';
import { judgeHold } from './judge-hold.ts';
import { claims, pageFile, readiness } from './readiness.ts';
import { renderPage, withoutResults } from './render-page.ts';
import { toResults } from './results.ts';

const house = join(import.meta.dirname, '../..');

test('every weakness and every gate is held by specs and tests that there are', () => {
  expect(claims.map(({ id }) => id).sort()).toEqual(
    [...Array.from({ length: 18 }, (_, at) => `R${at + 1}`), '1', '2', '3', '4', '5'].sort(),
  );
  expect(findFaults(house, claims)).toEqual([]);
});

test('every duty is shown by commands that there are', () => {
  expect(findIdleCommands(house, readiness.duties)).toEqual([]);
});

test('the page is that of these claims: npm run ship-readiness', () => {
  const page = readFileSync(pageFile(house), 'utf8');
  expect(withoutResults(page)).toBe(withoutResults(renderPage(readiness, {})));
});

describe('in a planted project', () => {
  let root: string;
  beforeEach(() => {
    root = temporaryFolder('readiness-');
    plant('package.json', JSON.stringify({ scripts: { test: 'x' } }));
    plant(
      'libs/a/src/x.unit.spec.ts',
      `describe('R1: a', () => { test('it is "so"', () => {}); });`,
    );
  });

  function plant(file: string, text: string): void {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }

  const spec = 'libs/a/src/x.unit.spec.ts';
  const claim = (...holds: Claim['holds']): Claim => ({ id: 'R1', what: '', here: '', holds });

  test('a claim that nothing holds, a spec that is gone and a test of another name are found', () => {
    expect(findFaults(root, [claim(by(spec), by(spec, 'R1:', 'is "so"'))])).toEqual([]);
    expect(findFaults(root, [claim(), claim(by('gone.ts')), claim(by(spec, 'R2:'))])).toEqual([
      'R1: nothing holds it',
      'R1: there is no gone.ts',
      `R1: no test of ${spec} is called “R2:”`,
    ]);
  });

  test('a command that is none, or that would test nothing, is found', () => {
    const idle = ['npm run gone', 'npm test -- libs/b', 'gomomo --do'];
    const commands = ['npm test -- libs/a', 'npm test -- libs/a/src/x', ...idle];
    expect(findIdleCommands(root, [{ what: 'a', commands }])).toEqual(idle);
    expect(findIdleCommands(root, [{ what: 'a', commands: [] }])).toEqual(['nothing shows: a']);
  });
});

describe('a result', () => {
  const assertionResults = [
    { fullName: 'R1: a is so', status: 'passed' },
    { fullName: 'R1: a is so too', status: 'failed' },
    { fullName: 'b', status: 'pending' },
  ];
  const endTime = Date.UTC(2026, 10, 29, 3, 4);
  const report = { testResults: [{ name: '/r/a.spec.ts', endTime, assertionResults }] };
  const results = toResults(report, '/r', 'abc');

  test('counts the tests that are meant, and says of which commit and when', () => {
    const when = 'commit abc, 2026-11-29 03:04 UTC';
    expect(judgeHold(by('a.spec.ts', 'is so'), results)).toBe(
      `passed 1 of 2, **failed 1**, ${when}`,
    );
    expect(judgeHold(by('a.spec.ts'), results)).toBe(
      `passed 1 of 3, **failed 1**, skipped 1, ${when}`,
    );
  });

  test('is none where the spec or the test did not run', () => {
    expect(judgeHold(by('other.ts'), results)).toBe('not run');
    expect(judgeHold(by('a.spec.ts', 'c'), results)).toBe('**no such test ran**');
  });
});
