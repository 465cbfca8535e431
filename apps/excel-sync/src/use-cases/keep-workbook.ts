import type { ErasedAppointment, Outcome, TenantTask } from '@gomomo/mirror';
import { AppError, dayMs, isAppError, type Clock, type Log } from '@gomomo/kernel';
import { withTransaction, type Pool } from '@gomomo/postgres';
import { dayOf } from '@gomomo/scheduling';
import type { PublicTenant } from '@gomomo/contracts';
import { etagOf } from '../domain/etag.ts';
import { erasedIds, idsHash, placeOf } from '../domain/place.ts';
import { excelMetrics } from '../metrics.ts';
import type { Storage } from '../storage/storage.ts';
import { readChangePages, removeChanges } from '../store/changes.ts';
import { findFile, notInUse, saveFile, type WorkbookFile } from '../store/files.ts';
import type { Workbook } from '../workbook/make-workbook.ts';
import type { WorkbookOrder } from '../workbook/jobs.ts';
import { forgetInCopies, keepCopy, type Forget } from './kept-copies.ts';
import { putFile } from './put-file.ts';
import { toOrder } from './to-order.ts';

export interface KeepWorkbookDeps {
  readonly pool: Pool;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly logger: Log;
  make(order: WorkbookOrder, signal: AbortSignal): Promise<Workbook>;
  forget(bytes: Uint8Array, ids: ReadonlySet<string>, signal: AbortSignal): ReturnType<Forget>;
}

const changesForMs = 90 * dayMs;

const nothingYet = {
  ...{ hash: null, etag: null, day: null, writtenAt: null },
  ...{ ...notInUse, beside: null, besideHash: null, forgotten: null },
};

/** Makes the file of a tenant say what is known, whatever lies there now. */
export const createKeepWorkbook =
  (deps: KeepWorkbookDeps) =>
  async (task: TenantTask, signal: AbortSignal): Promise<Outcome> => {
    const { tenantId } = task;
    const { tenant, erased, found, ...rest } = await readAll(deps, task);
    // Its name and zone are still to come; then it is wanted again.
    if (tenant === undefined) return { kind: 'unwanted' };
    // A business that is renamed keeps its place: people have it open, linked and copied.
    const before = found ?? { ...nothingYet, ...placeOf(tenant) };
    const keep = async (after: WorkbookFile): Promise<void> =>
      withTransaction(deps.pool, (tx) => saveFile(tx, tenantId, after), { tenantId });
    try {
      const lying = await deps.storage.read([before.folder, before.name]);
      const file = await forgetErased(deps, before, erased, signal);
      const facts = { ...rest, tenant, file, lying, forget: toForget(deps, erased, signal) };
      const { file: after, outcome } = await write(deps, facts, signal);
      await keep(after);
      return outcome;
    } catch (error) {
      if (signal.aborted) throw error;
      // Whatever it is, it is not that somebody has the file open.
      if (before.inUseSince !== null) await keep({ ...before, ...notInUse });
      throw namingFile(error, before);
    }
  };

/** A fault of our own says which file it is about; weather says what is away. */
function namingFile(error: unknown, { folder, name }: WorkbookFile): unknown {
  if (isAppError(error) && error.retryable) return error;
  // Of the thread's own kind of error.
  const { message: reason = 'failed' } = error as Partial<Error>;
  const message = `${folder}/${name} could not be made: ${reason}`;
  return new AppError('failed', message, { cause: error, retryable: !isAppError(error) });
}

function readAll({ clock }: KeepWorkbookDeps, { tenantId, read }: TenantTask) {
  const since = new Date(clock.now() - changesForMs);
  return read(async (tx, { sequence: sourceVersion, ...known }) => {
    await removeChanges(tx, tenantId, since);
    return {
      ...{ ...known, sourceVersion },
      found: await findFile(tx, tenantId),
      changePages: await readChangePages(tx, tenantId, since),
    };
  });
}

/** Who was erased since goes from the copies, before anything else is done. */
async function forgetErased(
  deps: KeepWorkbookDeps,
  file: WorkbookFile,
  erased: readonly ErasedAppointment[],
  signal: AbortSignal,
): Promise<WorkbookFile> {
  const ids = erasedIds(erased);
  const forgotten = idsHash(ids);
  if (ids.size === 0 || forgotten === file.forgotten) return file;
  const forget = toForget(deps, erased, signal);
  await forgetInCopies(deps.storage, file, { forget, signal, logger: deps.logger });
  return { ...file, forgotten };
}

const toForget =
  (
    { forget }: KeepWorkbookDeps,
    erased: readonly ErasedAppointment[],
    signal: AbortSignal,
  ): Forget =>
  (bytes) =>
    erased.length === 0 ? Promise.resolve('unchanged') : forget(bytes, erasedIds(erased), signal);

interface WriteFacts {
  readonly forget: Forget;
  readonly file: WorkbookFile;
  readonly lying: Uint8Array | undefined;
  readonly tenant: PublicTenant;
  readonly appointmentPages: Uint8Array[];
  readonly changePages: Uint8Array[];
  readonly sourceVersion: number;
}

async function write(deps: KeepWorkbookDeps, facts: WriteFacts, signal: AbortSignal) {
  const { file, lying } = facts;
  const { timeZone } = facts.tenant;
  const now = deps.clock.now();
  const day = dayOf(now, timeZone);
  const order = toOrder({ ...facts, now });
  // What somebody has changed by hand is written over, so that hash does not count.
  const isOurs = lying !== undefined && file.beside === null && etagOf(lying) === file.etag;
  const known = isOurs && file.hash !== null ? { knownHash: file.hash } : {};
  const startedAt = performance.now();
  const { hash, bytes } = await deps.make({ ...order, ...known }, signal);
  excelMetrics.made.observe({}, (performance.now() - startedAt) / 1_000);
  if (bytes === undefined) {
    excelMetrics.writes.inc({ outcome: 'unchanged' });
    return { file: { ...file, ...notInUse }, outcome: { kind: 'done' } as const };
  }
  if (isOurs && file.day !== null && file.day < day) {
    await keepCopy(deps.storage, file, lying, { forget: facts.forget, signal });
  }
  const content = { hash, etag: etagOf(bytes), bytes, day, timeZone };
  const put = await putFile(deps.storage, file, content, { now: new Date(now), signal });
  const outcome = put.outcome.kind === 'done' ? 'written' : 'in-use';
  excelMetrics.writes.inc({ outcome });
  return put;
}
