type Act = () => Promise<void> | void;

const acts: Act[] = [];

/** What has to be undone at the end, however the run ends; the latest first. */
export const atEnd = (act: Act): void => void acts.push(act);

/** Undoes all; what cannot be undone keeps nothing else from it. */
export async function endAll(): Promise<void> {
  for (const act of acts.splice(0).toReversed()) {
    await Promise.resolve(act()).catch((error: unknown) => console.error(error));
  }
}

/** Whoever is tired of waiting leaves nothing behind. */
export function endWhenInterrupted(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void endAll().finally(() => process.exit(1)));
  }
}
