import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';

/** The shape of spawn's own options. */
export interface OsUser {
  uid: number;
  gid: number;
}

const SYSTEM_USER = 'gomomo';

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function findOsUser(name: string): OsUser | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

function createSystemUser(): OsUser | undefined {
  const flags = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin'];
  spawnSync('useradd', [...flags, SYSTEM_USER], { stdio: 'ignore' });
  return findOsUser(SYSTEM_USER);
}

/**
 * Who runs a server that refuses to run as root, or should not: undefined (ourselves) unless we
 * are root. A folder made earlier keeps its owner, so that a Debian `postgres` user that appears
 * later does not lose the data. A minimal image may lack useradd: `nobody` then.
 */
export function chooseServerUser(folder: string): OsUser | undefined {
  if (!isRoot()) return undefined;
  const owner = statSync(folder, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return (
    findOsUser('postgres') ??
    findOsUser(SYSTEM_USER) ??
    createSystemUser() ??
    findOsUser('nobody') ?? { uid: 65_534, gid: 65_534 }
  );
}
