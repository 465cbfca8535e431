import { existsSync } from 'node:fs';
import { dirname } from 'node:path';

type Fault = Partial<NodeJS.ErrnoException>;

/** What has to allow it: the folder where something comes or goes, else the thing itself. */
function placeOf({ path = '', syscall = '' }: Fault): string {
  const changesFolder =
    ['mkdir', 'rename', 'unlink', 'rmdir', 'rm'].includes(syscall) || path.endsWith('.tmp');
  let place = changesFolder ? dirname(path) : path;
  while (place !== dirname(place) && !existsSync(place)) place = dirname(place);
  return place;
}

const whoAmI = (): string => {
  const uid = process.getuid?.();
  return uid === undefined ? 'the user that this runs as' : `user id ${uid}`;
};

const refusal = (fault: Fault): string => {
  const isWrite = placeOf(fault) !== fault.path;
  const what = isWrite ? 'written to' : 'read and written';
  return `${placeOf(fault)} cannot be ${what} by ${whoAmI()} (${fault.code ?? ''}): give it that right`;
};

const sentences: Readonly<Record<string, (fault: Fault) => string>> = {
  EACCES: refusal,
  EPERM: refusal,
  EROFS: (fault) => `${placeOf(fault)} is on a disk that is mounted read-only: mount it writable`,
  ENOSPC: (fault) => `the disk of ${placeOf(fault)} is full: make room on it`,
  EDQUOT: (fault) => `the quota of ${whoAmI()} on the disk of ${placeOf(fault)} is used up`,
  ENOTDIR: (fault) => `a file stands where a folder should be, at or above ${placeOf(fault)}`,
  EEXIST: (fault) => `a file stands where a folder should be: ${fault.path ?? ''}`,
  EISDIR: (fault) => `a folder stands where a file should be, in ${placeOf(fault)}`,
  ENOTEMPTY: (fault) => `a folder stands where a file should be, in ${placeOf(fault)}`,
  ESTALE: (fault) => `${placeOf(fault)} is on a share that went away: mount it again`,
  EIO: (fault) => `the disk of ${placeOf(fault)} has a fault (EIO)`,
};

/** What is the matter with the folder and what to do about it, for whoever looks after it. */
export function explainFolder(error: unknown): string {
  const fault = error as Fault;
  const sentence = sentences[fault.code ?? '']?.(fault);
  return (
    sentence ?? (error instanceof Error ? error.message : 'the folder of the workbooks failed')
  );
}
