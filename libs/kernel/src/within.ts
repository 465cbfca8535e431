/**
 * What comes of `work` within `ms`, else what `late` answers or throws; the work itself goes on unheard.
 *
 * An answer that came while this process had no turn is in time: timers run before sockets are read, so
 * a time that is up is counted only when what lies in them has been read.
 */
export async function within<Result, Late>(
  ms: number,
  work: Promise<Result>,
  late: () => Late,
): Promise<Result | Late> {
  const over = Promise.withResolvers<Late>();
  const giveUp = (): void => over.resolve(Promise.resolve().then(late));
  const timer = setTimeout(() => setImmediate(giveUp), ms);
  work.catch(() => undefined);
  try {
    return await Promise.race([work, over.promise]);
  } finally {
    clearTimeout(timer);
  }
}
