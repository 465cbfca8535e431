import { AppError } from '@gomomo/kernel';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { OsUser } from '../process/os-user.ts';
import { serverEnvironment } from '../process/server-process.ts';
import type { PostgresBinaries } from './binaries.ts';
import { failedInit } from './failures.ts';

export const SUPERUSER = 'postgres';

const PASSWORD_FILE = 'gomomo-superuser-password';
const DRAFT_PREFIX = 'postgres.new-';
const SAVED_PREFIX = 'postgres.unfinished-';

export const clusterFolder = (dataDir: string): string => join(dataDir, 'postgres');

/** Inside the cluster, so that the two cannot be parted and the rename below covers both. */
export function readSuperuserPassword(cluster: string): string {
  try {
    return readFileSync(join(cluster, PASSWORD_FILE), 'utf8').trim();
  } catch (cause) {
    throw new AppError(
      'cluster-password-missing',
      `${join(cluster, PASSWORD_FILE)} cannot be read: without it the database in ${cluster} ` +
        'cannot be opened. Put the file back, or move that folder away to begin anew.',
      { cause },
    );
  }
}

function isWhole(cluster: string): boolean {
  return ['PG_VERSION', 'global/pg_control', 'base'].every((part) =>
    existsSync(join(cluster, part)),
  );
}

export interface ClusterOptions {
  dataDir: string;
  binaries: PostgresBinaries;
  user: OsUser | undefined;
  durable: boolean;
  report: (message: string) => void;
}

/**
 * Makes the cluster unless a whole one is there. initdb works in a draft folder which is renamed
 * when complete, so a killed initdb leaves only a draft, thrown away here. Something that is not a
 * whole cluster at the final place is kept under another name: it is not ours to delete.
 */
export async function ensureCluster(options: ClusterOptions): Promise<void> {
  const cluster = clusterFolder(options.dataDir);
  for (const name of readdirSync(options.dataDir)) {
    if (name.startsWith(DRAFT_PREFIX)) {
      rmSync(join(options.dataDir, name), { recursive: true, force: true });
    }
  }
  if (isWhole(cluster)) return;
  if (existsSync(cluster)) {
    const saved = `${SAVED_PREFIX}${Date.now()}`;
    renameSync(cluster, join(options.dataDir, saved));
    options.report(`an unfinished database was found and kept as ${saved}`);
  }
  options.report('preparing the database (first start, about 5 s)...');
  await makeCluster(options, cluster);
}

async function makeCluster(options: ClusterOptions, cluster: string): Promise<void> {
  const draft = join(options.dataDir, `${DRAFT_PREFIX}${randomBytes(4).toString('hex')}`);
  const own = (path: string): void => {
    if (options.user !== undefined) chownSync(path, options.user.uid, options.user.gid);
  };
  try {
    mkdirSync(draft, { mode: 0o700 });
    own(draft);
    const password = join(draft, 'password');
    writeFileSync(password, randomBytes(24).toString('base64url'), { mode: 0o600 });
    own(password);
    const folder = join(draft, 'cluster');
    await runInitdb(options, folder, password);
    renameSync(password, join(folder, PASSWORD_FILE));
    renameSync(folder, cluster);
    syncFolder(options.dataDir);
  } catch (error) {
    throw failedInit(options.dataDir, error);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function runInitdb(options: ClusterOptions, folder: string, passwordFile: string): Promise<void> {
  const args = [
    `--pgdata=${folder}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    ...options.binaries.localeFlags,
    '--no-instructions',
    ...(options.durable ? [] : ['--no-sync']),
  ];
  const child = spawn(options.binaries.initdb, args, {
    cwd: '/',
    env: serverEnvironment,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options.user,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`initdb ended with ${code ?? signal}:\n${output.trimEnd()}`));
    });
  });
}

function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  fsyncSync(folder);
  closeSync(folder);
}
