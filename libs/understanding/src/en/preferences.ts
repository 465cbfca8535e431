import { weekdayNamed, weekdayPlural } from './calendar/names.ts';
import { textAt, tokenAt } from '../text/tokens.ts';
import type { Token } from '../text/tokens.ts';
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
): Shift['minutes'] | { days: number } | null {
  for (let start = Math.max(0, index - 6); start < index; start += 1) {
    const found = amountsAt(tokens, start);
    if (found?.to !== index) continue;
    const { days, months, minutes } = found.amounts;
    return days + months * 30 > 0 ? { days: days + months * 30 } : minutes;
  }
  return null;
}

function findShift(tokens: readonly Token[]): Shift | undefined {
  for (let index = 0; index < tokens.length; index += 1) {
    const direction = directions.get(textAt(tokens, index));
    if (direction === undefined || !isStep(tokens, index)) continue;
    if (textAt(tokens, index - 1) === 'or' && textAt(tokens, index + 1) === '') continue;
    const amount = amountBefore(tokens, index);
    if (amount === null) return { direction, minutes: null, days: null };
    return typeof amount === 'number'
      ? { direction, minutes: amount, days: null }
      : { direction, minutes: null, days: amount.days };
  }
  return dayStep(
    tokens
      .map((token) => token.text)
      .slice(0, 60)
      .join(' '),
  );
}

function dayStep(text: string): Shift | undefined {
  if (/\b(?:another|a different|different|other) day\b/u.test(text))
    return { direction: 'later', minutes: null, days: null };
  if (/\bthe (?:day after|next day|following day)\b(?! (?:tomorrow|today|next))/u.test(text))
    return { direction: 'later', minutes: null, days: 1 };
  // "Do you have same day appointments" is about today, and no step.
  if (/\bsame day\b(?! (?:appointments?|bookings?|service|availability))/u.test(text))
    return { direction: 'later', minutes: null, days: 0 };
  if (/\bthe (?:day before|previous day)\b/u.test(text))
    return { direction: 'earlier', minutes: null, days: 1 };
  if (/\b(?:too|not (?:that|so)) early\b/u.test(text))
    return { direction: 'later', minutes: null, days: null };
  if (/\b(?:too|not (?:that|so)) late\b/u.test(text))
    return { direction: 'earlier', minutes: null, days: null };
  if (/\bthe week after\b(?! next)/u.test(text))
    return { direction: 'later', minutes: null, days: 7 };
  return undefined;
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
function findWeekdays(tokens: readonly Token[]): WeekdayWish | undefined {
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
  return {
    weekdays: [...new Set(found.flatMap(({ weekdays }) => weekdays))].sort((a, b) => a - b),
    negated: isExcluded(tokens, first.index, first.index + 1),
  };
}

/** Steps, edges and indifference about time; `asked` says which of date and time is pending. */
export function readPreferences(
  tokens: readonly Token[],
  asked: { readonly date: boolean; readonly time: boolean },
): Preferences {
  const head = tokens.slice(0, 80);
  const text = head
    .filter((token) => token.kind !== 'mark')
    .map((token) => (token.digits === '' ? token.text : tokenAt([token], 0).digits))
    .join(' ');
  const free = indifferent.test(text);
  const shift = findShift(head);
  const weekdays = findWeekdays(head);
  return {
    ...(shift === undefined ? {} : { shift }),
    ...(weekdays === undefined ? {} : { weekdays }),
    soonest: soonest.test(text),
    last: last.test(text),
    anyTime: anyTime.test(text) || (free && asked.time),
    anyDay: anyDay.test(text) || (free && asked.date && !asked.time),
  };
}
