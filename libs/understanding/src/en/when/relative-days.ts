import { daypartOf, dayWord, monthOf, weekdayNamed } from '../calendar/names.ts';
import type { Daypart } from '../calendar/names.ts';
import { occasionAt } from './day-occasions.ts';
import { dateAtom } from './make-atom.ts';
import type { Atom, DateExpr } from './nodes.ts';
import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

const day = (offset: number): DateExpr => ({ kind: 'day', offset });

const matches = (tokens: readonly Token[], index: number, phrase: string): number | undefined => {
  const words = phrase.split(' ');
  return words.every((word, position) => textAt(tokens, index + position) === word)
    ? index + words.length
    : undefined;
};

/** With these it begins; most words of a turn are ruled out by it. */
const beginnings = new Set(['day', 'this', 'same', 'next', 'following']);

/** "[the] day after tomorrow", "the next day", "this day", "my day". */
function phraseDay(tokens: readonly Token[], index: number): Atom | undefined {
  const the = ['the', 'a'].includes(textAt(tokens, index)) ? index + 1 : index;
  if (!beginnings.has(textAt(tokens, the))) return undefined;
  if (textAt(tokens, the) === 'day' && textAt(tokens, the + 1) === 'after') {
    const word = dayWord(textAt(tokens, the + 2));
    if (word === 'tomorrow') return dateAtom(index, the + 3, day(2));
    if (word === 'today') return dateAtom(index, the + 3, day(1));
    if (textAt(tokens, the + 2) === 'next' && textAt(tokens, the + 3) !== 'week')
      return dateAtom(index, the + 3, day(2));
  }
  const weekAhead = ['time', 'day']
    .flatMap((unit) => [`this ${unit} next week`, `same ${unit} next week`])
    .map((phrase) => matches(tokens, phrase.startsWith('same') ? the : index, phrase))
    .find((to) => to !== undefined);
  if (weekAhead !== undefined) return dateAtom(index, weekAhead, day(7));
  const next = matches(tokens, the, 'next day') ?? matches(tokens, the, 'following day');
  if (next !== undefined) return dateAtom(index, next, day(1));
  const current = matches(tokens, index, 'this day') ?? matches(tokens, index, 'this very day');
  return current === undefined ? undefined : dateAtom(index, current, day(0));
}

/** "end of the day", "eod", "end of today", "end of Sunday" (with the day that follows). */
function endOfDay(tokens: readonly Token[], index: number): Atom | undefined {
  const the = textAt(tokens, index) === 'the' ? index + 1 : index;
  if (textAt(tokens, the) === 'eod') return { kind: 'end-of-day', from: index, to: the + 1 };
  if (textAt(tokens, the) !== 'end' || textAt(tokens, the + 1) !== 'of') return undefined;
  const at = ['the', 'my', 'this'].includes(textAt(tokens, the + 2)) ? the + 3 : the + 2;
  const word = textAt(tokens, at);
  if (word === 'day') return { kind: 'end-of-day', from: index, to: at + 1 };
  if (dayWord(word) === 'today')
    return { kind: 'end-of-day', from: index, to: at + 1, date: day(0) };
  if (dayWord(word) === 'tomorrow')
    return { kind: 'end-of-day', from: index, to: at + 1, date: day(1) };
  const weekday = weekdayNamed(word);
  if (weekday === undefined) return undefined;
  return {
    kind: 'end-of-day',
    from: index,
    to: at + 1,
    date: { kind: 'weekday', weekday, mode: 'bare' },
  };
}

const nightsGone = new Set([
  'last',
  'yesterday',
  'previous',
  'per',
  'every',
  'each',
  'other',
  'that',
]);

const thisDay = new Map<string, number>([
  ['this', 0],
  ['next', 1],
]);

/** "tonight", "this afternoon", "next night", "later today". */
function datedDaypart(tokens: readonly Token[], index: number): Atom | undefined {
  const word = textAt(tokens, index);
  if (word === 'tonight' || word === 'tonite' || word === "tonight's")
    return { kind: 'daypart', from: index, to: index + 1, daypart: 'night', date: day(0) };
  const offset = thisDay.get(word);
  const middle = ['very', 'coming', 'late', 'early'].includes(textAt(tokens, index + 1))
    ? index + 2
    : index + 1;
  const daypart = offset === undefined ? undefined : daypartOf(textAt(tokens, middle));
  if (daypart === undefined || offset === undefined) return undefined;
  return { kind: 'daypart', from: index, to: middle + 1, daypart, date: day(offset) };
}

const greetings = new Set([
  'good',
  'goodnight',
  'nice',
  'lovely',
  'great',
  'wonderful',
  'pleasant',
  'happy',
]);

