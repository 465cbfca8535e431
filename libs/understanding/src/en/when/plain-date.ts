import { calendarDateAt } from './dates.ts';
import type { DateAtom } from './make-atom.ts';
import { holidayAt } from './holidays.ts';
import type { Scope } from './nodes.ts';
import { relativeDayAt } from './relative-days.ts';
import { weekdayAt } from './weekdays.ts';
import { textAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

/** A day without an offset in front: what an offset may count from. */
export function plainDateAt(
  tokens: readonly Token[],
  index: number,
  scope: Scope,
): DateAtom | undefined {
  const the = textAt(tokens, index) === 'the' ? index + 1 : index;
  const atom =
    relativeDayAt(tokens, index) ??
    weekdayAt(tokens, the, scope) ??
    holidayAt(tokens, the) ??
    calendarDateAt(tokens, the, scope);
  return atom?.kind === 'date' ? { ...atom, from: index } : undefined;
}
