import { ensureSecrets, passwordNames, startPostgres } from '@gomomo/embedded';
import { secretMakersFor } from '@gomomo/host';
import { spawnSync } from 'node:child_process';
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Disk } from '../nemesis/fault.ts';
import { say } from '../say.ts';
import { mountSmallDisk, type SmallDisk } from './small-disk.ts';

/** What can be filled up; none where nothing can be mounted: that needs root on Linux. */
export interface Disks {
  readonly names: readonly Disk[];
  fill(name: Disk, isFull: boolean): void;
  free(): void;
  unmount(): void;
}

/** The log of a run of ten minutes has room in it. */
const postgresSize = '2g';
const workbooksSize = '64m';

/** @param workbooks - their folder; undefined: nothing is to be filled */
export async function mountDisks(dataDir: string, workbooks: string | undefined): Promise<Disks> {
  const disks = new Map<Disk, SmallDisk>();
  const add = (name: Disk, disk: SmallDisk | undefined): void => {
    if (disk !== undefined) disks.set(name, disk);
  };
  if (workbooks !== undefined) add('workbooks', mountSmallDisk(workbooks, workbooksSize));
  if (disks.size > 0) add('postgres', await movePostgres(dataDir));
  const each = (act: (disk: SmallDisk) => void): void => disks.forEach(act);
  return {
    names: [...disks.keys()],
    fill(name, isFull) {
      const disk = disks.get(name);
      if (disk === undefined) throw new Error(`there is no disk ${name}`);
      disk.fill(isFull);
    },
    free: () => each((disk) => disk.fill(false)),
    unmount: () => each((disk) => disk.unmount()),
  };
}

/** A cluster is made beside its place and renamed, which no mounted folder takes: so it is made first, and moved. */
async function movePostgres(dataDir: string): Promise<SmallDisk | undefined> {
  ensureSecrets(dataDir, secretMakersFor(passwordNames()), say);
  const made = await startPostgres({ dataDir });
  await made.stop();
  const place = join(dataDir, 'postgres');
  const earlier = `${place}.earlier`;
  renameSync(place, earlier);
  const disk = mountSmallDisk(place, postgresSize);
  // With the owner and the rights of each file, which Node's own copy does not keep.
  const { status } = spawnSync('cp', ['-a', `${earlier}/.`, place], { stdio: 'inherit' });
  if (status !== 0) throw new Error(`${place} could not be filled`);
  rmSync(earlier, { recursive: true });
  return disk;
}
