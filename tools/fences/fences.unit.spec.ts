import { temporaryFolder } from '@gomomo/testing';
import { beforeAll, expect, test } from '@jest/globals';
import { plantWorkspace } from './planted-workspace.ts';

const boundaries = '@nx/enforce-module-boundaries';
const restricted = '@typescript-eslint/no-restricted-imports';

/** One violation per rule: what it breaks, the file that breaks it, the rule that must say so. */
const violations: readonly (readonly [string, string, string, string])[] = [
  [
    'an app imports an app',
    'apps/agent-chat/src/planted.ts',
    `import '@gomomo/booking-core';`,
    boundaries,
  ],
  [
    'the kernel imports a lib',
    'libs/kernel/src/planted.ts',
    `import '@gomomo/postgres';`,
    boundaries,
  ],
  [
    'the kernel imports a package',
    'libs/kernel/src/planted-package.ts',
    `import 'zod';`,
    boundaries,
  ],
  [
    'a domain lib imports an adapter',
    'libs/scheduling/src/planted.ts',
    `import '@gomomo/postgres';`,
    boundaries,
  ],
  ['a domain lib imports pg', 'libs/dialogue/src/planted.ts', `import 'pg';`, boundaries],
  ['a contract imports express', 'libs/contracts/src/planted.ts', `import 'express';`, boundaries],
  [
    'an adapter imports an app',
    'libs/http/src/planted.ts',
    `import '@gomomo/booking-core';`,
    boundaries,
  ],
  [
    'code imports testing',
    'apps/booking-core/src/planted.ts',
    `import '@gomomo/testing';`,
    boundaries,
  ],
  [
    'code imports a fake',
    'apps/agent-chat/src/planted-fake.ts',
    `import '@gomomo/fakes';`,
    boundaries,
  ],
  [
    'the page imports an adapter',
    'apps/chat-web/src/planted.ts',
    `import '@gomomo/http';`,
    boundaries,
  ],
  ['a package is not declared', 'libs/config/src/planted.ts', `import 'pino';`, boundaries],
  [
    'a lib is reached by path',
    'libs/http/src/planted-path.ts',
    `import '../../kernel/src/clock.ts';`,
    boundaries,
  ],
  ['kafkajs outside messaging', 'libs/http/src/planted-kafka.ts', `import 'kafkajs';`, restricted],
  [
    'ioredis outside shared-state',
    'apps/agent-chat/src/planted-redis.ts',
    `import 'ioredis';`,
    restricted,
  ],
  ['luxon outside scheduling', 'libs/dialogue/src/planted-luxon.ts', `import 'luxon';`, restricted],
  [
    'openai outside its folder',
    'apps/agent-chat/src/planted-openai.ts',
    `import 'openai';`,
    restricted,
  ],
  ['twilio outside its folder', 'libs/http/src/planted-twilio.ts', `import 'twilio';`, restricted],
  [
    'googleapis outside its folder',
    'libs/http/src/planted-googleapis.ts',
    `import 'googleapis';`,
    restricted,
  ],
  [
    "Google's calendar outside its folder",
    'libs/http/src/planted-google-calendar.ts',
    `import '@googleapis/calendar';`,
    restricted,
  ],
  [
    "Google's sign-in outside its folder",
    'libs/http/src/planted-google-auth.ts',
    `import 'google-auth-library';`,
    restricted,
  ],
  ['xlsx outside its folder', 'libs/http/src/planted-xlsx.ts', `import 'xlsx';`, restricted],
  [
    'domain imports store',
    'apps/booking-core/src/domain/planted.ts',
    `import '../store/x.ts';`,
    'no-restricted-imports',
  ],
  [
    'store imports Prisma',
    'apps/booking-core/src/store/planted.ts',
    `import '@prisma/client';`,
    'no-restricted-imports',
  ],
  [
    'a use-case imports http',
    'apps/booking-core/src/use-cases/planted.ts',
    `import '../http/x.ts';`,
    'no-restricted-imports',
  ],
  [
    'a use-case imports pg',
    'apps/booking-core/src/use-cases/planted-pg.ts',
    `import 'pg';`,
    'no-restricted-imports',
  ],
  [
    'the catalogue imports pg',
    'apps/booking-core/src/catalogue/planted.ts',
    `import 'pg';`,
    'no-restricted-imports',
  ],
  ['R18: console', 'libs/http/src/planted-console.ts', `console.log(1);`, 'no-console'],
  [
    'process.env outside main',
    'libs/http/src/planted-env.ts',
    `export const port = process.env['PORT'];`,
    'no-restricted-properties',
  ],
  [
    'any',
    'libs/http/src/planted-any.ts',
    `export const x: any = 1;`,
    '@typescript-eslint/no-explicit-any',
  ],
  [
    'a non-null assertion',
    'libs/http/src/planted-bang.ts',
    `export const f = (x?: string) => x!;`,
    '@typescript-eslint/no-non-null-assertion',
  ],
  [
    'a floating promise',
    'libs/http/src/planted-float.ts',
    `Promise.resolve(1);`,
    '@typescript-eslint/no-floating-promises',
  ],
  [
    'a default export',
    'libs/http/src/planted-default.ts',
    `export default 1;`,
    'no-restricted-syntax',
  ],
  [
    'a class that is no error',
    'libs/http/src/planted-class.ts',
    `export class Planted {}`,
    'no-restricted-syntax',
  ],
];

