import { weekdayNamed, weekdayPlural } from './calendar/names.ts';
import { textAt, tokenAt } from '../text/tokens.ts';
import type { Token } from '../text/tokens.ts';
import type { Span } from '../types.ts';
import { amountsAt } from './when/amounts.ts';
import { isExcluded } from './when/surroundings.ts';

/** "An hour later", "earlier", "the next day": a step from the time under discussion. */
export interface Shift {
  readonly direction: 'earlier' | 'later';
  readonly minutes: number | null;
  readonly days: number | null;
}

/** "any Saturday", "Mondays", "not on Fridays": ISO weekdays. */
export interface WeekdayWish {
  readonly weekdays: readonly number[];
  readonly negated: boolean;
}

/** What is said about time without naming one. */
export interface Preferences {
  readonly shift?: Shift;
  readonly soonest: boolean;
  readonly last: boolean;
  readonly anyTime: boolean;
  readonly anyDay: boolean;
  readonly weekdays?: WeekdayWish;
  /** Where in the text any of this was read. */
  readonly spans: readonly Span[];
}

const directions = new Map<string, Shift['direction']>([
  ['later', 'later'],
  ['earlier', 'earlier'],
  ['sooner', 'earlier'],
]);

/** "no later than 5", "see you later", "later today" name no step. */
const isStep = (tokens: readonly Token[], index: number): boolean => {
  const next = textAt(tokens, index + 1);
  const before = textAt(tokens, index - 1);
  if (next === 'than' || next === 'today' || next === 'this')
    return next === 'than' && ['that', 'this', 'those'].includes(textAt(tokens, index + 2));
  return (
    !['you', 'ya', 'or', 'and', 'maybe', 'back', 'until', 'called', 'said'].includes(before) ||
    before === 'or'
  );
};

/** The amount that ends right before the word: "half an hour later", "two days earlier". */
function amountBefore(
  tokens: readonly Token[],
  index: number,
): { from: number; minutes: number | null; days: number | null } {
  for (let start = Math.max(0, index - 6); start < index; start += 1) {
    const found = amountsAt(tokens, start);
    if (found?.to !== index) continue;
    const days = found.amounts.days + found.amounts.months * 30;
    return days > 0
      ? { from: start, minutes: null, days }
      : { from: start, minutes: found.amounts.minutes, days: null };
  }
  return { from: index, minutes: null, days: null };
}

/** A step and where it stands. */
interface FoundShift {
  readonly shift: Shift;
  readonly span: Span;
}

function clockStep(tokens: readonly Token[]): FoundShift | undefined {
  for (let index = 0; index < tokens.length; index += 1) {
    const direction = directions.get(textAt(tokens, index));
    if (direction === undefined || !isStep(tokens, index)) continue;
    if (textAt(tokens, index - 1) === 'or' && textAt(tokens, index + 1) === '') continue;
    const { from, minutes, days } = amountBefore(tokens, index);
    const span = { start: tokenAt(tokens, from).start, end: tokenAt(tokens, index).end };
    return { shift: { direction, minutes, days }, span };
  }
  return undefined;
}

type DayStep = readonly [RegExp, Shift['direction'], number | null];

const daySteps: readonly DayStep[] = [
  [/\b(?:another|a different|different|other) day\b/u, 'later', null],
  [
    /\bthe (?:day after|next day|following day)\b(?! (?:tomorrow|today|next|christmas|xmas|easter|thanksgiving|new year|boxing|my|the))/u,
    'later',
    1,
  ],
  // "Do you have same day appointments" is about today, and no step.
  [/\bsame day\b(?! (?:appointments?|bookings?|service|availability))/u, 'later', 0],
  [
    /\bthe (?:day before|previous day)\b(?! (?:christmas|xmas|easter|thanksgiving|new year|my|the))/u,
    'earlier',
    1,
  ],
  [/\b(?:too|not (?:that|so)) early\b/u, 'later', null],
  [/\b(?:too|not (?:that|so)) late\b/u, 'earlier', null],
  [/\bthe week after\b(?! (?:next|christmas|xmas|easter|thanksgiving|new year|that))/u, 'later', 7],
];

