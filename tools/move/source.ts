import {
  claimDataFolder,
  PRODUCT_DATABASE,
  readSecrets,
  rememberedPorts,
  startPostgres,
} from '@gomomo/embedded';
import { AppError, isAppError } from '@gomomo/kernel';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Say } from './progress.ts';

/** A database that is exported, as its owner. */
export interface Source {
  readonly ownerUrl: string;
  /** Nobody writes to it as long as it is open. */
  readonly isStill: boolean;
  close(): Promise<void>;
}

/**
 * The embedded database of a data folder, which is claimed: while the export runs nobody starts the
 * product on it.
 * @throws AppError `no-database` · `still-running`
 */
export async function openStopped(dataDir: string, say: Say): Promise<Source> {
  const password = ownerPassword(dataDir);
  const claim = await claimDataFolder(dataDir).catch((error: unknown) => {
    throw isAppError(error) && error.code === 'already-running' ? stillRuns(dataDir, error) : error;
  });
  try {
    const server = await startPostgres({ dataDir, logger: { info: say } });
    return {
      ownerUrl: server.url('gomomo_owner', password, PRODUCT_DATABASE),
      isStill: true,
      async close() {
        await server.stop();
        claim.release();
      },
    };
  } catch (error) {
    claim.release();
    throw error;
  }
}

/** The embedded database of a data folder whose product runs: a copy of this moment. */
export function openRunning(dataDir: string): Source {
  const password = ownerPassword(dataDir);
  const port = rememberedPorts(dataDir)['postgres'];
  const ownerUrl = `postgres://gomomo_owner:${password}@127.0.0.1:${port}/${PRODUCT_DATABASE}`;
  return { ownerUrl, isStill: false, close: () => Promise.resolve() };
}

function ownerPassword(dataDir: string): string {
  const password = readSecrets(dataDir)['OWNER_PASSWORD'];
  if (password !== undefined && existsSync(join(dataDir, 'postgres/PG_VERSION'))) return password;
  throw new AppError('no-database', `There is no database of gomomo in ${dataDir}: say DATA_DIR=…`);
}

function stillRuns(dataDir: string, error: AppError): AppError {
  const { pid, url } = error.details;
  return new AppError(
    'still-running',
    `gomomo runs from ${dataDir} (pid ${String(pid ?? '?')}${url === undefined ? '' : `, ${String(url)}`}). ` +
      'Stop it first: what is booked after the export would stay behind. ' +
      'For a copy of this moment, which is no move: --while-running.',
    { cause: error },
  );
}
