import { AppError } from '@gomomo/kernel';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, type ReadStream } from 'node:fs';
import { PassThrough, type Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { toSize, withProgress, type Say } from './progress.ts';

export interface FileFacts {
  readonly bytes: number;
  readonly sha256: string;
}

/** Counts and hashes what passes. */
function createMeter() {
  const hash = createHash('sha256');
  let bytes = 0;
  const stream = new PassThrough();
  stream.on('data', (chunk: Buffer) => {
    hash.update(chunk);
    bytes += chunk.length;
  });
  return { stream, facts: (): FileFacts => ({ bytes, sha256: hash.copy().digest('hex') }) };
}

/** Packed; for its owner alone: it holds personal data. */
export async function writePacked(file: string, from: Readable, say: Say): Promise<FileFacts> {
  const meter = createMeter();
  const tell = () => `${file}: ${toSize(meter.facts().bytes)} so far`;
  const into = createWriteStream(file, { mode: 0o600, flags: 'wx' });
  await withProgress(say, tell, () => pipeline(from, createGzip(), meter.stream, into));
  return meter.facts();
}

export async function readPacked(file: string, into: Writable, say: Say): Promise<void> {
  const from: ReadStream = createReadStream(file);
  const tell = () => `${file}: ${toSize(from.bytesRead)} read`;
  await withProgress(say, tell, () => pipeline(from, createGunzip(), into));
}

/** @throws AppError `archive-damaged` */
export async function assertWhole(file: string, wanted: FileFacts): Promise<void> {
  const meter = createMeter();
  try {
    await pipeline(createReadStream(file), meter.stream);
  } catch (cause) {
    throw damaged(file, `cannot be read (${(cause as NodeJS.ErrnoException).code})`, cause);
  }
  const { bytes, sha256 } = meter.facts();
  if (bytes !== wanted.bytes) throw damaged(file, `has ${bytes} bytes instead of ${wanted.bytes}`);
  if (sha256 !== wanted.sha256) throw damaged(file, 'has another content than was exported');
}

const damaged = (file: string, why: string, cause?: unknown): AppError =>
  new AppError('archive-damaged', `${file} ${why}. Copy the export here again, or make it anew.`, {
    cause,
  });
