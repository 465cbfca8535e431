import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { send } from './send.ts';

function postmaster(dataDir: string): number | undefined {
  try {
    const [first] = readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n');
    return Number(first) > 1 ? Number(first) : undefined;
  } catch {
    return undefined; // it is down
  }
}

/** What `pg_ctl stop -m immediate` does. */
export function stopPostgres(dataDir: string): undefined {
  const pid = postmaster(dataDir);
  if (pid !== undefined) send(pid, 'SIGQUIT');
}

/** One session's process; the server ends all others and recovers by itself. */
export function killBackend(dataDir: string): undefined {
  const parent = postmaster(dataDir);
  if (parent === undefined) return;
  const listed = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(parent)], {
    encoding: 'utf8',
  });
  const session = listed.split('\n').find((line) => /postgres: \w+ gomomo /.test(line));
  const pid = Number(session?.trim().split(/\s+/)[0]);
  if (pid > 1) send(pid, 'SIGKILL');
}
