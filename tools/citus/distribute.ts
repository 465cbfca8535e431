import { ask, type Node } from './cluster.ts';

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
  for (const { superuserUrl } of workers) {
    await ask(
      superuserUrl,
      'set citus.override_table_visibility to off',
      'set citus.enable_manual_changes_to_shards to on',
      'set citus.enable_ddl_propagation to off',
      workerCatalogue,
      'revoke execute on all functions in schema booking from public',
      'grant execute on all functions in schema booking to booking_app',
    );
  }
}
