import type { Outcome } from '@gomomo/mirror';
import { withTransaction, type Pool } from '@gomomo/postgres';
import type { Storage } from '../storage/storage.ts';
import { removeChanges } from '../store/changes.ts';
import { findFile, removeFile } from '../store/files.ts';

/** A tenant is no more: its files, all copies, and what was kept of it. */
export const createEraseWorkbook =
  ({ pool, storage }: { readonly pool: Pool; readonly storage: Storage }) =>
  async (tenantId: string): Promise<Outcome> => {
    const file = await withTransaction(pool, (tx) => findFile(tx, tenantId), { tenantId });
    if (file !== undefined) await storage.removeFolder([file.folder]);
    await withTransaction(
      pool,
      async (tx) => {
        await removeChanges(tx, tenantId);
        await removeFile(tx, tenantId);
      },
      { tenantId },
    );
    return { kind: 'done' };
  };
