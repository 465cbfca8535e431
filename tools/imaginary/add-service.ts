import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The imaginary service of CONTRIBUTING.md: it owns a schema with one table and serves its count. */
const folder: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({
    name: '@gomomo/visit-notes',
    version: '0.1.0',
    private: true,
    type: 'module',
    exports: { '.': './src/index.ts' },
    dependencies: Object.fromEntries(
      ['config', 'host', 'http', 'messaging'].map((name) => [`@gomomo/${name}`, '*']),
    ),
    nx: { tags: ['kind:app'] },
  }),
  'README.md': '# visit-notes\n\n<!-- environment -->\n\n<!-- /environment -->\n',
  'src/index.ts': `export { app } from './app.ts';\n`,
  'src/main.ts': `import { runStandalone } from '@gomomo/host';
import { app } from './app.ts';
await runStandalone(app, process.env);
`,
  'src/migrate.ts': `import { migrateStandalone } from '@gomomo/host';
import { migrations } from './migrations.ts';
await migrateStandalone(migrations, process.env);
`,
  'src/migrations.ts': `import { inboxSql, outboxSql, workSql } from '@gomomo/messaging';
import { join } from 'node:path';
import manifest from '../package.json' with { type: 'json' };
export const migrations = {
  schema: 'visits',
  callers: 'visits_app',
  release: manifest.version,
  sources: [outboxSql, inboxSql, workSql, { migrations: join(import.meta.dirname, '../migrations') }],
};
`,
  'src/app.ts': `import { productSettings } from '@gomomo/config';
import { checkOf } from '@gomomo/http';
import { createOutboxStore, createWorkTable } from '@gomomo/messaging';
import { migrations } from './migrations.ts';
export const app = {
  name: 'visit-notes',
  settings: productSettings.pick({}),
  migrations,
  create: ({ pool, clock }) => ({
    name: 'visit-notes',
    handlers: [
      async (request, response, next) => {
        if (request.path !== '/api/visit-notes') return next();
        const { rows } = await pool.query('select count(*)::int as notes, current_user as role from visits.notes');
        const now = new Date(clock.now());
        const { unpublished } = await createOutboxStore(pool, 'visits', clock).measure();
        const due = await createWorkTable('visits').claim(pool, { now, claimMs: 1000, holder: 'one' });
        response.json({ ...rows[0], unpublished, due: due === undefined ? 0 : 1 });
      },
    ],
    consumers: [],
    loops: [],
    ready: async () => ({ postgres: await checkOf(() => pool.query('select 1 from visits.notes')) }),
  }),
};
`,
  'migrations/20261128000000_notes/migration.sql': `create table visits.notes (id uuid primary key);
grant usage on schema visits to visits_app;
grant select, insert on visits.notes to visits_app;
`,
};

const entry = `  { name: 'visit-notes', port: 3009, schema: 'visits', routes: [{ path: '/api/visit-notes' }] },\n`;

/** Folder, entry and base: all that CONTRIBUTING.md asks of whoever adds a service. */
export function addImaginaryService(root: string): void {
  for (const [name, text] of Object.entries(folder)) {
    const path = join(root, 'apps/visit-notes', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  const list = join(root, 'infra/services.ts');
  const text = readFileSync(list, 'utf8');
  writeFileSync(list, text.replace('\n];\n', `\n${entry}];\n`));
  for (const tail of ['', '-migrations']) addBase(root, tail);
}

/** booking-core's base with another name and port, without the secrets that it does not read and whom it lets in. */
function addBase(root: string, tail: string): void {
  const base = join(root, `k8s/base/visit-notes${tail}`);
  cpSync(join(root, `k8s/base/booking-core${tail}`), base, {
    recursive: true,
    filter: (path) => !path.endsWith('/network-policies.yaml'),
  });
  for (const file of readdirSync(base)) {
    const text = readFileSync(join(base, file), 'utf8')
      .replace('  - network-policies.yaml\n', '')
      .replaceAll('booking-core', 'visit-notes')
      .replaceAll('3001', '3009')
      .replaceAll(/^ *- name: (ADMIN_API_KEY|SERVICE_API_KEY|TOKEN_SECRETS)\n.*\n.*\n/gm, '');
    writeFileSync(join(base, file), text);
  }
}
