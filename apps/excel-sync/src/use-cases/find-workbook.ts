import type { Mirror } from '@gomomo/mirror';
import { AppError } from '@gomomo/kernel';
import { withTransaction, type Pool, type Tx } from '@gomomo/postgres';
import { setTimeout as pause } from 'node:timers/promises';
import { etagOf } from '../domain/etag.ts';
import type { Storage } from '../storage/storage.ts';
import { findFile, type WorkbookFile } from '../store/files.ts';

export interface FindWorkbookDeps {
  readonly pool: Pool;
  readonly storage: Storage;
  summary: Mirror['summary'];
  /** The file is made anew, at once. */
  wantAgain: Mirror['wantUpcoming'];
}

export interface FoundWorkbook {
  /** Of these very bytes. */
  readonly etag: string;
  readonly name: string;
  /** Undefined: the caller has it. */
  readonly bytes: Uint8Array | undefined;
}

interface Lying {
  readonly file: WorkbookFile;
  /** What lies there and its tag; undefined: nothing does. */
  readonly found: { readonly bytes: Uint8Array; readonly etag: string } | undefined;
}

const patience = { looks: 32, everyMs: 250 };

/**
 * The newest, also where it lies beside a file that is open. What is gone or is not what was written is made anew
 * first; what cannot be, e.g. while somebody has it open, is given as it lies. Undefined: none is written.
 */
export const createFindWorkbook =
  (deps: FindWorkbookDeps) =>
  async (
    tenantId: string,
    hasEtag: (etag: string) => boolean,
  ): Promise<FoundWorkbook | undefined> => {
    const lying = await look(deps, tenantId);
    if (lying === undefined) return undefined;
    const isFine = isAsWritten(lying) || (await isInUse(deps, lying));
    const { file, found } = isFine ? lying : await makeAnew(deps, tenantId, lying);
    if (found === undefined) {
      const reason = 'The workbook is not where it was written, and is about to be again.';
      throw new AppError('dependency-unavailable', reason, { retryable: true });
    }
    const { etag, bytes } = found;
    return { etag, name: file.name, bytes: hasEtag(etag) ? undefined : bytes };
  };

const inTenant = <Result>(
  { pool }: FindWorkbookDeps,
  tenantId: string,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> => withTransaction(pool, work, { tenantId });

async function look(deps: FindWorkbookDeps, tenantId: string): Promise<Lying | undefined> {
  const file = await inTenant(deps, tenantId, (tx) => findFile(tx, tenantId));
  if (file === undefined || file.etag === null) return undefined;
  const bytes = await deps.storage.read([file.folder, file.beside ?? file.name]);
  return { file, found: bytes && { bytes, etag: etagOf(bytes) } };
}

const isAsWritten = ({ file, found }: Lying): boolean => found?.etag === file.etag;

const isInUse = async ({ storage }: FindWorkbookDeps, { file, found }: Lying): Promise<boolean> =>
  found !== undefined && (await storage.findInUse([file.folder, file.name])) !== undefined;

async function makeAnew(deps: FindWorkbookDeps, tenantId: string, before: Lying): Promise<Lying> {
  await inTenant(deps, tenantId, (tx) => deps.wantAgain(tx, tenantId));
  let lying = before;
  for (let count = 0; count < patience.looks && !isAsWritten(lying); count += 1) {
    await pause(patience.everyMs);
    const { pending, dead } = await inTenant(deps, tenantId, (tx) => deps.summary(tx, tenantId));
    if (dead > 0) return lying;
    if (pending === 0) lying = (await look(deps, tenantId)) ?? lying;
  }
  return lying;
}
