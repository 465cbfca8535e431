import type { Outcome } from '@gomomo/mirror';
import { minuteMs, secondMs } from '@gomomo/kernel';
import { etagOf } from '../domain/etag.ts';
import { besideName } from '../domain/place.ts';
import type { InUse, Storage } from '../storage/storage.ts';
import { notInUse, type WorkbookFile } from '../store/files.ts';

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
  const written = await storage.write([folder, name], bytes, signal);
  if (written === 'written') {
    if (file.beside !== null) await storage.remove([folder, file.beside]);
    return {
      file: { ...file, ...nobody, hash, etag, day, writtenAt: now },
      outcome: { kind: 'done' },
    };
  }
  const inUse = { inUseSince: file.inUseSince ?? now, inUseReason: reasonOf(name, written) };
  if (now.getTime() - inUse.inUseSince.getTime() < patienceMs) {
    return waitsFor(inUse.inUseReason, { ...file, ...inUse });
  }
  const beside = file.beside ?? besideName(name, inUse.inUseSince, timeZone);
  const lying = file.besideHash === hash && (await storage.read([folder, beside]));
  const isThere = lying instanceof Uint8Array && etagOf(lying) === file.etag;
  const placed = isThere ? 'written' : await storage.write([folder, beside], bytes, signal);
  if (placed !== 'written') {
    const both = `${inUse.inUseReason} So is the newest beside it: ${reasonOf(beside, placed)}`;
    return waitsFor(both, { ...file, ...inUse });
  }
  return {
    file: {
      ...{ ...file, ...inUse, beside, besideHash: hash },
      ...(isThere ? {} : { etag, writtenAt: now }),
    },
    outcome: { kind: 'done' },
  };
}

/** Nobody has it open, and nothing lies beside it. */
const nobody = { ...notInUse, beside: null, besideHash: null };

/** For the owner: who has it, and what to do where nobody has. */
function reasonOf(name: string, { lock, holder }: InUse): string {
  const who = holder === undefined ? '' : ` by ${holder}`;
  if (lock === undefined) return `${name} is open elsewhere, says the system: close it there.`;
  return `${name} is open elsewhere${who}, says ${lock} beside it: close it there, or delete ${lock} if nobody has it open.`;
}

const waitsFor = (reason: string, file: WorkbookFile): PutFile => ({
  file,
  outcome: { kind: 'away', reason, waitMs: lookAgainMs },
});
