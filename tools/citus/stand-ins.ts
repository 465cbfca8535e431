import type { Definition, ShardGroup } from './shard-groups.ts';

/** What looks across tenants: relay, sweeps, the audit of overlaps. */
export const isAcross = ({ name }: Definition): boolean =>
  /^(outbox_|sweep_)|^count_overlaps$/.test(name);

const standIn = ({ name, ...of }: Definition, body: string): string =>
  `create or replace function booking.${name}(${of.arguments}) returns ${of.result} language plpgsql${
    of.isDefiner ? ` security definer set search_path = ''` : ''
  } as $stand$${body}$stand$`;

const returnsRows = ({ result }: Definition): boolean => /^(SETOF|TABLE)\b/.test(result);

/** On a worker: a call with a tenant goes to the group that has it. */
export function toOwnGroup(call: Definition, groups: readonly ShardGroup[]): string {
  const given = call.given.join(', ');
  const found = groups.map(({ schema, shard }) => {
    const its = `${schema}.${call.name}(${given})`;
    const answer = returnsRows(call) ? `return query select * from ${its};` : `return ${its};`;
    return `when ${shard} then ${answer}`;
  });
  return standIn(
    call,
    `begin
       case pg_catalog.get_shard_id_for_distribution_column('booking.claims', p_tenant)
       ${found.join('\n')}
       end case;
     end`,
  );
}

/** On a worker: each of its groups in turn. */
export function overGroups(look: Definition, groups: readonly ShardGroup[]): string {
  const its = groups.map(({ schema }) => `${schema}.${look.name}(${look.given.join(', ')})`);
  const rows = its.map((call) => `select * from ${call}`).join(' union all ');
  if (returnsRows(look)) {
    return standIn(look, `begin return query select * from (${rows}) o order by o.id; end`);
  }
  if (look.result === 'integer') return standIn(look, `begin return ${its.join(' + ')}; end`);
  if (look.result === 'void') {
    return standIn(look, `begin ${its.map((call) => `perform ${call};`).join(' ')} end`);
  }
  return standIn(look, `begin ${backlogOf(rows)} end`);
}

const backlogOf = (rows: string): string =>
  `select sum(b.pending), sum(b.parked), min(b.oldest) into pending, parked, oldest from (${rows}) b;`;

/** On the coordinator: every worker is asked at once, and each looks at what it has. A worker that is away is an error. */
export const askWorkers = `create or replace function booking.ask_workers(p_question text) returns setof text
  language plpgsql set search_path = '' as $$
declare
  v record;
begin
  for v in select * from pg_catalog.run_command_on_workers(p_question) loop
    if not v.success then raise exception '%:%: %', v.nodename, v.nodeport, v.result; end if;
    return next nullif(v.result, '');
  end loop;
end $$`;

export function overWorkers(look: Definition): string {
  const places = look.given.map(() => '%L').join(', ');
  const asked = (question: string): string =>
    `booking.ask_workers(pg_catalog.format(${[
      `$q$${question.replace('()', `booking.${look.name}(${places})`)}$q$`,
      ...look.given,
    ].join(', ')})) r`;
  if (returnsRows(look)) {
    const all = asked('select pg_catalog.json_agg(o) from () o');
    return standIn(
      look,
      `begin return query select o.* from ${all},
         pg_catalog.json_populate_recordset(null::booking.outbox, r::json) o order by o.id; end`,
    );
  }
  if (look.result === 'integer') {
    return standIn(look, `begin return (select sum(r::integer) from ${asked('select ()')}); end`);
  }
  if (look.result === 'void') return standIn(look, `begin perform from ${asked('select ()')}; end`);
  const rows = `select j.* from ${asked('select pg_catalog.row_to_json(b) from () b')},
    pg_catalog.json_to_record(r::json) as j (pending bigint, parked bigint, oldest timestamptz)`;
  return standIn(look, `begin ${backlogOf(rows)} end`);
}
