import { AppError } from '@gomomo/kernel';
import type pg from 'pg';
import { ensureFunctionLedger, readFunctionLedger, writeFunctionLedger } from './ledger.ts';
import { namesOf, readFunctionFiles, type FunctionFile, type SchemaSql } from './schema-sql.ts';

const releasePattern = /^\d+\.\d+\.\d+$/;

/**
 * Writes the functions whose file changed since they were written last, all in one transaction, and
 * answers their files. The caller holds the lock of migrations.
 *
 * Where a newer release has been, nothing is touched: an older pod that restarts during a roll must
 * not put its own bodies back. A file that is gone leaves its function: a versioned migration drops
 * it, one release later.
 *
 * Errors: `function-changed` where a signature, a result or `security definer` was changed in place;
 * what SQL says of a body. Either way nothing is written.
 */
export async function writeFunctions(db: pg.Client, sql: SchemaSql): Promise<string[]> {
  const { schema, callers, release } = sql;
  if (!releasePattern.test(release)) throw new Error(`not a release: ${release}`);
  const wanted = await readFunctionFiles(sql);
  if (wanted.length === 0) return [];
  await ensureFunctionLedger(db, schema);
  const ledger = await readFunctionLedger(db, schema, release);
  if (ledger.hasNewer) return [];
  const there = await readFacts(db, schema);
  const changed = wanted.filter(
    ({ file, sql: text, checksum }) =>
      ledger.checksums.get(file) !== checksum || !namesOf(text).every((name) => there.has(name)),
  );
  await db.query('begin');
  try {
    await write(db, schema, changed, there);
    await allow(db, schema, callers);
    await writeFunctionLedger(db, schema, release, wanted);
    await db.query('commit');
  } catch (error) {
    await db.query('rollback');
    throw error;
  }
  return changed.map(({ file }) => file);
}

/** In any order, so bodies are looked at once all are there: those of files that did not change too. */
async function write(
  db: pg.Client,
  schema: string,
  files: readonly FunctionFile[],
  before: ReadonlyMap<string, Facts>,
): Promise<void> {
  await db.query('set local check_function_bodies = off');
  for (const { file, sql } of files) {
    try {
      await db.query(sql);
    } catch (cause) {
      throw isSignatureError(cause)
        ? changedInPlace(file, String(cause), cause)
        : new Error(`functions of ${file}: ${String(cause)}`, { cause });
    }
  }
  checkFacts(before, await readFacts(db, schema));
  await db.query('set local check_function_bodies = on');
  await checkBodies(db, schema);
}

/** Invalid_function_definition: another name or default of a parameter, another result. */
const isSignatureError = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === '42P13';

function changedInPlace(what: string, why: string, cause?: unknown): AppError {
  return new AppError(
    'function-changed',
    `${what}: ${why}. Callers of the release before still use what is there: give the new one a new ` +
      'function name, keep the old file for one release, then drop the old one in a versioned migration.',
    { cause },
  );
}

interface Facts {
  /** How many functions have the name. */
  readonly count: number;
  readonly definer: boolean;
  /** A `security definer` that trusts the caller's search path. */
  readonly loose: boolean;
}

async function readFacts(db: pg.Client, schema: string): Promise<Map<string, Facts>> {
  const { rows } = await db.query<Facts & { name: string }>(
    `select proname as name, count(*)::int as count, bool_or(prosecdef) as definer,
            bool_or(prosecdef and not exists (
              select from unnest(proconfig) setting where setting like 'search_path=%')) as loose
       from pg_proc where pronamespace = $1::regnamespace group by proname`,
    [schema],
  );
  return new Map(rows.map(({ name, ...facts }) => [name, facts]));
}

function checkFacts(before: ReadonlyMap<string, Facts>, after: ReadonlyMap<string, Facts>): void {
  for (const [name, { count, definer, loose }] of after) {
    const was = before.get(name);
    if (count > 1)
      throw changedInPlace(name, 'there would be two of this name with other arguments');
    if (was?.definer === true && !definer)
      throw changedInPlace(name, 'it is no longer security definer');
    if (was?.definer === false && definer)
      throw changedInPlace(name, 'it was not security definer');
    if (loose) throw new Error(`${name} is security definer without a search_path of its own`);
  }
}

/** What `create function` does with the check on, for every function of the schema. */
async function checkBodies(db: pg.Client, schema: string): Promise<void> {
  const { rows } = await db.query<{ check: string; name: string }>(
    `select format('select %s(%s)', l.lanvalidator::regproc, p.oid) as check, p.oid::regprocedure::text as name
       from pg_proc p join pg_language l on l.oid = p.prolang
      where p.pronamespace = $1::regnamespace and l.lanname in ('sql', 'plpgsql') order by p.proname`,
    [schema],
  );
  for (const { check, name } of rows) {
    try {
      await db.query(check);
    } catch (cause) {
      throw new Error(`the body of ${name}: ${String(cause)}`, { cause });
    }
  }
}

/** A new function is open to everybody until it is said otherwise. */
async function allow(db: pg.Client, schema: string, callers: string): Promise<void> {
  await db.query(
    `revoke execute on all functions in schema ${schema} from public;
     grant execute on all functions in schema ${schema} to ${callers}`,
  );
}
