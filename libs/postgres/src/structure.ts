import type { Queryable } from './transaction.ts';

/**
 * One line for each thing of a schema that a model cannot express: columns, constraints, indexes,
 * policies, row security, triggers, views, functions, enums and grants to others. Byte-equal on
 * PostgreSQL 15 and 18 (not-null constraints and the owner's own grants differ and are left out),
 * so it is committed as `structure.txt` and compared by a test.
 */
export async function describeStructure(db: Queryable, schema: string): Promise<string[]> {
  const { rows } = await db.query<{ line: string }>(structureSql, [schema]);
  return rows.map((row) => row.line);
}

const structureSql = `
with s as (select oid, nspname from pg_namespace where nspname = $1),
r as (
  select c.oid, c.relname, c.relkind, c.relrowsecurity, c.relforcerowsecurity
    from pg_class c join s on c.relnamespace = s.oid where c.relname not in ('_prisma_migrations', '_functions')),
lines as (
  select 'column ' || r.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
      || case when a.attnotnull then ' not null' else '' end
      || coalesce(case a.attgenerated when 's' then ' stored ' else ' default ' end
      || pg_get_expr(d.adbin, d.adrelid), '') || case a.attidentity when '' then '' else ' identity' end as line
    from r join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = r.oid and d.adnum = a.attnum where r.relkind in ('r', 'p')
  union all
  select 'constraint ' || r.relname || '.' || k.conname || ' ' || pg_get_constraintdef(k.oid)
    from r join pg_constraint k on k.conrelid = r.oid where k.contype <> 'n'
  union all
  select 'index ' || pg_get_indexdef(i.indexrelid) from r join pg_index i on i.indrelid = r.oid
   where not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
  union all
  select 'policy ' || r.relname || '.' || p.polname || ' ' || p.polcmd::text
      || ' to ' || (select string_agg(case x when 0 then 'public' else x::regrole::text end, ',' order by x::regrole::text) from unnest(p.polroles) x)
      || ' using ' || coalesce(pg_get_expr(p.polqual, p.polrelid), '-')
      || ' check ' || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '-')
    from r join pg_policy p on p.polrelid = r.oid
  union all
  select 'row security ' || relname || ' ' || relrowsecurity || ' force ' || relforcerowsecurity
    from r where relkind in ('r', 'p')
  union all
  select 'trigger ' || pg_get_triggerdef(t.oid) from r join pg_trigger t on t.tgrelid = r.oid where not t.tgisinternal
  union all
  select 'view ' || relname || ' ' || regexp_replace(pg_get_viewdef(oid), '\\s+', ' ', 'g') from r where relkind in ('v', 'm')
  union all
  select 'function ' || p.oid::regprocedure || ' ' || p.provolatile::text
      || case when p.prosecdef then ' definer' else '' end || coalesce(' ' || p.proconfig::text, '')
      || ' to ' || coalesce((select string_agg(case a.grantee when 0 then 'public' else a.grantee::regrole::text end, ',' order by a.grantee::regrole::text)
                               from aclexplode(p.proacl) a where a.grantee <> p.proowner), case when p.proacl is null then 'public' else '-' end)
      || E'\n  ' || replace(pg_get_functiondef(p.oid), E'\n', E'\n  ')
    from pg_proc p join s on p.pronamespace = s.oid
  union all
  select 'type ' || t.typname || ' ' || string_agg(e.enumlabel, ',' order by e.enumsortorder)
    from pg_type t join s on t.typnamespace = s.oid join pg_enum e on e.enumtypid = t.oid group by t.typname
  union all
  select 'grant ' || c.relname || ' ' || a.grantee::regrole || ' ' || string_agg(a.privilege_type, ',' order by a.privilege_type)
    from pg_class c join s on c.relnamespace = s.oid, aclexplode(c.relacl) a
   where a.grantee <> c.relowner and c.relname not in ('_prisma_migrations', '_functions') group by c.relname, a.grantee)
select line from lines order by line collate "C"`;
