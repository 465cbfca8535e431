import { writePrivateFile } from '@gomomo/embedded';
import { AppError } from '@gomomo/kernel';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const word = (): string => randomBytes(24).toString('base64url');
const ring = (): string => `k1:${randomBytes(32).toString('base64')}`;

/** Environment names first, so that a given value wins by the same name. */
const makers = {
  ADMIN_API_KEY: word,
  SERVICE_API_KEY: word,
  TOKEN_SECRETS: ring,
  ENCRYPTION_KEYS: ring,
  HANDOFF_SECRET: word,
  OWNER_PASSWORD: word,
  BOOKING_CORE_PASSWORD: word,
  SHARED_STATE_PASSWORD: word,
  MESSAGING_PASSWORD: word,
} satisfies Record<string, () => string>;

export type Secrets = Readonly<Record<keyof typeof makers, string>>;

/**
 * The secrets of one data folder: made once, kept in `secrets.json` (mode 600). A name that a later
 * release adds is added to the file.
 * @throws AppError('secrets-unreadable') rather than making new ones over a damaged file: sealed
 *   tokens and the roles' passwords depend on them
 */
export function ensureSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json');
  const kept = readKept(file);
  const secrets = Object.fromEntries(
    Object.entries(makers).map(([name, make]) => [name, kept[name] ?? make()]),
  ) as Record<keyof typeof makers, string>;
  if (Object.keys(makers).some((name) => kept[name] === undefined)) {
    writePrivateFile(file, `${JSON.stringify({ ...kept, ...secrets }, undefined, 2)}\n`);
  }
  return secrets;
}

function readKept(file: string): Readonly<Record<string, string | undefined>> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new AppError(
      'secrets-unreadable',
      `${file} cannot be read. Put it back from a backup, or move the whole data folder away to begin anew.`,
      { cause },
    );
  }
}
