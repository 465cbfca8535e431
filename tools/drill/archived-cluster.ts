import {
  PRODUCT_DATABASE,
  provision,
  startPostgres,
  type EmbeddedPostgres,
} from '@gomomo/embedded';
import { AppError } from '@gomomo/kernel';
import { execFile } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';

/** Of every role of the scratch cluster, which nobody reaches from elsewhere. */
export const password = 'drill';

export interface ClusterPlaces {
  /** Folder of PostgreSQL's programs, pg_basebackup among them. */
  readonly binDir: string;
  readonly scratch: string;
}

export interface ArchivedCluster {
  readonly server: EmbeddedPostgres;
  /** Where finished segments of the write-ahead log are copied to. */
  readonly archive: string;
  /** How long a segment may wait until it is full. */
  readonly archiveTimeoutSeconds: number;
}

const archiveTimeoutSeconds = 5;

/** A cluster with our roles that archives its log, as one in production does. */
export async function startArchived({ binDir, scratch }: ClusterPlaces): Promise<ArchivedCluster> {
  const archive = join(scratch, 'archive');
  const dataDir = join(scratch, 'first');
  for (const folder of [archive, dataDir]) {
    mkdirSync(folder);
    chmodSync(folder, 0o711);
  }
  const settings = {
    archive_mode: 'on',
    // Never over a segment that is there.
    archive_command: `test ! -f ${archive}/%f && cp %p ${archive}/%f.part && mv ${archive}/%f.part ${archive}/%f`,
    archive_timeout: String(archiveTimeoutSeconds),
  };
  const server = await startPostgres({ dataDir, binDir, settings });
  giveToServer(archive, dataDir);
  await provision(server.superuserUrl, () => password);
  return { server, archive, archiveTimeoutSeconds };
}

/** What the server reads or writes belongs to the user that it runs as. */
export function giveToServer(path: string, dataDir: string): void {
  const { uid, gid } = statSync(join(dataDir, 'postgres'));
  if (statSync(path).uid === uid) return;
  chownSync(path, uid, gid);
  if (!statSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) giveToServer(join(path, name), dataDir);
}

export async function asSuperuser<Result>(
  { superuserUrl }: EmbeddedPostgres,
  work: (db: Client) => Promise<Result>,
): Promise<Result> {
  const url = new URL(superuserUrl);
  url.pathname = `/${PRODUCT_DATABASE}`;
  const db = new Client({ connectionString: url.href });
  await db.connect();
  try {
    return await work(db);
  } finally {
    await db.end();
  }
}

/** `pg_basebackup` of a cluster that goes on working. */
export async function takeBaseBackup(
  { server }: ArchivedCluster,
  { binDir, scratch }: ClusterPlaces,
): Promise<string> {
  const folder = join(scratch, 'base');
  const url = new URL(server.superuserUrl);
  const args = ['--checkpoint=fast', '--wal-method=stream', `--pgdata=${folder}`, '-d', url.href];
  await promisify(execFile)(join(binDir, 'pg_basebackup'), args);
  return folder;
}

/** When the archive got its newest segment: what is lost with the machine came after it. */
export const lastArchivedAt = (cluster: ArchivedCluster): Promise<Date> =>
  asSuperuser(cluster.server, async (db) => {
    const { rows } = await db.query<{ at: Date | null }>(
      'select last_archived_time as at from pg_stat_archiver',
    );
    return rows[0]?.at ?? new Date(0);
  });

/** Ends the current segment and waits until the archive has it. @throws AppError `not-archived` */
export async function archiveTheRest({ server, archive }: ArchivedCluster): Promise<void> {
  const wanted = await asSuperuser(server, async (db) => {
    const { rows } = await db.query<{ name: string }>(
      'select pg_walfile_name(pg_switch_wal()) as name',
    );
    return rows[0]?.name ?? '';
  });
  for (const until = Date.now() + 60_000; Date.now() < until; await pause(50)) {
    if (readdirSync(archive).includes(wanted)) return;
  }
  throw new AppError('not-archived', `${wanted} has not come to ${archive} within a minute`);
}
