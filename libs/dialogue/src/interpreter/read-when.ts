import type { InterpretContext } from './interpret-context.ts';
import type { Reading } from './reading.ts';
import { readInContext } from './read-in-context.ts';
import type { When } from './set-when.ts';
import { talkedAbout } from './talked-about.ts';
import { whenCommands } from './when-commands.ts';

/**
 * Words that are to say when and nothing else ("Friday after three"), as values. Null where a part of
 * them was not read, or says something besides: then nothing of them counts.
 */
export function readWhen(words: string, context: InterpretContext): readonly When[] | null {
  const { today, days, clocks } = talkedAbout(context);
  const state = { ...context.state, pending: { kind: 'date' } as const };
  const reading = readInContext(words, { ...context, state });
  if (saysMore(reading)) return null;
  const commands = whenCommands(reading, today, days, clocks);
  return commands.length > 0 ? commands : null;
}

function saysMore(reading: Reading): boolean {
  const { residue, services, staff, name, phone, email, reference, acts, topics } = reading;
  const named = [services, staff, name, phone, email, reference].some((each) => each !== null);
  const unread = residue.said.length > 0 || residue.talk.length > 0;
  return named || unread || acts.length > 0 || topics.length > 0;
}
