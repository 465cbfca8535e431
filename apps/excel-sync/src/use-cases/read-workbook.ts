import type { WorkbookStatus } from '@gomomo/contracts';
import type { Mirror, MirroredAppointment } from '@gomomo/mirror';
import { withTransaction, type Pool, type Tx } from '@gomomo/postgres';
import { formatInZone } from '@gomomo/scheduling';
import type { AppointmentFacts } from '../domain/facts.ts';
import { toFacts } from '../domain/to-facts.ts';
import type { Storage } from '../storage/storage.ts';
import { findFile, type WorkbookFile } from '../store/files.ts';
import type { Business } from './businesses.ts';

export interface ReadWorkbookDeps {
  readonly pool: Pool;
  readonly storage: Storage;
  summary: Mirror['summary'];
  listAppointments(tx: Tx, tenantId: string): Promise<readonly MirroredAppointment[]>;
}

export interface FoundWorkbook {
  readonly etag: string;
  readonly name: string;
  /** Undefined: the caller has it. */
  readonly bytes: Uint8Array | undefined;
}

export interface ReadWorkbook {
  /** The newest, also where it lies beside a file that is open. Undefined: none is written. */
  find(tenantId: string, hasEtag: (etag: string) => boolean): Promise<FoundWorkbook | undefined>;
  status(business: Business): Promise<WorkbookStatus>;
  /** By start, of a span. */
  listRange(tenantId: string, from: string, to: string): Promise<AppointmentFacts[]>;
}

const newestName = ({ name, beside }: WorkbookFile): string => beside ?? name;

export function createReadWorkbook(deps: ReadWorkbookDeps): ReadWorkbook {
  const { pool, storage, summary, listAppointments } = deps;
  return {
    async find(tenantId, hasEtag) {
      const file = await withTransaction(pool, (tx) => findFile(tx, tenantId), { tenantId });
      if (file?.etag === undefined || file.etag === null) return undefined;
      const found = { etag: file.etag, name: file.name };
      if (hasEtag(file.etag)) return { ...found, bytes: undefined };
      const bytes = await storage.read([file.folder, newestName(file)]);
      return bytes && { ...found, bytes };
    },
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
