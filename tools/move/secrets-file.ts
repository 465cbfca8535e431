import type { Env } from '@gomomo/config';
import { readSecrets } from '@gomomo/embedded';
import { AppError } from '@gomomo/kernel';
import { existsSync, writeFileSync } from 'node:fs';
import { carriedSecrets } from './carried-secrets.ts';

/** The folder's secrets as an environment file; given ones win, as they do for the product. */
export function renderSecrets(dataDir: string, env: Env): string {
  const kept = readSecrets(dataDir);
  return carriedSecrets
    .flatMap((name) => {
      if (name === 'ENCRYPTION_KEYS' && !env[name] && env['ENCRYPTION_KEY']) {
        return [`ENCRYPTION_KEY=${env['ENCRYPTION_KEY']}`];
      }
      const value = env[name] || kept[name];
      return value === undefined ? [] : [`${name}=${value}`];
    })
    .map((line) => `${line}\n`)
    .join('');
}

/** For its owner alone; never over another file. */
export function writeSecrets(file: string, text: string): void {
  if (existsSync(file)) {
    throw new AppError('file-taken', `${file} is there already: name another file.`);
  }
  writeFileSync(file, text, { mode: 0o600, flag: 'wx' });
}