/** What the house says about length, one line over it. */
const tooLong: typeof violations = [
  [
    'a function of 41 lines',
    'libs/http/src/planted-function.ts',
    `export function long() {\n${'  void 0;\n'.repeat(39)}}`,
    'max-lines-per-function',
  ],
  [
    'a file of 201 lines',
    'libs/http/src/planted-file.ts',
    Array.from({ length: 201 }, (_, n) => `export const a${n} = ${n};`).join('\n'),
    'max-lines',
  ],
];

/** What only the second net sees: types and templates inside import(). */
const cruised: readonly (readonly [string, string, string, string])[] = [
  [
    'an import type expression',
    'libs/dialogue/src/planted-type.ts',
    `export type Pool = import('pg').Pool;`,
    'pure-libs-do-no-io',
  ],
  [
    'an app by a template import',
    'apps/agent-chat/src/planted-template.ts',
    'export const load = () => import(`../../booking-core/src/planted-target.ts`);',
    'apps-stay-apart',
  ],
  [
    'testing by an import type',
    'libs/http/src/planted-testing.ts',
    `export type T = typeof import('../../testing/src/index.ts');`,
    'testing-in-specs-only',
  ],
  [
    'a lib past its index',
    'apps/agent-chat/src/planted-deep.ts',
    `import '../../../libs/kernel/src/clock.ts';`,
    'only-a-libs-index',
  ],
  [
    'a circle',
    'libs/http/src/planted-circle.ts',
    `import './z-planted-circle.ts';\nexport const a = 1;`,
    'no-circular',
  ],
  [
    'a circle of types',
    'libs/http/src/planted-type-circle.ts',
    `import type { B } from './z-planted-type-circle.ts';\nexport type A = B | 1;`,
    'no-circular',
  ],
  [
    'a missing file',
    'libs/http/src/planted-missing.ts',
    `import './nowhere.ts';`,
    'no-unresolvable',
  ],
];

let linted: Map<string, string[]>;
let cruisedText: string;

beforeAll(() => {
  const files = Object.fromEntries(
    [...violations, ...tooLong, ...cruised].map(([, path, text]) => [path, `${text}\n`]),
  );
  const workspace = plantWorkspace(temporaryFolder('fences-'), {
    ...files,
    'libs/http/src/z-planted-circle.ts': `import './planted-circle.ts';\nexport const b = 1;\n`,
    'libs/http/src/z-planted-type-circle.ts': `import type { A } from './planted-type-circle.ts';\nexport type B = A | 2;\n`,
    'apps/booking-core/src/planted-target.ts': `export const target = 1;\n`,
    'libs/http/src/planted-clean.ts': `import { AppError } from '@gomomo/kernel';\nexport const refusal = new AppError('x', 'y');\n`,
  });
  linted = workspace.lint();
  cruisedText = workspace.cruise();
}, 180_000);

test.each([...violations, ...tooLong])(
  '%s: refused, with no graph cached before',
  (_name, path, _text, rule) => {
    expect(linted.get(path)?.map((line) => line.split(': ')[0])).toContain(rule);
  },
);

test.each(cruised)('%s: refused by the second net', (_name, path, _text, rule) => {
  expect(cruisedText).toMatch(new RegExp(`${rule}: ${path.replaceAll('.', '\\.')}`));
});

test('a file that keeps the rules passes both nets', () => {
  expect(linted.get('libs/http/src/planted-clean.ts')).toEqual([]);
  expect(cruisedText).not.toContain('planted-clean.ts');
});
