import type { Caller } from './caller.ts';
import { readCommand } from './command.ts';
import type { Heard } from './heard.ts';

export const scriptHelp = `
A script has a line for each act as above, the call being dialled already, and what is expected of what is
heard then; with a line that begins with // nothing is done.
  ? shall i book it       is heard, whatever the case
  ?! sorry                is not heard
  ?/ on friday|on monday  matches, as a regular expression
  ?over                   the call has ended
  ?turns 9                so many turns at most, in this call
  $REFERENCE              in any line: the reference that was heard last, as it was spelled`;

/** A line of a script that was not met. */
export interface Unmet {
  readonly line: number;
  readonly expected: string;
  readonly heard: string;
}

export interface ScriptOptions {
  readonly caller: Caller;
  /** What was heard before its first line. */
  readonly heard: Heard | undefined;
  /** Told of each line before it is done, and of what is heard then. */
  readonly onLine: (line: string) => void;
  readonly onHeard: (heard: Heard) => void | Promise<void>;
}

/** Plays a script to its end; what was expected and did not come about is answered. */
export async function playScript(
  text: string,
  { caller, onLine, onHeard, heard: greeting }: ScriptOptions,
): Promise<Unmet[]> {
  const unmet: Unmet[] = [];
  let heard = greeting;
  for (const [index, raw] of text.replace(/\n$/, '').split('\n').entries()) {
    const line = raw.replaceAll('$REFERENCE', caller.reference() ?? '$REFERENCE').trim();
    if (line.startsWith('//')) continue;
    if (line.startsWith('?')) {
      if (isMet(line, heard, caller.turns())) continue;
      unmet.push({ line: index + 1, expected: line, heard: heard?.text ?? '' });
      continue;
    }
    onLine(line);
    try {
      const next = await caller.does(readCommand(line));
      heard = next ?? heard;
      if (next) await onHeard(next);
    } catch (error) {
      return [...unmet, { line: index + 1, expected: line, heard: String(error) }];
    }
  }
  return unmet;
}

function isMet(line: string, heard: Heard | undefined, turns: number): boolean {
  const text = heard?.text ?? '';
  if (line === '?over') return heard?.wants.kind === 'over';
  const [, most] = /^\?turns (\d+)$/.exec(line) ?? [];
  if (most !== undefined) return turns <= Number(most);
  if (line.startsWith('?/')) return new RegExp(line.slice(2).trim(), 'i').test(text);
  const isWanted = !line.startsWith('?!');
  const words = line.replace(/^\?!?/, '').trim().toLowerCase();
  return text.toLowerCase().includes(words) === isWanted;
}
