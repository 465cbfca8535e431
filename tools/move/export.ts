import { parseEnv, productSettings, type Env } from '@gomomo/config';
import { loadEnvFile } from '@gomomo/host';
import { AppError } from '@gomomo/kernel';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { carriedSecrets } from './carried-secrets.ts';
import { exportArchive } from './export-archive.ts';
import { openSession } from './open-session.ts';
import { readArguments, runCommandLine } from '../command-line.ts';
import { oneFolder } from './one-folder.ts';
import { runTool } from './run-tool.ts';
import { readSchemas } from './schemas.ts';
import { renderSecrets, writeSecrets } from './secrets-file.ts';
import { openRunning, openStopped, type Source } from './source.ts';
import { summarize } from './summarize.ts';
import type { Say } from './progress.ts';

const help = `npm run export -- FOLDER: everything that a gomomo of this machine knows, to be moved to servers of your own.

It takes the embedded database of the data folder DATA_DIR (.data), whose product must be stopped: what is booked after
the export would stay behind. Written are all tables that hold truth, as of one moment, with counts and checksums;
not written: counts of the minute and leases, which start anew, and workbooks, which are made anew from what is known.
The folder holds personal data; it and its files are for you alone (mode 700).

  --secrets FILE     writes the secrets that go along, as an environment file (mode 600). Links in clients' hands
                     and connected accounts work only where the same are given: ${carriedSecrets.join(', ')}
  --while-running    a copy of this moment of a product that runs; no move
  --help

What to do before and afterwards: docs/runbooks/move-to-servers.md. The other end: npm run import -- --help
`;

const read = (args: readonly string[]) =>
  readArguments(
    args,
    {
      allowPositionals: true,
      options: {
        secrets: { type: 'string' },
        'while-running': { type: 'boolean', default: false },
      },
    },
    (values, positionals) => ({ kind: 'run', values, given: oneFolder(positionals) }) as const,
  );
type Asked = Extract<ReturnType<typeof read>, { kind: 'run' }>;

async function main({ values, given }: Asked, env: Env, say: Say): Promise<number> {
  const { DATA_DIR } = parseEnv(productSettings.pick({ DATA_DIR: true }), env);
  const dataDir = resolve(DATA_DIR);
  const folder = resolve(given);
  if (values.secrets !== undefined) {
    writeSecrets(resolve(values.secrets), renderSecrets(dataDir, env));
    say(`the secrets are in ${resolve(values.secrets)}`);
  }
  const source = values['while-running'] ? openRunning(dataDir) : await openStopped(dataDir, say);
  try {
    const taken = await exportFrom(source, folder, say);
    say(summarize(taken));
    say(
      whatNext({
        folder,
        dataDir,
        isFinal: source.isStill,
        hasSecrets: values.secrets !== undefined,
      }),
    );
  } finally {
    await source.close();
  }
  return 0;
}

async function exportFrom(source: Source, folder: string, say: Say) {
  const db = await openSession(source.ownerUrl, 'export').catch((cause: unknown) => {
    const text = 'The database does not answer: start the product, or leave out --while-running.';
    throw new AppError('no-database', text, { cause });
  });
  try {
    const [schemas, now, { isStill: isFinal }] = [await readSchemas(), new Date(), source];
    return await exportArchive(db, {
      folder,
      schemas,
      release: readRelease(),
      isFinal,
      now,
      say,
    });
  } finally {
    await db.end();
  }
}

interface Next {
  readonly folder: string;
  readonly dataDir: string;
  readonly isFinal: boolean;
  readonly hasSecrets: boolean;
}

const whatNext = ({ folder, dataDir, isFinal, hasSecrets }: Next): string =>
  [
    `exported to ${folder}`,
    isFinal
      ? `Do not start ${dataDir} again: what would be booked there is not in the export.`
      : 'The product goes on: what is booked from now on is not in it. To move, stop it and export once more.',
    ...(hasSecrets
      ? []
      : [
          `Give the target the same secrets (--secrets FILE writes them): ${carriedSecrets.join(', ')}`,
        ]),
  ].join('\n');

await runCommandLine(read(process.argv.slice(2)), help, (asked) =>
  runTool((say) => {
    loadEnvFile('.env');
    return main(asked, process.env, say);
  }),
);

function readRelease(): string {
  const file = join(import.meta.dirname, '../../package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
