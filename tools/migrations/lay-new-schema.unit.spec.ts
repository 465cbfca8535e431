import { temporaryFolder } from '@gomomo/testing';
import { expect, test } from '@jest/globals';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { layNewSchema } from './lay-new-schema.ts';

function plant(files: Readonly<Record<string, string>>): string {
  const tree = temporaryFolder('upgrade-');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  }
  return tree;
}

const fn = (name: string, body: string) => `create or replace function booking.${name}() ${body}`;

test('the older services meet the new schema, with what a database still has of the old one', () => {
  const older = plant({
    'apps/a/sql/changed.sql': fn('changed', 'old'),
    'apps/a/sql/gone.sql': fn('gone', 'old'),
    'apps/a/sql/before/moved.sql': fn('moved', 'old'),
    'apps/a/src/service.ts': 'old',
    'apps/a/prisma/migrations/1/migration.sql': 'one',
  });
  const newer = plant({
    'apps/a/sql/changed.sql': fn('changed', 'new'),
    'apps/a/sql/moved.sql': fn('moved', 'new'),
    'apps/a/src/service.ts': 'new',
    'apps/a/prisma/migrations/1/migration.sql': 'one',
    'apps/a/prisma/migrations/2/migration.sql': 'two',
  });
  layNewSchema(newer, older);
  const read = (path: string) => readFileSync(join(older, path), 'utf8');
  expect(read('apps/a/sql/changed.sql')).toContain('new');
  expect(read('apps/a/sql/gone.sql')).toContain('old');
  expect(read('apps/a/sql/moved.sql')).toContain('new');
  expect(existsSync(join(older, 'apps/a/sql/before/moved.sql'))).toBe(false);
  expect(read('apps/a/prisma/migrations/2/migration.sql')).toBe('two');
  expect(read('apps/a/src/service.ts')).toBe('old');
});
