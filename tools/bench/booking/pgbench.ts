import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { toPgbenchCall, type OwnCall } from './own-calls.ts';
import { clientId, pgbenchFirstStart, serviceId, tenantId } from './seed.ts';

export const howToGetPgbench =
  'no pgbench on this machine: apt-get install postgresql (Debian, Ubuntu) or brew install postgresql (macOS)';

/** The load in C, without Node, HTTP or validation. */
export function findPgbench(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).toSorted().toReversed() : [];
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    ...versions.map((version) => join(debian, version, 'bin')),
  ];
  return folders.map((folder) => join(folder, 'pgbench')).find((path) => existsSync(path));
}

/** n counts per client, from another start in every run, so that no two ever meet. */
const prologue = `\\set n :n + 1
\\set place ((:n * 64 + :client_id) * 1000003) % 8000000
\\set r :place / 40000
\\set from ${pgbenchFirstStart / 1000} + (:place % 40000) * 1800
\\set to :from + 1800
\\set day :from / 86400 * 86400
\\set phone random(2000000000, 2999999999)
`;
const resource = `('01a00000-0000-7000-9000-' || lpad(to_hex((:r)::integer), 12, '0'))::uuid`;

export const leanScript = `${prologue}select lean.book(gen_random_uuid()::text, '${tenantId}', ${resource}, tstzrange(to_timestamp(:from), to_timestamp(:to)), '${clientId}', '${serviceId}');\n`;

export const toOwnScript = (call: OwnCall): string => `${prologue}${toPgbenchCall(call)};\n`;

let runs = 0;

/** What one run takes of the places at most: 5,000 a client. */
const placesPerRun = 6_000;

export interface PgbenchRun {
  readonly perSecond: number;
  readonly transactions: number;
}

/** @throws Error with what pgbench said when it did not run to its end */
export async function runPgbench(options: {
  readonly program: string;
  readonly url: string;
  readonly script: string;
  readonly clients: number;
  readonly seconds: number;
}): Promise<PgbenchRun> {
  const folder = mkdtempSync(join(tmpdir(), 'gomomo-pgbench-'));
  const file = join(folder, 'script.sql');
  writeFileSync(file, options.script);
  runs += 1;
  try {
    return parse(await spawnPgbench(options, file));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function spawnPgbench(
  { program, url, clients, seconds }: Parameters<typeof runPgbench>[0],
  file: string,
): Promise<string> {
  const { username, password, hostname, port, pathname } = new URL(url);
  const child = spawn(
    program,
    [
      ...['-n', '-M', 'prepared', '-D', `n=${runs * placesPerRun}`],
      ...['-c', String(clients), '-j', '2', '-T', String(seconds), '-f', file, pathname.slice(1)],
    ],
    {
      env: {
        ...process.env,
        ...{ PGHOST: hostname, PGPORT: port, PGUSER: username, PGPASSWORD: password },
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => (output += String(chunk)));
  }
  await new Promise((resolve) => child.on('close', resolve));
  return output;
}

function parse(output: string): PgbenchRun {
  const perSecond =
    /tps = ([\d.]+) \(without/.exec(output)?.[1] ?? /tps = ([\d.]+)/.exec(output)?.[1];
  const transactions = /actually processed: (\d+)/.exec(output)?.[1];
  const failed = / (aborted|ERROR)/.test(output);
  if (perSecond === undefined || transactions === undefined || failed) {
    throw new Error(`pgbench failed: ${output.slice(0, 800)}`);
  }
  return { perSecond: Number(perSecond), transactions: Number(transactions) };
}
