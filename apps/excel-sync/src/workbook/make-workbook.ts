import type { WorkbookFacts } from '../domain/facts.ts';
import type { Sheet } from '../domain/sheet.ts';
import { contentHash, metaSheet, toSheets } from '../domain/to-sheets.ts';
import { writeWorkbook, type WorkbookLook } from './write-workbook.ts';

export interface Workbook {
  /** Of what an owner sees. */
  readonly hash: string;
  /** Left out when the hash is that of the file which is there already. */
  readonly bytes?: Uint8Array;
}

interface Content {
  readonly hash: string;
  readonly sheets: readonly Sheet[];
  readonly look: WorkbookLook;
}

function toContent(facts: WorkbookFacts): Content {
  const sheets = toSheets(facts);
  const hash = contentHash(sheets);
  const { name: title, locale } = facts.business;
  return { hash, sheets: [...sheets, metaSheet(facts, hash)], look: { title, locale } };
}

/**
 * Facts in, file out; nothing is asked, nothing is kept. The facts are read by a call, so that they can go
 * before the file is written: together they would be most of the memory that it takes.
 */
export async function makeWorkbook(
  read: () => WorkbookFacts,
  knownHash?: string,
): Promise<Workbook> {
  const contentOf = (): Content => toContent(read());
  const { hash, sheets, look } = contentOf();
  return hash === knownHash ? { hash } : { hash, bytes: await writeWorkbook(sheets, look) };
}