/** "[in the] [early] morning", "AM" behind a day; greetings ("good evening") are none. */
function plainDaypart(tokens: readonly Token[], index: number): Atom | undefined {
  let at = index;
  if (['early', 'late', 'mid'].includes(textAt(tokens, at))) at += 1;
  if (at > index && textAt(tokens, at) === '-') at += 1;
  const daypart: Daypart | undefined = daypartOf(textAt(tokens, at));
  if (daypart === undefined || greetings.has(textAt(tokens, index - 1))) return undefined;
  if (nightsGone.has(textAt(tokens, index - 1))) return { kind: 'past', from: index, to: at + 1 };
  if (greetings.has(textAt(tokens, index - 2)) && textAt(tokens, index - 1) !== 'in')
    return undefined;
  const habit = textAt(tokens, at).endsWith('s') ? { plural: true as const } : {};
  return { kind: 'daypart', from: index, to: at + 1, daypart, ...habit };
}

/** "friday pm", "the 3rd, am": the half of a day behind it. */
function halfOfDay(tokens: readonly Token[], index: number): Atom | undefined {
  const word = textAt(tokens, index);
  if (word !== 'am' && word !== 'pm') return undefined;
  const before = tokenAt(tokens, index - 1);
  const led =
    weekdayNamed(before.text) !== undefined ||
    dayWord(before.text) !== undefined ||
    before.kind === 'ordinal' ||
    (before.kind === 'number' && monthOf(textAt(tokens, index - 2)) !== undefined) ||
    (before.text === 'the' && textAt(tokens, index - 2) === 'in');
  if (!led) return undefined;
  return {
    kind: 'daypart',
    from: index,
    to: index + 1,
    daypart: word === 'am' ? 'morning' : 'afternoon',
  };
}

/** Days named by their distance from today and parts of the day. */
export function relativeDayAt(tokens: readonly Token[], index: number): Atom | undefined {
  return closesTalk(tokens, index) ? undefined : dayOrPart(tokens, index);
}

const closingWords = new Set([
  'all',
  'it',
  'everything',
  'help',
  'helping',
  'assistance',
  'thanks',
  'thank',
  'need',
  'needed',
  'want',
  'wanted',
  'done',
]);

/** "that's all for today", "thanks for your help today": a way of saying goodbye. */
function closesTalk(tokens: readonly Token[], index: number): boolean {
  if (dayWord(textAt(tokens, index)) !== 'today') return false;
  const next = tokenAt(tokens, index + 1);
  if (textAt(tokens, index - 1) === 'you' && textAt(tokens, index - 3) === 'how') return true;
  const at = ['for', 'me', 'here'].includes(textAt(tokens, index - 1)) ? index - 2 : index - 1;
  if (!closingWords.has(textAt(tokens, at))) return false;
  const closes =
    next.kind === 'mark' || ['and', 'thanks', 'thank', 'goodbye', 'bye', 'i'].includes(next.text);
  if (!closes) return false;
  const before = tokens.slice(Math.max(0, at - 6), at + 1).map((token) => token.text);
  return before.some(
    (word) => word.startsWith('that') || ['thank', 'thanks', 'all', 'help'].includes(word),
  );
}

function dayOrPart(tokens: readonly Token[], index: number): Atom | undefined {
  const word = textAt(tokens, index);
  const known = dayWord(word);
  if (known === 'yesterday') return { kind: 'past', from: index, to: index + 1 };
  if (known === 'today' || known === 'tomorrow') {
    const offset = known === 'today' ? 0 : 1;
    const ahead = { week: 7, fortnight: 14 }[textAt(tokens, index + 1)];
    return ahead === undefined
      ? dateAtom(index, index + 1, day(offset))
      : dateAtom(index, index + 2, day(offset + ahead));
  }
  if (word === 'later' && dayWord(textAt(tokens, index + 1)) === 'today')
    return dateAtom(index, index + 2, day(0));
  return (
    endOfDay(tokens, index) ??
    phraseDay(tokens, index) ??
    datedDaypart(tokens, index) ??
    occasionAt(tokens, index) ??
    plainDaypart(tokens, index) ??
    halfOfDay(tokens, index)
  );
}

/** "now", "right now", "asap": the present, which is an answer only when a date or time is asked. */
export function nowAt(tokens: readonly Token[], index: number): Atom | undefined {
  const word = textAt(tokens, index);
  if (word === 'now' && tokenAt(tokens, index).kind === 'word')
    return { kind: 'now', from: index, to: index + 1 };
  return undefined;
}
