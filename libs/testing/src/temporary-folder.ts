import { chmodSync, mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A folder that is gone when the spec's file is through, whatever became of its tests: after its last
 * hook, so that servers may work in it. Servers that were started by root work in it as another user.
 */
export function temporaryFolder(prefix = 'gomomo-spec-'): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), prefix));
  chmodSync(folder, 0o711);
  const { gomomoTemporaryFolders: folders } = globalThis as {
    gomomoTemporaryFolders?: string[];
  };
  if (folders === undefined) throw new Error('temporary folders are for specs');
  folders.push(folder);
  return folder;
}
