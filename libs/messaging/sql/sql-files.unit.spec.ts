import { describe, expect, test } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const folder = import.meta.dirname;
const read = (file: string) => readFileSync(join(folder, file), 'utf8');

describe('SQL of messaging', () => {
  test.each(globSync('{outbox,inbox,work}/functions/*.sql', { cwd: folder }))(
    '%s makes the one function that it is named for, in any schema',
    (file) => {
      const made = [...read(file).matchAll(/^create .*?function (\S+?)\(/gm)].map(([, it]) => it);
      expect(made).toEqual([`{schema}.${basename(file, '.sql').replaceAll('-', '_')}`]);
    },
  );

  test.each(globSync('{outbox,inbox,work}/**/*.sql', { cwd: folder }))(
    '%s names no schema but its own',
    (file) => {
      const statements = read(file).replaceAll(/--.*$/gm, '');
      expect(statements).not.toMatch(/\b(booking|calendar|excel|voice|messaging|workbook)\b/);
    },
  );

  test.each(globSync('*/migrations/*/migration.sql', { cwd: folder }))(
    '%s makes no function',
    (file) => {
      expect(read(file)).not.toMatch(/create .*(function|trigger)/i);
    },
  );
});
