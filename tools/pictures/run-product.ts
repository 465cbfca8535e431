import { removeAbandoned } from '@gomomo/embedded';
import { spawn, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { makeDataFolder } from '../data-folder.ts';
import { endProcess } from '../ending/end-process.ts';
import { atEnd } from '../ending/ending.ts';

const entry = join(import.meta.dirname, '../start/with-google.ts');

export interface Product {
  readonly url: string;
  /** Where the fake of Google shows its calendars. */
  readonly calendars: string;
  readonly dataDir: string;
  readonly adminKey: string;
  stop(): Promise<void>;
}

const adminKey = 'key-of-the-pictures-'.padEnd(48, '0');

/** `npm start -- --with-google` on a data folder that goes with it. */
export async function runProduct(): Promise<Product> {
  await removeAbandoned(tmpdir(), 'gomomo-pictures-');
  const dataDir = makeDataFolder('gomomo-pictures-');
  const child = spawn(process.execPath, [entry], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir, PORT: '0', ADMIN_API_KEY: adminKey },
  });
  const stop = atEnd(async () => {
    await endProcess(child);
    rmSync(dataDir, { recursive: true, force: true });
  });
  try {
    const [url, calendars] = await Promise.all([
      untilSaid(child, /^ready (\S+)/),
      untilSaid(child, /is in its calendar: (\S+)/),
    ]);
    return { url, calendars, dataDir, adminKey, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What it says of itself, on either stream. @throws Error with all it said, when it ends instead */
function untilSaid(child: ChildProcess, pattern: RegExp): Promise<string> {
  const said: string[] = [];
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue;
      createInterface(stream).on('line', (line) => {
        said.push(line);
        const found = pattern.exec(line)?.[1];
        if (found !== undefined) resolve(found);
      });
    }
    child.once('exit', () => reject(new Error(`the product did not start:\n${said.join('\n')}`)));
  });
}
