import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlQuery,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import { readMigrations } from '@gomomo/postgres';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { bookingCoreMigrations, ownSql } from '../../src/migrations.ts';
import { schemaFile } from './booking-database.ts';

export interface LoadedEngine {
  readonly engine: SchemaEngine;
  /** Ends its session, and with it the lock that the engine never gives back. */
  close(): Promise<void>;
}

/** Neither the ES library nor @types/node declares it. */
const { WebAssembly } = globalThis as unknown as {
  WebAssembly: {
    instantiate(
      bytes: Uint8Array,
      imports: Record<string, object>,
    ): Promise<{ instance: { exports: Record<string, () => void> } }>;
  };
};

/**
 * Prisma's own schema engine, as WebAssembly of the very hash that the client was built with: the
 * referee of our migration runner. One for each process: a second instance ends the first.
 */
export async function loadSchemaEngine(databaseUrl: string): Promise<LoadedEngine> {
  const require = createRequire(import.meta.url);
  const glueFile = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const glue = (await import('@prisma/schema-engine-wasm/schema_engine_bg')) as unknown as {
    __wbg_set_wasm(exports: object): void;
    SchemaEngine: typeof SchemaEngine;
  };
  const wasm = readFileSync(glueFile.replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports['__wbindgen_start']?.();
  // The engine arms a timer of ten seconds for its lock and never clears it: nobody shall wait for it.
  const { setTimeout } = globalThis;
  globalThis.setTimeout = ((...given: Parameters<typeof setTimeout>) =>
    setTimeout(...given).unref()) as typeof setTimeout;
  // else a panic of the engine is hidden behind a TypeError
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: () => undefined } });
  const url = new URL(databaseUrl);
  url.searchParams.set('options', '-c search_path=booking');
  const factory = new PrismaPg({ connectionString: url.href }, { schema: 'booking' });
  const connect = factory.connect.bind(factory);
  const adapters: SqlDriverAdapter[] = [];
  factory.connect = async () => {
    const adapter = mend(await connect(), url.href);
    adapters.push(adapter);
    return adapter;
  };
  const engine = await glue.SchemaEngine.new(
    { datamodels: [['schema.prisma', readFileSync(schemaFile, 'utf8')]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(factory),
  );
  const close = async (): Promise<void> => {
    globalThis.setTimeout = setTimeout;
    engine.free();
    await Promise.all(adapters.map((adapter) => adapter.dispose()));
  };
  return { engine, close };
}

/**
 * Two things that adapter-pg 7.10.0 cannot do for its own engine: run a script whole (it splits at
 * every `;`, within function bodies too), and read the catalogue's `"char"` and `name[]` columns.
 */
function mend<Adapter extends SqlDriverAdapter>(
  adapter: Adapter,
  connectionString: string,
): Adapter {
  adapter.executeScript = async (script: string) => {
    const client = new pg.Client({ connectionString });
    await client.connect();
    try {
      await client.query(script);
    } finally {
      await client.end();
    }
  };
  const inner = adapter as unknown as {
    performIO(query: SqlQuery): Promise<{ fields: { name: string; dataTypeID: number }[] }>;
  };
  const performIO = inner.performIO.bind(adapter);
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query: SqlQuery): Promise<SqlResultSet> => {
    const chars: number[] = [];
    inner.performIO = async (asked) => {
      const result = await performIO(asked);
      result.fields = result.fields.map(({ name, dataTypeID }, index) => {
        if (dataTypeID === charOid) chars.push(index);
        return { name, dataTypeID: readableOids.get(dataTypeID) ?? dataTypeID };
      });
      return result;
    };
    const rows = await queryRaw(query);
    for (const index of chars) rows.columnTypes[index] = ColumnTypeEnum.Character;
    return rows;
  };
  return adapter;
}

const charOid = 18;
const textOid = 25;
/** Types of the system catalogue that read well as text. */
const readableOids = new Map([
  [charOid, textOid],
  [1002, 1009], // "char"[]
  [1003, 1009], // name[]
  [19, textOid], // name
  [28, textOid], // xid
  [194, textOid], // pg_node_tree
  [2205, textOid], // regclass
  [2206, textOid], // regtype
]);

/** Every migration of the schema, those of libraries too, as its text is run. */
export async function migrationList(): Promise<MigrationList> {
  const { migrations: baseDir } = ownSql;
  const migrations = await readMigrations(bookingCoreMigrations);
  return {
    baseDir,
    lockfile: {
      path: 'migration_lock.toml',
      content: readFileSync(join(baseDir, 'migration_lock.toml'), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  };
}

/** What differs between a live database and the model; tables the model leaves out are not looked at. */
export async function findDrift(engine: SchemaEngine, externalTables: string[]): Promise<string> {
  const files = [{ path: resolve(schemaFile), content: readFileSync(schemaFile, 'utf8') }];
  const { stdout } = await engine.diff({
    from: { tag: 'schemaDatasource', files, configDir: resolve('.') },
    to: { tag: 'schemaDatamodel', files },
    script: false,
    exitCode: true,
    filters: { externalTables, externalEnums: [] },
  });
  return stdout ?? '';
}
