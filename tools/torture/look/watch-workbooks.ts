import { Worker } from 'node:worker_threads';
import type { Shop } from '../world.ts';
import { findFlaw, readBytes } from './workbooks.ts';

export interface WatchedWorkbooks {
  readonly folder: string;
  /** What was found that was no whole file. */
  torn(): readonly string[];
  /** How often it has been looked at all of them. */
  looks(): number;
  /** How often one of them has been opened, whatever came of it. */
  openings(): number;
  stop(): void;
}

const everyMs = 25;
/** From one opening to the next; it takes a good part of a core. */
const openEveryMs = 1_000;
const tornMax = 100;

/** What is sent to whoever opens it, and what comes back: why it could not be opened. */
export interface ToOpen {
  readonly name: string;
  readonly bytes: Uint8Array;
}
export interface Opened {
  readonly name: string;
  readonly why: string | undefined;
}

/**
 * Looks at each workbook over and over, as somebody might who works with it: all the time whether a whole file lies
 * there, and as often as there is time for it whether what lies there can be opened.
 */
export function watchWorkbooks(folder: string, shops: readonly Shop[]): WatchedWorkbooks {
  const torn: string[] = [];
  const tell = (what: string): void => void (torn.length < tornMax && torn.push(what));
  const seen = new Set<Shop>();
  let openings = 0;
  const opener = startOpener(({ name, why }) => {
    openings += 1;
    if (why !== undefined) tell(`${name} could not be opened: ${why}`);
  });
  let looks = 0;
  const timer = setInterval(() => {
    looks += 1;
    for (const shop of shops) {
      const name = `${shop.slug}.xlsx`;
      const bytes = readBytes(folder, shop);
      if (bytes === undefined) {
        if (seen.has(shop)) tell(`${name} was gone`);
        continue;
      }
      seen.add(shop);
      const flaw = findFlaw(bytes);
      if (flaw !== undefined) tell(`${name} ${flaw}`);
      else opener.open({ name, bytes });
    }
  }, everyMs);
  return {
    folder,
    torn: () => torn,
    looks: () => looks,
    openings: () => openings,
    stop: () => {
      clearInterval(timer);
      opener.stop();
    },
  };
}

/** On a thread of its own, one at a time, each file in its turn; what it has no time for is passed over. */
function startOpener(hear: (opened: Opened) => void): {
  readonly open: (file: ToOpen) => void;
  readonly stop: () => void;
} {
  const worker = new Worker(new URL('open-workbooks.ts', import.meta.url));
  worker.unref();
  let isBusy = false;
  let last: ToOpen['name'] | undefined;
  let nextAt = 0;
  worker.on('message', (opened: Opened) => {
    isBusy = false;
    hear(opened);
  });
  worker.on('error', (error) => hear({ name: 'a workbook', why: String(error) }));
  return {
    open(file) {
      const now = performance.now();
      if (isBusy || now < nextAt) return;
      // Whose turn it was last waits for the others, unless none of them comes.
      if (file.name === last && now < nextAt + openEveryMs) return;
      [isBusy, last, nextAt] = [true, file.name, now + openEveryMs];
      worker.postMessage(file);
    },
    stop: () => void worker.terminate(),
  };
}
