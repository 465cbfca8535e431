/**
 * Resolves at the first SIGINT or SIGTERM. Later ones are swallowed, so that a second Ctrl-C does not
 * cut an orderly stop short.
 */
export function untilSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve(signal));
  });
}
