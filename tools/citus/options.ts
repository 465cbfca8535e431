import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const help = `npm run citus -- [sizes] [rates] [specs] [--postgres=DIR] [--bookings=N] [--seconds=N] [--rounds=N]

The product past one machine, on servers that are started for it on loopback and thrown away:

  sizes   plain PostgreSQL: bytes per booking in each table and index, bytes in Kafka per event
  rates   bookings a second and their latency: plain, a Citus of one worker, a Citus of two, taking turns
  specs   the specs of booking, races and isolation on a Citus of two workers

  --postgres=DIR  folder of initdb and postgres (default /usr/lib/postgresql/15/bin). \`rates\` and \`specs\` want Citus
                  12.1 installed there; where it is not, they are skipped with a line. It is no part of the product.
  --bookings=N    of \`sizes\`, default 20000
  --seconds=N     of each round of \`rates\`, default 10
  --rounds=N      default 3; medians are told
  --help          this
`;

const parts = ['sizes', 'rates', 'specs'] as const;

export interface Options {
  readonly parts: readonly (typeof parts)[number][];
  readonly postgres: string;
  readonly hasCitus: boolean;
  readonly bookings: number;
  readonly seconds: number;
  readonly rounds: number;
}

/** @returns the help, or what is wrong with the arguments, as a text */
export function parseOptions(args: readonly string[]): Options | string {
  if (args.includes('--help')) return help;
  const known = /^(sizes|rates|specs|--postgres=.+|--(bookings|seconds|rounds)=[1-9]\d*)$/;
  const unknown = args.find((arg) => !known.test(arg));
  if (unknown !== undefined) return `what is ${unknown}?\n\n${help}`;
  const valueOf = (name: string): string | undefined =>
    args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  const asked = parts.filter((part) => args.includes(part));
  const postgres = valueOf('postgres') ?? '/usr/lib/postgresql/15/bin';
  return {
    parts: asked.length === 0 ? parts : asked,
    postgres,
    hasCitus: hasExtension(postgres, 'citus'),
    bookings: Number(valueOf('bookings') ?? 20_000),
    seconds: Number(valueOf('seconds') ?? 10),
    rounds: Number(valueOf('rounds') ?? 3),
  };
}

function hasExtension(binDir: string, name: string): boolean {
  try {
    const share = execFileSync(join(binDir, 'pg_config'), ['--sharedir'], {
      encoding: 'utf8',
    }).trim();
    return existsSync(join(share, 'extension', `${name}.control`));
  } catch {
    return false;
  }
}
