import type { SetCommand } from '../command.ts';
import { isoWeekday } from '../core/local-time.ts';
import { kindAsked } from '../core/pending.ts';
import type { DialogueState } from '../core/state.ts';
import { tokenise } from '@gomomo/understanding';
import { isIndifferent } from '../reading/indifferent.ts';

const leads: ReadonlySet<string> = new Set(
  'the on i mean meant one please pls thanks it is that of ok okay no sorry , . !'.split(' '),
);
const later: ReadonlySet<string> = new Set(['later', 'latter', 'last', 'latest']);
const earlier: ReadonlySet<string> = new Set(['earlier', 'sooner', 'former', 'earliest']);
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

type Said = ReturnType<typeof tokenise>[number];

/** Whether a word tells that day among those asked about; undefined where it tells none. */
function tellerOf(said: Said): ((day: string) => boolean) | undefined {
  const isDate = said.kind === 'number' || (said.kind === 'ordinal' && said.digits !== '');
  if (isDate) return (day) => Number(day.slice(8)) === said.value;
  const start = said.text.slice(0, 3);
  const known = said.kind === 'word' && said.text.length > 2;
  if (known && weekdays.includes(start))
    return (day) => isoWeekday(day) === weekdays.indexOf(start) + 1;
  if (known && months.includes(start))
    return (day) => Number(day.slice(5, 7)) === months.indexOf(start) + 1;
  return undefined;
}

/** "13", "the later one", "the Friday", said to "do you mean the 12th or the 13th?". */
export function whichDay(text: string, { pending, wish }: DialogueState): SetCommand | undefined {
  if (kindAsked(pending) !== 'which-day') return undefined;
  const days = wish.dayReadings.filter(({ from, to }) => from === to).map(({ from }) => from);
  const sorted = days.toSorted();
  const words = tokenise(text.slice(0, 80));
  if (isIndifferent(words.map((word) => word.text).join(' '))) return toDate(sorted[0]);
  const [said, ...more] = words.filter((word) => !leads.has(word.text));
  if (said === undefined || more.length > 0) return undefined;
  const teller = tellerOf(said);
  const found = later.has(said.text)
    ? sorted.slice(-1)
    : earlier.has(said.text)
      ? sorted.slice(0, 1)
      : days.filter((day) => teller?.(day) === true);
  return found.length === 1 ? toDate(found[0]) : undefined;
}

function toDate(day: string | undefined): SetCommand | undefined {
  if (day === undefined) return undefined;
  const value = { kind: 'days', readings: [{ from: day, to: day }], negated: false } as const;
  return { kind: 'set', slot: 'date', value };
}
