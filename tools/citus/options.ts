import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readArguments, toWholeNumber, type Bad, type Help } from '../command-line.ts';

export const help = `npm run citus -- [sizes] [rates] [specs] [--source=DIR] [--postgres=DIR] [--bookings=N] [--seconds=N] [--rounds=N]

The product past one machine, on servers that are started for it on loopback and thrown away:

  sizes   plain PostgreSQL: bytes per booking in each table and index, bytes in Kafka per event
  rates   bookings a second and their latency: plain, a Citus of one worker, a Citus of two, taking turns
  specs   the specs of booking, races and isolation on a Citus of two workers

  --source=DIR    source of Citus 12.1 (git clone -b release-12.1 https://github.com/citusdata/citus), which is built for the
                  server below and stays in XDG_CACHE_HOME/gomomo (~/.cache/gomomo); neither folder is written to
  --postgres=DIR  folder of initdb and postgres (default /usr/lib/postgresql/15/bin). Without --source, \`rates\` and
                  \`specs\` want Citus 12.1 installed there; where it is not, they are skipped with a line
  --bookings=N    of \`sizes\`, default 20000
  --seconds=N     of each round of \`rates\`, default 10
  --rounds=N      default 3; medians are told
  --help          this

Citus is no part of the product.
`;

const parts = ['sizes', 'rates', 'specs'] as const;
type Part = (typeof parts)[number];

export interface CitusOptions {
  readonly parts: readonly Part[];
  readonly source: string | undefined;
  readonly postgres: string;
  readonly bookings: number;
  readonly seconds: number;
  readonly rounds: number;
}

export type Options = Help | Bad | ({ readonly kind: 'run' } & CitusOptions);

const isPart = (text: string): text is Part => parts.some((part) => part === text);

export function readOptions(args: readonly string[]): Options {
  return readArguments(
    args,
    {
      allowPositionals: true,
      options: {
        source: { type: 'string' },
        postgres: { type: 'string', default: '/usr/lib/postgresql/15/bin' },
        bookings: { type: 'string', default: '20000' },
        seconds: { type: 'string', default: '10' },
        rounds: { type: 'string', default: '3' },
      },
    },
    (values, positionals): Options => {
      const unknown = positionals.find((name) => !isPart(name));
      if (unknown !== undefined) throw new Error(`there is no ${unknown}`);
      const asked = parts.filter((part) => positionals.includes(part));
      return {
        kind: 'run',
        parts: asked.length === 0 ? parts : asked,
        source: values.source,
        postgres: values.postgres,
        bookings: toWholeNumber('bookings', values.bookings),
        seconds: toWholeNumber('seconds', values.seconds),
        rounds: toWholeNumber('rounds', values.rounds),
      };
    },
  );
}

/** Whether the server of the folder has Citus installed. */
export function hasCitus(binDir: string): boolean {
  try {
    const share = execFileSync(join(binDir, 'pg_config'), ['--sharedir'], { encoding: 'utf8' });
    return existsSync(join(share.trim(), 'extension/citus.control'));
  } catch {
    return false;
  }
}
