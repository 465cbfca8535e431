import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { serviceId, tenantId } from './ground.ts';

/** The baseline: the very same functions from C, without Node, HTTP, validation or slot rules. */
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
\\set s :place % 40000
`;
const resource = `('01a00000-0000-7000-9000-' || lpad(to_hex((:r)::integer), 12, '0'))::uuid`;
/** Years beyond the horizon of the product's rounds, so that the two never meet. */
const start = `date_trunc('day', now()) + interval '600 days' + (:s)::integer * interval '30 minutes'`;
const reference = `array[translate(upper(substr(md5(random()::text), 1, 8)), 'ILOU', '1100')]`;
const catalogue = `(select version from booking.tenant_by_id('${tenantId}'))`;
const actor = `'{"kind": "client", "channel": "api"}'`;
const span = `p_start => ${start}, p_end => ${start} + interval '30 minutes', p_from => ${start}, p_to => ${start} + interval '30 minutes', p_day_from => date_trunc('day', ${start}), p_day_to => date_trunc('day', ${start}) + interval '1 day'`;
const common = `p_tenant => '${tenantId}', p_catalogue => ${catalogue}, p_now => now(), p_event => gen_random_uuid(), p_traceparent => null, p_key => null, p_body => null`;
const client = `p_new_client => gen_random_uuid(), p_name => 'Bench', p_phone => '+1' || (2000000000 + (random() * 1e9)::bigint), p_email => null, p_notes => null, p_most_upcoming => 10000, p_limits => null, p_actor => ${actor}`;

export const scripts = {
  book: `${prologue}select booking.book(${common}, p_claim => gen_random_uuid(), p_appointment => gen_random_uuid(), p_references => ${reference}, p_service => '${serviceId}', p_resources => array[${resource}], ${span}, ${client});\n`,
  holdAndConfirm: `${prologue}select booking.place_hold(${common}, p_hold => gen_random_uuid(), p_service => '${serviceId}', p_resources => array[${resource}], ${span}, p_expires => now() + interval '5 minutes', p_moving => null, p_holder => null, p_most_holds => 3, p_limits => null) -> 'hold' ->> 'id' as id \\gset h_
select booking.confirm_hold(${common}, p_hold => :h_id, p_appointment => gen_random_uuid(), p_references => ${reference}, ${client});\n`,
};

let runs = 0;

function nextRun(): number {
  runs += 1;
  return runs * 6_000;
}

/** Transactions (of the whole script) a second. */
export async function runPgbench(
  pgbench: string,
  url: string,
  script: string,
  clients: number,
  seconds: number,
): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'gomomo-pgbench-'));
  const file = join(folder, 'script.sql');
  writeFileSync(file, script);
  const { username, password, hostname, port, pathname } = new URL(url);
  const child = spawn(
    pgbench,
    [
      '-n',
      '-M',
      'prepared',
      '-D',
      `n=${nextRun()}`,
      '-c',
      String(clients),
      '-j',
      '2',
      '-T',
      String(seconds),
      '-f',
      file,
      pathname.slice(1),
    ],
    {
      env: {
        ...process.env,
        PGHOST: hostname,
        PGPORT: port,
        PGUSER: username,
        PGPASSWORD: password,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => (output += String(chunk)));
  await new Promise((resolve) => child.on('close', resolve));
  rmSync(folder, { recursive: true, force: true });
  const tps = /tps = ([\d.]+) \(without/.exec(output)?.[1] ?? /tps = ([\d.]+)/.exec(output)?.[1];
  if (tps === undefined) throw new Error(`pgbench failed: ${output.slice(0, 500)}`);
  return Number(tps);
}