function dayStep(text: PlainText): FoundShift | undefined {
  for (const [pattern, direction, days] of daySteps) {
    const span = text.find(pattern);
    if (span !== undefined) return { shift: { direction, minutes: null, days }, span };
  }
  return undefined;
}

/** The words of a turn in a row, for patterns, with the way back to their places. */
interface PlainText {
  readonly find: (pattern: RegExp) => Span | undefined;
}

function plainText(tokens: readonly Token[]): PlainText {
  const starts: number[] = [];
  let length = 0;
  for (const token of tokens) {
    starts.push(length);
    length += token.text.length + 1;
  }
  const text = tokens.map((token) => token.text).join(' ');
  const at = (offset: number): Token =>
    tokenAt(
      tokens,
      Math.max(
        0,
        starts.findLastIndex((start) => start <= offset),
      ),
    );
  return {
    find: (pattern) => {
      const match = pattern.exec(text);
      if (match === null) return undefined;
      return { start: at(match.index).start, end: at(match.index + match[0].length - 1).end };
    },
  };
}

const soonest =
  /\b(?:asap|a\.s\.a\.p|as (?:soon|early|quickly) as (?:possible|you can)|soonest|(?:the |your )?earliest|first available|next available|next (?:free|open) (?:slot|time|appointment|one)|next (?:slot|opening)|right away|immediately|soon as)\b/u;
const last =
  /\b(?:last|latest) (?:one|appointment|slot|available|possible|opening)\b|\bas late as possible\b/u;
const anyTime =
  /\b(?:any ?time|whenever|any (?:slot|hour)|time doesn't matter|no preference on time)\b(?! (?:after|before|between|from|on|until))/u;
const anyDay = /\b(?:any ?day|whichever day|whenever|day doesn't matter)\b/u;
const indifferent =
  /\b(?:i don't (?:mind|care)|i dont (?:mind|care)|doesn't matter|does not matter|no preference|you (?:choose|decide|pick)|up to you|whatever|either(?: one| is fine)?|flexible|surprise me|not picky)\b/u;

/** "any Saturday", "Mondays or Tuesdays", "weekdays". */
function findWeekdays(
  tokens: readonly Token[],
): { wish: WeekdayWish; spans: readonly Span[] } | undefined {
  const found = tokens.flatMap((token, index) => {
    if (token.text === 'weekdays') return [{ index, weekdays: [1, 2, 3, 4, 5] }];
    if (token.text === 'weekends') return [{ index, weekdays: [6, 7] }];
    const plural = weekdayPlural(token.text);
    const any = textAt(tokens, index - 1) === 'any' ? weekdayNamed(token.text) : undefined;
    const weekday = plural ?? any;
    return weekday === undefined ? [] : [{ index, weekdays: [weekday] }];
  });
  const [first] = found;
  if (first === undefined) return undefined;
  const wish = {
    weekdays: [...new Set(found.flatMap(({ weekdays }) => weekdays))].sort((a, b) => a - b),
    negated: isExcluded(tokens, first.index, first.index + 1),
  };
  return { wish, spans: found.map(({ index }) => tokenAt(tokens, index)) };
}

/** Steps, edges and indifference about time; `asked` says which of date and time is pending. */
export function readPreferences(
  tokens: readonly Token[],
  asked: { readonly date: boolean; readonly time: boolean },
): Preferences {
  const head = tokens.slice(0, 80);
  const words = plainText(head.filter((token) => token.kind !== 'mark'));
  const [soon, edge, time, day, free] = [soonest, last, anyTime, anyDay, indifferent].map(
    (pattern) => words.find(pattern),
  );
  const step = clockStep(head) ?? dayStep(plainText(head.slice(0, 60)));
  const weekdays = findWeekdays(head);
  const indifference = asked.time || asked.date ? free : undefined;
  const places = [soon, edge, time, day, indifference, step?.span, ...(weekdays?.spans ?? [])];
  return {
    ...(step === undefined ? {} : { shift: step.shift }),
    ...(weekdays === undefined ? {} : { weekdays: weekdays.wish }),
    soonest: soon !== undefined,
    last: edge !== undefined,
    anyTime: time !== undefined || (free !== undefined && asked.time),
    anyDay: day !== undefined || (free !== undefined && asked.date && !asked.time),
    spans: places.filter((place) => place !== undefined),
  };
}
