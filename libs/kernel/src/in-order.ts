/** Runs work of one key in the order it came, one at a time in this process; keys side by side. */
export type InOrder = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>;

/** Work that fails does not hold up the next; a key is forgotten with its last work. */
export function createInOrder(): InOrder {
  const tails = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const mine = (tails.get(key) ?? Promise.resolve()).then(work);
    const tail = mine.then(
      () => undefined,
      () => undefined,
    );
    tails.set(key, tail);
    void tail.then(() => {
      if (tails.get(key) === tail) tails.delete(key);
    });
    return mine;
  };
}
