import { startPostgres, type EmbeddedPostgres } from '@gomomo/embedded';
import { AppError } from '@gomomo/kernel';
import { chmodSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { asSuperuser, giveToServer, type ClusterPlaces } from './archived-cluster.ts';

export interface RestoreOptions extends ClusterPlaces {
  readonly base: string;
  readonly archive: string;
  readonly point: Date;
}

/** A new cluster from the base backup and the archive, as it was at `point`; it takes writes when this resolves. */
export async function restoreTo(options: RestoreOptions): Promise<EmbeddedPostgres> {
  const { binDir, scratch, base, archive, point } = options;
  const dataDir = join(scratch, 'second');
  const folder = join(dataDir, 'postgres');
  mkdirSync(dataDir);
  chmodSync(dataDir, 0o711);
  cpSync(base, folder, { recursive: true });
  chmodSync(folder, 0o700);
  writeFileSync(join(folder, 'recovery.signal'), '');
  giveToServer(folder, join(scratch, 'first'));
  const settings = {
    restore_command: `cp ${archive}/%f %p`,
    // The form that it takes; not that of RFC 3339.
    recovery_target_time: point.toISOString().replace('T', ' ').replace('Z', '+00'),
    recovery_target_action: 'promote',
    archive_mode: 'off',
  };
  const server = await startPostgres({ dataDir, binDir, settings });
  await untilWritable(server);
  return server;
}

async function untilWritable(server: EmbeddedPostgres): Promise<void> {
  for (const until = Date.now() + 120_000; Date.now() < until; await pause(50)) {
    const isThrough = await asSuperuser(server, async (db) => {
      const { rows } = await db.query<{ through: boolean }>(
        'select not pg_is_in_recovery() as through',
      );
      return rows[0]?.through === true;
    });
    if (isThrough) return;
  }
  throw new AppError('not-recovered', `Recovery has not ended, see ${server.logFile}`);
}
