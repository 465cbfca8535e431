import type { WorkbookFacts } from '../domain/facts.ts';
import { contentHash, metaSheet, toSheets } from '../domain/to-sheets.ts';
import { writeWorkbook } from './write-workbook.ts';

export interface Workbook {
  /** Of what an owner sees. */
  readonly hash: string;
  /** Left out when the hash is that of the file which is there already. */
  readonly bytes?: Uint8Array;
}

/** Facts in, file out; nothing is asked, nothing is kept. */
export function makeWorkbook(facts: WorkbookFacts, knownHash?: string): Workbook {
  const sheets = toSheets(facts);
  const hash = contentHash(sheets);
  if (hash === knownHash) return { hash };
  const { name: title, locale } = facts.business;
  return { hash, bytes: writeWorkbook([...sheets, metaSheet(facts, hash)], { title, locale }) };
}
