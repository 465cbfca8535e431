import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** A disk of its own in memory, that can be filled to the last byte. */
export interface SmallDisk {
  fill(isFull: boolean): void;
  unmount(): void;
}

const piece = Buffer.alloc(256 * 1_024);

/** Undefined where nothing can be mounted: that needs root on Linux. */
export function mountSmallDisk(folder: string, size: string): SmallDisk | undefined {
  mkdirSync(folder, { recursive: true });
  const options = ['-t', 'tmpfs', '-o', `size=${size}`, 'gomomo-torture', folder];
  if (spawnSync('mount', options, { stdio: 'ignore' }).status !== 0) return undefined;
  const filler = join(folder, '.filler');
  const unmount = (): void => void spawnSync('umount', ['--lazy', folder], { stdio: 'ignore' });
  process.once('exit', unmount);
  return {
    unmount,
    fill: (isFull) => (isFull ? fillUp(filler) : rmSync(filler, { force: true })),
  };
}

/** Writes until nothing goes in any more. */
function fillUp(file: string): void {
  const handle = openSync(file, 'w');
  try {
    for (let bytes = piece; bytes.length > 0; bytes = bytes.subarray(0, bytes.length >> 1)) {
      while (writesWhole(handle, bytes)) continue;
    }
  } finally {
    closeSync(handle);
  }
}

function writesWhole(handle: number, bytes: Buffer): boolean {
  try {
    return writeSync(handle, bytes) === bytes.length;
  } catch {
    return false; // no room
  }
}
