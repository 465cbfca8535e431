import type { Shop } from '../world.ts';
import { findTorn } from './workbooks.ts';

export interface WatchedWorkbooks {
  readonly folder: string;
  /** What was found that was no whole file. */
  torn(): readonly string[];
  stop(): void;
}

const everyMs = 25;

/** Opens each workbook over and over, as somebody might who works with it. */
export function watchWorkbooks(folder: string, shops: readonly Shop[]): WatchedWorkbooks {
  const torn: string[] = [];
  const timer = setInterval(() => {
    for (const shop of shops) {
      const found = findTorn(folder, shop);
      if (found !== undefined && torn.length < 100) torn.push(found);
    }
  }, everyMs);
  return { folder, torn: () => torn, stop: () => clearInterval(timer) };
}
