import { namesOf } from '@gomomo/postgres';
import { cpSync, globSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

const functionFiles = '{apps,libs}/*/sql/**/*.sql';

/**
 * Puts a tree's migrations and functions over those of an older one, so that the older services meet the
 * schema as it is after the upgrade. A function whose file is gone stays, as it does in a database, unless
 * another file makes it now.
 */
export function layNewSchema(from: string, over: string): void {
  const made = new Set(
    listSql(from, functionFiles).flatMap((file) => namesOf(readFileSync(join(from, file), 'utf8'))),
  );
  for (const file of listSql(over, functionFiles)) {
    const names = namesOf(readFileSync(join(over, file), 'utf8'));
    if (names.some((name) => made.has(name))) rmSync(join(over, file));
  }
  const migrations = '{apps,libs}/**/migrations/*/migration.sql';
  for (const file of [...listSql(from, functionFiles), ...listSql(from, migrations)]) {
    cpSync(join(from, file), join(over, file), { recursive: true });
  }
}

const listSql = (root: string, pattern: string): string[] =>
  globSync(pattern, { cwd: root, exclude: (name) => name === 'node_modules' }).filter(
    (file) => pattern !== functionFiles || !dirname(file).includes('migrations'),
  );
