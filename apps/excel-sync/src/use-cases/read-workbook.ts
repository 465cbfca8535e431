import type { WorkbookStatus } from '@gomomo/contracts';
import type { Mirror, MirroredAppointment } from '@gomomo/mirror';
import { withTransaction, type Tx } from '@gomomo/postgres';
import { formatInZone } from '@gomomo/scheduling';
import type { AppointmentFacts } from '../domain/facts.ts';
import { toFacts } from '../domain/to-facts.ts';
import type { Storage } from '../storage/storage.ts';
import { findFile, type WorkbookFile } from '../store/files.ts';
import type { Business } from './businesses.ts';
import { createFindWorkbook, type FindWorkbookDeps } from './find-workbook.ts';

export interface ReadWorkbookDeps extends FindWorkbookDeps {
  listAppointments(tx: Tx, tenantId: string): Promise<readonly MirroredAppointment[]>;
}

export interface ReadWorkbook {
  readonly find: ReturnType<typeof createFindWorkbook>;
  status(business: Business): Promise<WorkbookStatus>;
  /** By start, of a span. */
  listRange(tenantId: string, from: string, to: string): Promise<AppointmentFacts[]>;
}

export function createReadWorkbook(deps: ReadWorkbookDeps): ReadWorkbook {
  const { pool, storage, summary, listAppointments } = deps;
  return {
    find: createFindWorkbook(deps),
    status: ({ id, timeZone }) =>
      withTransaction(
        pool,
        async (tx) =>
          toStatus(await findFile(tx, id), await summary(tx, id), { timeZone, storage }),
        { tenantId: id },
      ),
    async listRange(tenantId, from, to) {
      const all = await withTransaction(pool, (tx) => listAppointments(tx, tenantId), { tenantId });
      const [first, last] = [Date.parse(from), Date.parse(to)];
      return all.map(toFacts).filter(({ appointment }) => {
        const start = Date.parse(appointment.start);
        return start >= first && start < last;
      });
    },
  };
}

type Summary = Awaited<ReturnType<Mirror['summary']>>;

function stateOf(file: WorkbookFile | undefined, { pending, dead }: Summary) {
  if (file !== undefined && file.inUseSince !== null) return 'in-use';
  if (dead > 0) return 'failed';
  if (pending > 0) return 'pending';
  return (file?.etag ?? null) === null ? 'none' : 'written';
}

function toStatus(
  file: WorkbookFile | undefined,
  summary: Summary,
  { timeZone, storage }: { readonly timeZone: string; readonly storage: Storage },
): WorkbookStatus {
  const local = (at: Date | null | undefined): string | null =>
    at ? formatInZone(at.getTime(), timeZone) : null;
  const isThere = file !== undefined && file.etag !== null;
  return {
    state: stateOf(file, summary),
    location: isThere ? storage.where([file.folder, file.name]) : null,
    writtenAt: local(file?.writtenAt),
    inUseSince: local(file?.inUseSince),
    beside: file?.beside ?? null,
    pending: summary.pending,
    dead: summary.dead,
    // What is open and lies beside is done with, and still something that its owner should know.
    lastError: summary.pause?.reason ?? summary.lastError ?? file?.inUseReason ?? null,
  };
}
