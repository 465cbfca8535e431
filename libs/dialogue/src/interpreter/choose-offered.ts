import type { Command } from '../command.ts';
import type { DialogueState } from '../core/state.ts';
import type { Reading } from './reading.ts';

/** "The second one": by its place in what was named, where something was. */
export function chooseAmongOffered(reading: Reading, state: DialogueState): Command | undefined {
  const n = reading.ordinal;
  // At a summary a number is a time or nothing; its buttons are not counted out.
  // "What was the second one again?" picks nothing.
  if (reading.asks) return undefined;
  // "The first one unless it rains" picks it on a condition that nobody has read.
  if (leavesOpen(reading)) return undefined;
  // "The last one of the day", while a part of it is on the table, is another wish.
  if ((reading.last || reading.soonest) && reading.ofDay) return undefined;
  if (n === null || Math.abs(n) > state.menu.length || state.pending.kind === 'confirm')
    return undefined;
  return namesTime(reading, state) ? undefined : { kind: 'choose', choice: { n } };
}

/** Without the other one that is ruled out: "the second, not the first". */
const leavesOpen = ({ residue: { turns, said } }: Reading): boolean =>
  turns && !(said[0] === 'not' && said.length > 1);

/** "Two", where two o'clock is among the times named, is that time. */
function namesTime(reading: Reading, { offer, menu, wish }: DialogueState): boolean {
  const said = reading.whens.flatMap((when) => when.times.map((time) => time.from));
  // Who said between which hours speaks of hours; else the menu is what is named. A card shows every time.
  const within = wish.time?.kind === 'window';
  return (offer?.slots ?? []).some(
    (slot) => (within || menu.includes(slot.handle)) && said.includes(slot.start.slice(11, 16)),
  );
}
