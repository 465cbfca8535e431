import type { Outcome } from '@gomomo/mirror';
import { minuteMs, secondMs } from '@gomomo/kernel';
import { besideName } from '../domain/place.ts';
import type { Storage } from '../storage/storage.ts';
import type { WorkbookFile } from '../store/files.ts';

export interface NewContent {
  readonly hash: string;
  readonly etag: string;
  readonly bytes: Uint8Array;
  readonly day: string;
  readonly timeZone: string;
}

export interface PutFile {
  readonly file: WorkbookFile;
  readonly outcome: Outcome;
}

const patienceMs = 15 * minuteMs;
const lookAgainMs = 15 * secondMs;

/**
 * Puts new content in place. A file that somebody has open is left alone and waited for; after a quarter of
 * an hour the newest lies beside it, until it is closed.
 */
export async function putFile(
  storage: Storage,
  file: WorkbookFile,
  content: NewContent,
  { now, signal }: { readonly now: Date; readonly signal: AbortSignal },
): Promise<PutFile> {
  const { folder, name } = file;
  const { hash, etag, bytes, day, timeZone } = content;
  if ((await storage.write([folder, name], bytes, signal)) === 'written') {
    if (file.beside !== null) await storage.remove([folder, file.beside]);
    const nobody = { inUseSince: null, beside: null, besideHash: null };
    return {
      file: { ...file, ...nobody, hash, etag, day, writtenAt: now },
      outcome: { kind: 'done' },
    };
  }
  const inUseSince = file.inUseSince ?? now;
  if (now.getTime() - inUseSince.getTime() < patienceMs) {
    return waitsFor('the workbook is open', { ...file, inUseSince });
  }
  const beside = file.beside ?? besideName(name, inUseSince, timeZone);
  const isThere = file.besideHash === hash;
  if (!isThere && (await storage.write([folder, beside], bytes, signal)) === 'in-use') {
    return waitsFor('the workbook is open, and so is the newest beside it', {
      ...file,
      inUseSince,
    });
  }
  return {
    file: {
      ...{ ...file, inUseSince, beside, besideHash: hash },
      ...(isThere ? {} : { etag, writtenAt: now }),
    },
    outcome: { kind: 'done' },
  };
}

const waitsFor = (reason: string, file: WorkbookFile): PutFile => ({
  file,
  outcome: { kind: 'away', reason, waitMs: lookAgainMs },
});
