export type Say = (text: string) => void;

const everyMs = 5_000;

/** Does long work, telling now and then how far it is. */
export async function withProgress<Result>(
  say: Say,
  tell: () => string,
  work: () => Promise<Result>,
): Promise<Result> {
  const heartbeat = setInterval(() => say(`  ${tell()}...`), everyMs);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
  }
}

const units = ['B', 'kB', 'MB', 'GB'] as const;

export function toSize(bytes: number): string {
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
  const value = bytes / 1_000 ** power;
  return `${power === 0 ? value : value.toFixed(1)} ${units[power] ?? 'B'}`;
}
