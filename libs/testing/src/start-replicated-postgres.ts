import { PRODUCT_DATABASE, provision, startPostgres } from '@gomomo/embedded';
import { execFile } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder } from './temporary-folder.ts';
import { testEnvironment } from './test-environment.ts';

export interface PlacedPostgres {
  /** As the superuser, in the product's database. */
  readonly superuserUrl: string;
  readonly pid: number;
  urlOf(role: string): string;
  stop(): Promise<void>;
}

export interface ReplicatedPostgres {
  readonly primary: PlacedPostgres;
  /** Follows the primary by streaming; starts (again) on its own data. */
  startReplica(): Promise<PlacedPostgres>;
}

const debian = '/usr/lib/postgresql/15/bin';

/** The embedded PostgreSQL comes without pg_basebackup. */
export function findReplicationPrograms(): string | undefined {
  const given = testEnvironment.oldPostgres() ?? debian;
  return existsSync(join(given, 'pg_basebackup')) ? given : undefined;
}

const password = 'test';
const settings = { max_connections: '100', wal_level: 'replica', max_wal_senders: '4' };

async function start(dataDir: string, binDir: string): Promise<PlacedPostgres> {
  const server = await startPostgres({ dataDir, binDir, durable: false, settings });
  const superuser = new URL(server.superuserUrl);
  superuser.pathname = `/${PRODUCT_DATABASE}`;
  return {
    superuserUrl: superuser.href,
    pid: server.pid,
    urlOf: (role) => server.url(role, password, PRODUCT_DATABASE),
    stop: server.stop,
  };
}

/** A server with the product's roles and an empty database, and a base backup of it that can follow it. */
export async function startReplicatedPostgres(binDir: string): Promise<ReplicatedPostgres> {
  const [primaryDir, replicaDir] = [temporaryFolder('primary-'), temporaryFolder('replica-')];
  for (const folder of [primaryDir, replicaDir]) chmodSync(folder, 0o711);
  const primary = await start(primaryDir, binDir);
  await provision(
    primary.superuserUrl.replace(`/${PRODUCT_DATABASE}`, '/postgres'),
    () => password,
  );
  const { uid, gid } = statSync(join(primaryDir, 'postgres'));
  const copy = join(replicaDir, 'postgres');
  mkdirSync(copy, { mode: 0o700 });
  const own = process.getuid?.() === 0 ? { uid, gid } : {};
  if (process.getuid?.() === 0) chownSync(copy, uid, gid);
  const wanted = ['-D', copy, '-d', primary.superuserUrl, '-R', '-X', 'stream', '-c', 'fast', '-N'];
  await promisify(execFile)(join(binDir, 'pg_basebackup'), wanted, { cwd: '/', ...own });
  return { primary, startReplica: () => start(replicaDir, binDir) };
}
