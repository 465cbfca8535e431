import type { PublicTenant } from '@gomomo/contracts';
import type { MirroredAppointment, Observed, TenantLook, Window } from '@gomomo/mirror';
import { withTransaction, type Pool, type Tx } from '@gomomo/postgres';
import { etagOf } from '../domain/etag.ts';
import { rowHash } from '../domain/row-hash.ts';
import { appointmentCells } from '../domain/sheets/appointments-sheet.ts';
import { createWallClock } from '../domain/wall-clock.ts';
import { toFacts } from '../domain/to-facts.ts';
import type { Storage } from '../storage/storage.ts';
import { findFile, type WorkbookFile } from '../store/files.ts';
import type { ReadRow } from '../workbook/read-rows.ts';

export interface LookAtFileDeps {
  readonly pool: Pool;
  readonly storage: Storage;
  /** Undefined: it is no workbook of ours. */
  read(bytes: Uint8Array, signal: AbortSignal): Promise<ReadRow[] | undefined>;
  findTenant(tx: Tx, tenantId: string): Promise<PublicTenant | undefined>;
  /** Whether something is still to be written. */
  isPending(tx: Tx, tenantId: string): Promise<boolean>;
  listAppointments(
    tx: Tx,
    tenantId: string,
    window: Window,
  ): Promise<readonly MirroredAppointment[]>;
}

/**
 * Whether the file of a tenant is byte for byte what was written; it is not read again then, since it has what
 * it had. Undefined: none is written, something is about to be, or somebody has it open.
 */
export const createLookAtFile =
  (deps: LookAtFileDeps) =>
  async (
    tenantId: string,
    window: Window,
    signal: AbortSignal,
  ): Promise<TenantLook | undefined> => {
    const { pool, storage } = deps;
    const ask = <Result>(work: (tx: Tx) => Promise<Result>) =>
      withTransaction(pool, work, { tenantId });
    const atRest = () => ask((tx) => findAtRest(deps, tx, tenantId));
    const file = await atRest();
    const tenant = await ask((tx) => deps.findTenant(tx, tenantId));
    if (file === undefined || tenant === undefined) return undefined;
    const path = [file.folder, file.name];
    if ((await storage.findInUse(path)) !== undefined) return undefined;
    const bytes = await storage.read(path);
    if (bytes && etagOf(bytes) === file.etag) {
      const known = await ask((tx) => deps.listAppointments(tx, tenantId, window));
      return { things: known.map(toUntouched) };
    }
    // Written while it was looked at: that is no difference.
    if ((await atRest())?.etag !== file.etag) return undefined;
    return compare(deps, { bytes, tenant, ref: path.join('/') }, signal);
  };

/** The file as it was written last, unless it is about to be written or lies beside one that is open. */
async function findAtRest(
  { isPending }: LookAtFileDeps,
  tx: Tx,
  tenantId: string,
): Promise<WorkbookFile | undefined> {
  const file = await findFile(tx, tenantId);
  if (file === undefined || file.etag === null || file.beside !== null) return undefined;
  return (await isPending(tx, tenantId)) ? undefined : file;
}

interface Lying {
  readonly bytes: Uint8Array | undefined;
  readonly tenant: PublicTenant;
  readonly ref: string;
}

async function compare(
  { read }: LookAtFileDeps,
  { bytes, tenant, ref }: Lying,
  signal: AbortSignal,
): Promise<TenantLook> {
  if (bytes === undefined) return { whole: { kind: 'missing', ref, detail: 'file' } };
  const rows = await read(bytes, signal).catch((error: unknown) => {
    if (signal.aborted) throw error;
    return undefined;
  });
  if (rows === undefined) return { whole: { kind: 'changed', ref, detail: 'file, unreadable' } };
  const things = rows.map((row) => toObserved(row, tenant));
  return { things, whole: { kind: 'changed', ref, detail: 'file' } };
}

const toUntouched = ({ appointment }: MirroredAppointment): Observed => ({
  appointmentId: appointment.id,
  ref: '',
  differsFrom: () => undefined,
});

function toObserved(
  { appointmentId, version, hash, ref }: ReadRow,
  { timeZone, currency }: PublicTenant,
): Observed {
  const clock = createWallClock(timeZone);
  return {
    ...{ appointmentId, ref },
    differsFrom(known) {
      if (known.version !== version) return 'version';
      const cells = appointmentCells(toFacts(known), clock, currency);
      return rowHash(cells) === hash ? undefined : 'cells';
    },
  };
}
