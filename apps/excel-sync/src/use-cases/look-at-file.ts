import type { PublicTenant } from '@gomomo/contracts';
import type { MirroredAppointment, Observed, Window } from '@gomomo/mirror';
import { withTransaction, type Pool, type Tx } from '@gomomo/postgres';
import { rowHash } from '../domain/row-hash.ts';
import { appointmentCells } from '../domain/sheets/appointments-sheet.ts';
import { createWallClock } from '../domain/wall-clock.ts';
import { toFacts } from '../domain/to-facts.ts';
import type { Storage } from '../storage/storage.ts';
import { findFile } from '../store/files.ts';
import type { ReadRow } from '../workbook/read-rows.ts';
import { etagOf } from './keep-workbook.ts';

export interface LookAtFileDeps {
  readonly pool: Pool;
  readonly storage: Storage;
  read(bytes: Uint8Array, signal: AbortSignal): Promise<ReadRow[]>;
  findTenant(tx: Tx, tenantId: string): Promise<PublicTenant | undefined>;
  listAppointments(
    tx: Tx,
    tenantId: string,
    window: Window,
  ): Promise<readonly MirroredAppointment[]>;
}

/**
 * The appointments that lie in a tenant's file. A file that is byte for byte what was written is not read
 * again: it has what it had. Undefined: none is written, or what is newest lies beside one that is open.
 */
export const createLookAtFile =
  ({ pool, storage, read, findTenant, listAppointments }: LookAtFileDeps) =>
  async (
    tenantId: string,
    window: Window,
    signal: AbortSignal,
  ): Promise<readonly Observed[] | undefined> => {
    const { file, tenant, known } = await withTransaction(
      pool,
      async (tx) => ({
        file: await findFile(tx, tenantId),
        tenant: await findTenant(tx, tenantId),
        known: await listAppointments(tx, tenantId, window),
      }),
      { tenantId },
    );
    if (file === undefined || file.etag === null || tenant === undefined) return undefined;
    if (file.beside !== null) return undefined;
    const bytes = await storage.read([file.folder, file.name]);
    if (bytes === undefined) return [];
    if (etagOf(bytes) === file.etag) return known.map(toUntouched);
    const rows = await read(bytes, signal);
    return rows.map((row) => toObserved(row, tenant));
  };

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
