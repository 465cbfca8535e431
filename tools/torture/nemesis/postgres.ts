import { execFileSync } from 'node:child_process';
import { send } from './send.ts';

interface Child {
  readonly pid: number;
  readonly title: string;
}

/** The server's own processes and those of its sessions. */
function childrenOf(postmaster: number): Child[] {
  let listed: string;
  try {
    const args = ['-o', 'pid=,args=', '--ppid', String(postmaster)];
    listed = execFileSync('ps', args, { encoding: 'utf8' });
  } catch {
    return []; // so `ps` says that there are none
  }
  return listed.split('\n').flatMap((line) => {
    const [, pid, title = ''] = /^\s*(\d+) (.*)$/.exec(line) ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), title }];
  });
}

/** Kills one session's process; the server ends all others and recovers by itself. Undefined: there was none. */
export function killBackend(postmaster: number): true | undefined {
  const session = childrenOf(postmaster).find(({ title }) => /^postgres: \w+ gomomo /.test(title));
  return session !== undefined && send(session.pid, 'SIGKILL') ? true : undefined;
}

/** The whole server stands still, so that no session goes on. Answers what lets it go on. */
export function pausePostgres(postmaster: number): (() => void) | undefined {
  if (!send(postmaster, 'SIGSTOP')) return undefined;
  const stopped = childrenOf(postmaster).filter(({ pid }) => send(pid, 'SIGSTOP'));
  return () => {
    for (const { pid } of stopped) send(pid, 'SIGCONT');
    send(postmaster, 'SIGCONT');
  };
}
