import { constants } from 'node:os';

type Act = () => Promise<void> | void;

const acts: (() => Promise<void>)[] = [];
let ending: Promise<void> | undefined;
let interrupted = false;

/**
 * What has to be undone at the end, however the run ends; the latest first. Answers the same, for whoever undoes it
 * before: it is done once.
 */
export function atEnd(act: Act): () => Promise<void> {
  let done: Promise<void> | undefined;
  const once = (): Promise<void> => (done ??= Promise.resolve().then(act));
  acts.push(once);
  return once;
}

/** Undoes all; what cannot be undone keeps nothing else from it. */
export const endAll = (): Promise<void> =>
  (ending ??= undoAll().finally(() => (ending = undefined)));

async function undoAll(): Promise<void> {
  for (const act of acts.splice(0).toReversed()) {
    await act().catch((error: unknown) => console.error(error));
  }
}

const signals = ['SIGINT', 'SIGTERM'] as const;

/** Whoever is tired of waiting leaves nothing behind; a command that listens by itself is left to do so. */
export function endWhenInterrupted(): void {
  for (const signal of signals) {
    process.once(signal, () => {
      if (process.listenerCount(signal) > 0) return;
      interrupted = true;
      void endAll().finally(() => process.exit(128 + constants.signals[signal]));
    });
  }
}

/** What fails now fails because it is being undone. */
export const isInterrupted = (): boolean => interrupted;
