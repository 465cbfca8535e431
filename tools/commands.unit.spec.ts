import { describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `npm run lint -- --help` once linted everything, `npm run slots -- --hlep` waited for a line in silence,
 * and `npm run traces` told a stack trace. A command that is new is looked at by itself.
 */
const root = join(import.meta.dirname, '..');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

/** Other people's programs by another name: their help, their words. npm alone runs postinstall. */
const others = ['format', 'typecheck', 'jest', 'postinstall'];

/** Commands without a script of their own that the documents name. */
const byHand = [
  'tools/build/main.ts',
  'tools/dashboards/main.ts',
  'tools/fakes/google.ts',
  'tools/fakes/openai.ts',
  'tools/fakes/twilio.ts',
  'tools/manifests/make-secrets.ts',
  'tools/migrations/freeze.ts',
  'tools/migrations/last-release.ts',
  'tools/start/with-google.ts',
  'tools/understanding/check-references.ts',
  'tools/understanding/score.ts',
  'tools/understanding/train-intents.ts',
];

const ours = Object.entries(scripts).filter(([name]) => !others.includes(name));
const commands: [name: string, words: readonly string[]][] = [
  ...ours.map(([name, line]): [string, string[]] => [`npm run ${name}`, toWords(line)]),
  ...byHand.map((file): [string, string[]] => [`node ${file}`, [file]]),
];

/** `exec node tools/bootstrap.mjs start`, without the program. */
function toWords(line: string): string[] {
  const words = line.replace(/^exec /, '').split(' ');
  expect(words.shift()).toBe('node');
  return words;
}

function run(words: readonly string[], option: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...words, option], {
    cwd: root,
    encoding: 'utf8',
    input: '',
    timeout: 60_000,
    env: { PATH: process.env['PATH'], PORT: '0', DATA_DIR: '/nowhere' },
  });
  return { status, stdout, stderr, said: `${stdout}${stderr}` };
}

describe.each(commands)('%s', (_name, words) => {
  test('--help is told on stdout, and nothing is started', () => {
    const { status, stdout, stderr } = run(words, '--help');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/npm |node |usage/);
  }, 60_000);

  test('an option that is none is named, with where help is', () => {
    const { status, said } = run(words, '--bogus');
    expect([status, said]).toEqual([2, expect.stringMatching(/--bogus[^]*--help/)]);
    expect(said).not.toMatch(/^ {4}at /m);
  }, 60_000);
});
