import { ask, type Node } from './cluster.ts';
import {
  copyInto,
  identities,
  readConstraints,
  readDefinitions,
  readGroups,
  type Definition,
} from './shard-groups.ts';
import { askWorkers, isAcross, overGroups, overWorkers, toOwnGroup } from './stand-ins.ts';

/**
 * The catalogue is on every node whole: a booking reads it where it is, its triggers look across its tables, and slugs and
 * numbers are unique over all tenants. Everything else with a tenant_id is cut by it.
 */
const catalogue = [
  'tenants',
  'phone_numbers',
  'resources',
  'services',
  'service_resources',
  'api_keys',
];

/** What the application calls with a tenant: runs whole on the worker that has its rows. */
const calls = [
  ...['book', 'book_carefully', 'place_hold', 'place_hold_carefully', 'confirm_hold'],
  ...[
    'confirm_hold_carefully',
    'reschedule',
    'reschedule_carefully',
    'reschedule_to_hold',
    'cancel',
  ],
  ...[
    'conclude',
    'reopen',
    'keep_time',
    'release_hold',
    'block_time',
    'unblock_time',
    'erase_client',
  ],
  ...['live_claims', 'earlier_answer', 'remember_refusal', 'count_wrong_proof'],
];

const list = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');

/** No sub-selects in policies of distributed tables: the same rule, read for each row. */
const plainPolicies = `do $$
declare v record;
begin
  for v in select tablename, policyname from pg_policies where schemaname = 'booking' and qual like '%SELECT%' loop
    execute format('alter policy %I on booking.%I using (%I = nullif(current_setting(''app.tenant'', true), '''')::uuid)',
      v.policyname, v.tablename, case v.tablename when 'tenants' then 'id' else 'tenant_id' end);
  end loop;
end $$`;

const referenceTables = `select create_reference_table(('booking.' || name)::regclass)
  from unnest(array[${list(catalogue)}]) with ordinality t (name, place) order by place`;

const distributedTables = `select create_distributed_table(c.oid::regclass, 'tenant_id', colocate_with => 'booking.claims')
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
 where c.relnamespace = 'booking'::regnamespace and c.relkind = 'r'
   and c.relname not in ('claims', ${list(catalogue)}) order by c.relname`;

/** Without the values of its parameters Citus cannot tell whose shard a statement of several tables needs. */
const customPlans = `do $$
declare v regprocedure;
begin
  for v in select oid from pg_proc where pronamespace = 'booking'::regnamespace and proconfig::text like '%plan_cache_mode%' loop
    execute format('alter function %s reset plan_cache_mode', v);
  end loop;
end $$`;

/**
 * Nor does it look through the parameters of a function in SQL that reads a cut table: those that answer rows are made PL/pgSQL,
 * with the same body.
 */
const plainFunctions = `do $$
declare v record;
begin
  for v in select p.oid, p.proname, p.prosrc from pg_proc p join pg_language l on l.oid = p.prolang
            where p.pronamespace = 'booking'::regnamespace and l.lanname = 'sql' and p.proretset
              and p.proname in ('claims_within', 'appointment_at_hand') loop
    execute format('create or replace function booking.%I(%s) returns %s language plpgsql stable as %L', v.proname,
      pg_get_function_arguments(v.oid), pg_get_function_result(v.oid),
      E'#variable_conflict use_column\\nbegin return query ' || v.prosrc || '; end');
  end loop;
end $$`;

const functions = `do $$
declare v regprocedure;
begin
  for v in select oid from pg_proc where pronamespace = 'booking'::regnamespace and prokind = 'f' order by prolang, oid loop
    perform create_distributed_function(v);
  end loop;
  for v in select oid from pg_proc where pronamespace = 'booking'::regnamespace and proname in (${list(calls)}) loop
    perform create_distributed_function(v, 'p_tenant', colocate_with => 'booking.claims');
  end loop;
end $$`;

/**
 * A change of the catalogue runs on every node. Its version rises on each, but only the coordinator writes the audit row and
 * the event; and what comes from the coordinator has passed its policies there.
 */
const workerCatalogue = `do $$
declare v record;
begin
  for v in select c.oid::regclass as shard, t.tgname from pg_class c left join pg_trigger t on t.tgrelid = c.oid and not t.tgisinternal
             and t.tgname not like 'tenants_version%'
            where c.relnamespace = 'booking'::regnamespace and c.relkind = 'r'
              and c.relname ~ '^(${catalogue.join('|')})_[0-9]+$' loop
    if v.tgname is not null then execute format('alter table %s disable trigger %I', v.shard, v.tgname); end if;
    execute format('alter table %s disable row level security', v.shard);
  end loop;
end $$`;

/** Cuts the product's schema by tenant over the workers. */
export async function distribute(coordinator: Node, workers: readonly Node[]): Promise<void> {
  const definitions = await readDefinitions(coordinator);
  const constraints = await readConstraints(coordinator);
  await ask(
    coordinator.superuserUrl,
    'set client_min_messages to warning',
    plainPolicies,
    referenceTables,
    "select create_distributed_table('booking.claims', 'tenant_id')",
    distributedTables,
    customPlans,
    plainFunctions,
    functions,
  );
  for (const worker of workers) await makeGroups(worker, definitions, constraints);
  const across = definitions.filter(isAcross);
  await ask(
    coordinator.superuserUrl,
    'set citus.enable_ddl_propagation to off',
    'set role gomomo_owner',
    askWorkers,
    ...across.map(overWorkers),
    'revoke execute on function booking.ask_workers(text) from public',
  );
}

/** Every group of a worker gets the product's functions over its own tables, and calls are led to them. */
async function makeGroups(
  worker: Node,
  definitions: readonly Definition[],
  constraints: ReadonlyMap<string, string>,
): Promise<void> {
  const groups = await readGroups(worker);
  const known = { constraints, functions: new Set(definitions.map(({ name }) => name)) };
  await ask(
    worker.superuserUrl,
    'set citus.override_table_visibility to off',
    'set citus.enable_manual_changes_to_shards to on',
    'set citus.enable_ddl_propagation to off',
    'set check_function_bodies to off',
    workerCatalogue,
    'grant usage on all sequences in schema booking to booking_app',
    ...groups.flatMap(identities),
    ...groups.map(({ schema }) => `create schema ${schema} authorization gomomo_owner`),
    'set role gomomo_owner',
    ...groups.flatMap((group) => definitions.map((each) => copyInto(group, each, known))),
    ...definitions
      .filter(({ name }) => calls.includes(name))
      .map((each) => toOwnGroup(each, groups)),
    ...definitions.filter(isAcross).map((each) => overGroups(each, groups)),
    ...['booking', ...groups.map(({ schema }) => schema)].flatMap((schema) => [
      `grant usage on schema ${schema} to booking_app`,
      `revoke execute on all functions in schema ${schema} from public`,
      `grant execute on all functions in schema ${schema} to booking_app`,
    ]),
  );
}
