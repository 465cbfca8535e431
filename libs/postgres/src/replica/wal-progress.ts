/** A position in the write-ahead log, as PostgreSQL writes it (`16/B374D848`), as a number. */
export function toPosition(lsn: string): bigint {
  const [high = '0', low = '0'] = lsn.split('/');
  return (BigInt(`0x${high}`) << 32n) | BigInt(`0x${low}`);
}

/** Knows how old a replica's view is: it has seen all that the primary had committed at a moment. */
export interface WalProgress {
  /** The primary's log had reached `position` at `at` or later. */
  note(at: number, position: bigint): void;
  /** The latest noted moment of which a replica at `position` has everything; undefined: older than is known. */
  seenUntil(position: bigint): number | undefined;
}

/** Remembers what was noted within the last `keptMs`. */
export function createWalProgress(keptMs: number): WalProgress {
  let notes: { readonly at: number; readonly position: bigint }[] = [];
  return {
    note(at, position) {
      notes = [...notes.filter((note) => note.at > at - keptMs), { at, position }];
    },
    seenUntil: (position) => notes.findLast((note) => note.position <= position)?.at,
  };
}
