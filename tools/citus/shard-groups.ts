import { ask, type Node } from './cluster.ts';

/** The shards of one range of tenants, which lie together on one worker: a small product of its own. */
export interface ShardGroup {
  /** `booking_102009`: where its functions are. */
  readonly schema: string;
  /** The shard of the table by which groups are found. */
  readonly shard: string;
  /** The number of each table's shard. */
  readonly shardOf: ReadonlyMap<string, string>;
}

export interface Definition {
  readonly name: string;
  /** As PostgreSQL tells it: `create or replace function …`. */
  readonly text: string;
  readonly arguments: string;
  readonly given: readonly string[];
  readonly result: string;
  readonly isDefiner: boolean;
}

/** The product's own functions, but for triggers; before anything of them is altered. */
export const readDefinitions = (coordinator: Node): Promise<Definition[]> =>
  ask(
    coordinator.superuserUrl,
    `select proname as name, pg_get_functiondef(oid) as text, pg_get_function_arguments(oid) as arguments,
            coalesce(proargnames[1:pronargs], '{}')::text[] as given, pg_get_function_result(oid) as result,
            prosecdef as "isDefiner"
       from pg_proc where pronamespace = 'booking'::regnamespace and prokind = 'f' and prorettype <> 'trigger'::regtype`,
  );

interface Placed {
  readonly name: string;
  readonly shard: string;
  /** Null for a table that is whole on every node. */
  readonly from: string | null;
}

/** What lies on this worker. */
export async function readGroups(worker: Node): Promise<ShardGroup[]> {
  const placed = await ask<Placed>(
    worker.superuserUrl,
    `select c.relname as name, s.shardid::text as shard, s.shardminvalue as "from"
       from pg_dist_shard s join pg_class c on c.oid = s.logicalrelid join pg_dist_placement p using (shardid)
      where c.relnamespace = 'booking'::regnamespace and p.groupid = (select groupid from pg_dist_local_group)`,
  );
  const whole = placed.filter(({ from }) => from === null);
  const claims = placed.filter(({ name }) => name === 'claims');
  return claims.map(({ shard, from }) => ({
    ...{ schema: `booking_${shard}`, shard },
    shardOf: new Map(
      [...whole, ...placed.filter((one) => one.from === from)].map((one) => [one.name, one.shard]),
    ),
  }));
}

/** Which table a constraint is of. */
export async function readConstraints(coordinator: Node): Promise<ReadonlyMap<string, string>> {
  const rows = await ask<{ name: string; table: string }>(
    coordinator.superuserUrl,
    `select conname as name, conrelid::regclass::text as table from pg_constraint
      where connamespace = 'booking'::regnamespace and conrelid <> 0`,
  );
  return new Map(rows.map(({ name, table }) => [name, table.replace('booking.', '')]));
}

/** The same function over the tables of one group, which are plain ones: nothing of Citus is asked on its way. */
export function copyInto(
  group: ShardGroup,
  definition: Definition,
  known: {
    readonly functions: ReadonlySet<string>;
    readonly constraints: ReadonlyMap<string, string>;
  },
): string {
  const shardOf = (table: string): string => group.shardOf.get(table) ?? '';
  return definition.text
    .replaceAll(/\bbooking\.(\w+)(\s*\()/g, (whole, name: string, rest: string) =>
      known.functions.has(name) ? `${group.schema}.${name}${rest}` : whole,
    )
    .replaceAll(/\bbooking\.(\w+)\b/g, (whole, name: string) =>
      group.shardOf.has(name) ? `booking.${name}_${shardOf(name)}` : whole,
    )
    .replaceAll(/\bon constraint (\w+)/g, (_, name: string) => {
      const table = known.constraints.get(name) ?? '';
      return `on constraint ${name}_${shardOf(table)}`;
    });
}

/** Ids of a group's rows are drawn where it lies: they order the rows of one aggregate, which never leave their worker. */
export const identities = (group: ShardGroup): string[] =>
  ['outbox', 'audit'].map(
    (table) =>
      `alter table booking.${table}_${group.shardOf.get(table) ?? ''} alter id set default nextval('booking.${table}_id_seq')`,
  );
