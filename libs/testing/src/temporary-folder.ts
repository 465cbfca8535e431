import { chmodSync, mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownPrefix } from './run-folder.ts';

/**
 * A folder that is gone when the spec's file is through, whatever became of its tests: after its last
 * hook, so that servers may work in it. Servers that were started by root work in it as another user.
 *
 * @param what a word and a dash, to tell folders apart: `stack-`
 */
export function temporaryFolder(what = ''): string {
  const { gomomoTemporaryFolders: folders } = globalThis as { gomomoTemporaryFolders?: string[] };
  if (folders === undefined) throw new Error('temporary folders are for specs');
  const folder = mkdtempSync(join(realpathSync(tmpdir()), ownPrefix(what)));
  folders.push(folder);
  chmodSync(folder, 0o711);
  return folder;
}
