import { AppError } from '@gomomo/kernel';
import { statfsSync } from 'node:fs';

const DISK_FULL = /No space left on device|ENOSPC|Disk quota exceeded|EDQUOT|Check free disk space/;
const PORT_TAKEN = /could not bind|Address already in use/;
const OTHER_VERSION = /database files are incompatible with server[\s\S]*?DETAIL: *(.*)/;

function freeMegabytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return Math.floor((bavail * bsize) / 1_000_000);
}

export function diskFull(folder: string, cause: unknown): AppError {
  return new AppError(
    'disk-full',
    `The disk that holds ${folder} is full (${freeMegabytes(folder)} MB free; a new database needs ` +
      'about 200 MB). Free some space, or choose another folder by DATA_DIR=...',
    { cause },
  );
}

/** What went wrong while a cluster was made, in words for whoever typed `npm start`. */
export function failedInit(dataDir: string, error: unknown): AppError {
  const text = error instanceof Error ? error.message : String(error);
  if (DISK_FULL.test(text)) return diskFull(dataDir, error);
  const ending = text.split('\n').slice(-8).join('\n');
  return new AppError(
    'initdb-failed',
    `The database could not be prepared in ${dataDir}.\n${ending}`,
    {
      cause: error,
    },
  );
}

/** What a server that ended before it was ready wrote last, as an error with a code. */
export function failedStart(report: {
  dataDir: string;
  logFile: string;
  log: string;
  port: number;
}): AppError {
  const { log } = report;
  if (DISK_FULL.test(log)) return diskFull(report.dataDir, new Error(log));
  if (PORT_TAKEN.test(log)) return portTaken(report.port);
  const version = OTHER_VERSION.exec(log)?.[1];
  if (version !== undefined) {
    return new AppError(
      'database-version',
      `The database in ${report.dataDir} belongs to another release of PostgreSQL. ${version} ` +
        'Move the folder away, or start the release of gomomo that made it.',
    );
  }
  return new AppError(
    'postgres-failed',
    `PostgreSQL did not start. The end of ${report.logFile}:\n${log}`,
  );
}

export function portTaken(port: number): AppError {
  return new AppError('port-taken', `Port ${port} on 127.0.0.1 is taken by another process.`, {
    details: { port },
  });
}
