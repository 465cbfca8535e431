import { bookingCoreMigrations } from '@gomomo/booking-core';
import {
  PRODUCT_DATABASE,
  provision,
  startPostgres,
  type EmbeddedPostgres,
} from '@gomomo/embedded';
import { messagingMigrations } from '@gomomo/messaging';
import { migrate } from '@gomomo/postgres';
import { sharedStateMigrations } from '@gomomo/shared-state';
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';

/** Of every login: the servers listen on loopback and go with the run. */
const password = 'test';

export interface Node {
  readonly port: number;
  readonly pid: number;
  /** As the superuser, in the product's database. */
  readonly superuserUrl: string;
  urlOf(role: string): string;
  stop(): Promise<void>;
}

const common = {
  max_connections: '300',
  shared_buffers: '256MB',
  max_prepared_transactions: '200',
  wal_level: 'logical',
} as const;

/** For clients of a server with Citus: the tenant of a transaction reaches the workers, and triggers of ours do too. */
const withCitus = {
  shared_preload_libraries: 'citus',
  'citus.node_conninfo': 'sslmode=prefer',
  'citus.propagate_set_commands': 'local',
  'citus.enable_unsafe_triggers': 'on',
  'citus.allow_nested_distributed_execution': 'on',
  'citus.shard_count': '8',
  'citus.shard_replication_factor': '1',
  'citus.max_cached_conns_per_worker': '32',
  'citus.enable_statistics_collection': 'off',
} as const;

/** A server of `binDir` with the product's roles and an empty database. */
export async function startNode(
  folder: string,
  name: string,
  options: { readonly binDir: string; readonly citus: boolean },
): Promise<Node> {
  const dataDir = join(folder, name);
  mkdirSync(dataDir, { recursive: true });
  chmodSync(dataDir, 0o711); // started by root, the server works in it as another user
  const settings = { ...common, ...(options.citus ? withCitus : {}) };
  const server = await startPostgres({ dataDir, binDir: options.binDir, durable: true, settings });
  await provision(server.superuserUrl, () => password);
  const node = toNode(server);
  if (options.citus) {
    await ask(
      node.superuserUrl,
      'create extension citus',
      `alter role postgres password '${password}'`,
    );
  }
  return options.citus ? { ...node, superuserUrl: node.urlOf('postgres') } : node;
}

function toNode(server: EmbeddedPostgres): Node {
  const superuser = new URL(server.superuserUrl);
  superuser.pathname = `/${PRODUCT_DATABASE}`;
  return {
    port: server.port,
    pid: server.pid,
    superuserUrl: superuser.href,
    urlOf: (role) => server.url(role, password, PRODUCT_DATABASE),
    stop: server.stop,
  };
}

/** The product's schemas, by its own migrations. */
export async function migrateNode(node: Node): Promise<void> {
  for (const each of [bookingCoreMigrations, sharedStateMigrations, messagingMigrations]) {
    await migrate({ connectionString: node.urlOf('gomomo_owner'), ...each });
  }
}

/** Runs statements one by one; the rows of the last. */
export async function ask<Row extends object>(
  url: string,
  ...statements: readonly string[]
): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    let rows: Row[] = [];
    for (const statement of statements) rows = (await client.query(statement)).rows as Row[];
    return rows;
  } finally {
    await client.end();
  }
}

const roles = ['postgres', 'gomomo_owner', 'booking_core'];

/** Makes one cluster of them; the coordinator holds no shard of a distributed table. */
export async function joinNodes(coordinator: Node, workers: readonly Node[]): Promise<void> {
  for (const node of [coordinator, ...workers]) {
    await ask(
      node.superuserUrl,
      ...roles.map(
        (role) =>
          `insert into pg_dist_authinfo (nodeid, rolename, authinfo) values (0, '${role}', 'password=${password}')`,
      ),
    );
  }
  await ask(
    coordinator.superuserUrl,
    `select citus_set_coordinator_host('127.0.0.1', ${coordinator.port})`,
    ...workers.map(({ port }) => `select citus_add_node('127.0.0.1', ${port})`),
  );
}
