/**
 * Preloaded into every process of a soak's stack: asked by SIGUSR2 it collects all garbage and writes down how much it
 * still holds, in bytes. What a process has in memory says little of that: it grows until the collector has a reason.
 */
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';

const folder = process.env['NODE_HELD_FOLDER'];

function writeDown(place: string): void {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  const file = join(place, String(process.pid));
  writeFileSync(`${file}.new`, String(heapUsed + external));
  renameSync(`${file}.new`, file);
}

if (isMainThread && folder !== undefined) process.on('SIGUSR2', () => writeDown(folder));
