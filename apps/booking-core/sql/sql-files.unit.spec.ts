import { describe, expect, test } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const folder = import.meta.dirname;
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const files = globSync('**/*.sql', { cwd: folder }).sort();

describe('SQL files', () => {
  test.each(files)('%s makes the one function that it is named for', (file) => {
    const made = [...read(file).matchAll(/^create .*?function (\S+?)\(/gm)].map(([, name]) => name);
    expect(made).toEqual([`booking.${basename(file, '.sql').replaceAll('-', '_')}`]);
  });

  test.each(files.filter((file) => file.startsWith('verbs/')))(
    '%s says in its head what it answers',
    (file) => {
      expect(read(file).split('create or replace')[0]).toMatch(/^-- outcome: \S/m);
    },
  );

  test('no migration makes a function or a trigger', () => {
    const migrations = globSync('../prisma/migrations/*/migration.sql', { cwd: folder });
    expect(migrations.length).toBeGreaterThan(3);
    for (const file of migrations) {
      expect([
        file,
        /\b(function|procedure|trigger)\s+booking\.|create .*trigger/i.test(read(file)),
      ]).toEqual([file, false]);
    }
  });
});
