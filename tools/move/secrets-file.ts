import { productSettings, secretMakersOf, type Env } from '@gomomo/config';
import { readSecrets } from '@gomomo/embedded';
import { AppError } from '@gomomo/kernel';
import { existsSync, writeFileSync } from 'node:fs';

/** Those that the product made up by itself; whatever else is secret was given, and is given again. */
export const carriedSecrets: readonly string[] = Object.keys(
  secretMakersOf(productSettings),
).filter(
  // Made up only as long as there is no account at Twilio, whose token is given.
  (name) => name !== 'TWILIO_AUTH_TOKEN',
);

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
