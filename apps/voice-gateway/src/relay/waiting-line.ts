/** Work that is done one after the other, and how much of it may wait. */
export interface WaitingLine {
  readonly isFull: () => boolean;
  /** Work must not throw. */
  add(work: () => Promise<void>): void;
}

export function createWaitingLine(most: number): WaitingLine {
  let waiting = 0;
  let last = Promise.resolve();
  return {
    isFull: () => waiting >= most,
    add(work) {
      waiting += 1;
      last = last.then(() => {
        waiting -= 1;
        return work();
      });
    },
  };
}
