import type { PublicTenant } from '@gomomo/contracts';
import type { Mirror, TenantTarget } from '@gomomo/mirror';
import type { Tx } from '@gomomo/postgres';
import type { ExcelSyncDeps } from './excel-sync-deps.ts';
import { createEraseWorkbook } from './use-cases/erase-workbook.ts';
import { createKeepWorkbook } from './use-cases/keep-workbook.ts';
import { createLookAtFile } from './use-cases/look-at-file.ts';
import { forgetOffThread, makeOffThread, readOffThread } from './workbook/off-thread.ts';

/** Of one tenant one file is written at a time. */
export const lane = 'workbook';
/** Soon enough to be seen within five seconds; a busy hour writes twice a minute. */
export const debounce = { quietMs: 2_000, latestMs: 30_000 };

type Parts = Pick<Mirror['parts'], 'projection' | 'work'>;

/** The workbook as a target of the mirror. */
export function createWorkbookTarget(deps: ExcelSyncDeps, parts: () => Parts): TenantTarget {
  const findTenant = async (tx: Tx, tenantId: string): Promise<PublicTenant | undefined> =>
    (await parts().projection.findTenant(tx, tenantId)).tenant;
  const observe = createLookAtFile({
    ...deps,
    findTenant,
    read: readOffThread,
    isPending: async (tx, tenantId) => (await parts().work.count(tx, tenantId)).pending > 0,
    listAppointments: async (tx, tenantId, { from, to }) => {
      const all = await parts().projection.list(tx, tenantId, { endsAfter: from });
      return all.filter(({ appointment }) => Date.parse(appointment.start) < to.getTime());
    },
  });
  return {
    grain: 'tenant',
    ...debounce,
    laneOf: () => Promise.resolve(lane),
    // Also what was cancelled is in it.
    expects: () => true,
    apply: createKeepWorkbook({ ...deps, make: makeOffThread, forget: forgetOffThread }),
    observe,
    erase: createEraseWorkbook(deps),
  };
}
