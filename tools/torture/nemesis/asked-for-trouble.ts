import { readGoogleFault, type FakeGoogle } from '@gomomo/fakes';
import { setTimeout as pause } from 'node:timers/promises';

const everyMs = 100;

/**
 * Gives Google the rules and waits until each has struck a request, or it is over; answers those that have.
 * @throws Error when none has
 */
export async function askedForTrouble(
  google: Pick<FakeGoogle, 'fault' | 'left'>,
  texts: readonly string[],
  over: AbortSignal,
): Promise<readonly string[]> {
  const given = texts.map((text) => ({ text, rule: readGoogleFault(text) }));
  for (const { rule } of given) google.fault(rule);
  const struck = (): string[] =>
    given
      .filter(({ rule }) => google.left(rule) < (rule.times ?? Infinity))
      .map(({ text }) => text);
  while (struck().length < given.length && !over.aborted) {
    await pause(everyMs, undefined, { signal: over }).catch(() => undefined);
  }
  if (struck().length === 0) throw new Error('nobody asked Google for it');
  return struck();
}
