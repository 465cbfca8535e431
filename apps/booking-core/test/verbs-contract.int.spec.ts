import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ownSql } from '../src/migrations.ts';
import { argumentsOf } from '../src/store/call-verb.ts';
import { verbs, type VerbName } from '../src/store/verbs.ts';
import { bookingDatabase, rowsOf, type BookingDatabase } from './support/booking-database.ts';

let database: BookingDatabase;

beforeAll(async () => {
  database = await bookingDatabase();
});
afterAll(() => database.drop());

const { functions: folder } = ownSql;
const files = new Map(
  globSync('**/*.sql', { cwd: folder }).map((file) => [
    basename(file, '.sql').replaceAll('-', '_'),
    readFileSync(join(folder, file), 'utf8'),
  ]),
);
const textOf = (name: string): string => files.get(name) ?? '';

const names = Object.keys(verbs) as VerbName[];
const quick = names.filter((name) => verbs[name].quick);
const functions = [...names, ...quick.map((name) => `${name}_carefully`)];
const verbOf = (fn: string) => verbs[fn.replace(/_carefully$/, '') as VerbName];

/** Arguments of a function as the server's catalogue has them. */
async function inCatalogue(fn: string): Promise<Record<string, string>> {
  const rows = await rowsOf<{ name: string; type: string; byDefault: boolean }>(
    database,
    `select n.name, replace(format_type(t.type, null), 'timestamp with time zone', 'timestamptz') as type,
            p.pronargdefaults > 0 as "byDefault"
       from pg_proc p,
            unnest(p.proargnames, p.proargtypes::oid[]) with ordinality n (name, oid, place),
            unnest(p.proargtypes::oid[]) with ordinality t (type, place)
      where p.pronamespace = 'booking'::regnamespace and p.proname = $1 and n.place = t.place`,
    [fn],
  );
  expect(rows.filter(({ byDefault }) => byDefault)).toEqual([]);
  return Object.fromEntries(rows.map(({ name, type }) => [name, type]));
}

/** The outcomes that the head of a file names. */
function outcomesInHead(text: string): string[] {
  const head = text.split('create or replace')[0] ?? '';
  const list = /-- outcome: ([\s\S]*)/.exec(head)?.[1] ?? '';
  return list
    .replaceAll('\n-- ', ' ')
    .replaceAll(/\([^)]*\)/g, '')
    .split('·')
    .map((outcome) => outcome.trim());
}

/** The outcomes that a body spells: `{"outcome": "x"}`, `'outcome', 'x'`, and the codes it chooses from. */
const outcomesInBody = (text: string): string[] => {
  const chosen = [...text.matchAll(/v_code := ([^;]*);/g)].map(([assigned]) => assigned).join('\n');
  const codes = text.includes('function booking.change_code(') ? text : chosen;
  return [
    ...text.matchAll(/["']outcome["'][:,]\s*["']([a-z-]+)["']/g),
    ...codes.matchAll(/(?:then|else|:=)\s+'([a-z-]+)'/g),
  ].map(([, outcome = '']) => outcome);
};

/** Every function that a function calls, itself included, however deep. */
function closureOf(name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name) || !files.has(name)) return seen;
  seen.add(name);
  for (const [, called = ''] of textOf(name).matchAll(/booking\.(\w+)\s*\(/g)) {
    closureOf(called, seen);
  }
  return seen;
}

describe('the table of verbs and the database agree', () => {
  test('on which verbs there are', () => {
    const inFolder = globSync('verbs/*.sql', { cwd: folder }).map((file) =>
      basename(file, '.sql').replaceAll('-', '_'),
    );
    expect(inFolder.sort()).toEqual([...names].sort());
    const careful = globSync('careful/*.sql', { cwd: folder }).map((file) =>
      basename(file, '-carefully.sql').replaceAll('-', '_'),
    );
    expect(careful.sort()).toEqual([...quick].sort());
  });

  test.each(functions)('on the arguments of %s, name by name and type by type', async (fn) => {
    const verb = fn.replace(/_carefully$/, '') as VerbName;
    const declared = argumentsOf(verb, fn === verb ? 'quick' : 'careful');
    const named = Object.entries(declared).map(([name, type]) => [`p_${name}`, type]);
    expect(await inCatalogue(fn)).toEqual(Object.fromEntries(named));
  });

  test.each(functions)('on the outcomes of %s: table, head, and what its body spells', (fn) => {
    const told: readonly string[] = verbOf(fn).outcomes;
    expect(outcomesInHead(textOf(fn)).sort()).toEqual([...told].sort());
    for (const outcome of outcomesInBody(textOf(fn))) expect(told).toContain(outcome);
    const reachable = [...closureOf(fn)].flatMap((name) => outcomesInBody(textOf(name)));
    expect(told.filter((outcome) => !reachable.includes(outcome))).toEqual([]);
  });

  test.each([
    `return '{"outcome": "made-up"}';`,
    `return jsonb_build_object('outcome', 'made-up', 'id', 1);`,
    `v_code := 'made-up';`,
    `v_code := case when true then null\n    else 'made-up'\n  end;`,
  ])('an outcome is seen however a body spells it: %s', (body) => {
    expect(outcomesInBody(body)).toEqual(['made-up']);
  });

  test('no verb takes bare JSON', async () => {
    for (const fn of functions) {
      expect(Object.values(await inCatalogue(fn)).filter((type) => /json/.test(type))).toEqual([]);
    }
  });

  test('composite arguments have the fields that are sent, in that order', async () => {
    const rows = await rowsOf<{ type: string; fields: string[] }>(
      database,
      `select t.typname as type, array_agg(a.attname::text order by a.attnum) as fields
         from pg_type t join pg_class c on c.oid = t.typrelid join pg_attribute a on a.attrelid = c.oid
        where t.typnamespace = 'booking'::regnamespace and t.typname in ('actor', 'count_rule')
        group by t.typname order by t.typname`,
    );
    expect(rows).toEqual([
      { type: 'actor', fields: ['kind', 'id', 'channel'] },
      { type: 'count_rule', fields: ['scope', 'most', 'minutes', 'starts_from', 'starts_before'] },
    ]);
  });
});
