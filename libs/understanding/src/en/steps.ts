import { textAt, tokenAt } from '../text/tokens.ts';
import type { Token } from '../text/tokens.ts';
import type { Span } from '../types.ts';
import { plainText, type PlainText } from './text/plain-text.ts';
import { amountsAt } from './when/amounts.ts';
import { besideAt } from './when/beside-words.ts';

/** "An hour later", "earlier", "the next day": a step from the time under discussion. */
export interface Shift {
  readonly direction: 'earlier' | 'later';
  readonly minutes: number | null;
  readonly days: number | null;
  /** ISO: to the nearest such weekday in that direction. */
  readonly weekday?: number;
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

/** "An hour before", with nothing behind it to be before. */
function besideTime(tokens: readonly Token[], index: number): Shift['direction'] | undefined {
  const word = textAt(tokens, index);
  const closes = ['', '.', '!', '?', ',', 'please', 'thanks'].includes(textAt(tokens, index + 1));
  if ((word !== 'before' && word !== 'after') || !closes) return undefined;
  if (amountBefore(tokens, index).minutes === null) return undefined;
  return word === 'before' ? 'earlier' : 'later';
}

/** A step and where it stands. */
interface FoundShift {
  readonly shift: Shift;
  readonly span: Span;
}

function clockStep(tokens: readonly Token[]): FoundShift | undefined {
  for (let index = 0; index < tokens.length; index += 1) {
    const direction = directions.get(textAt(tokens, index)) ?? besideTime(tokens, index);
    if (direction === undefined || !isStep(tokens, index)) continue;
    if (textAt(tokens, index - 1) === 'or' && textAt(tokens, index + 1) === '') continue;
    const { from, minutes, days } = amountBefore(tokens, index);
    const end = textAt(tokens, index + 1) === 'than' ? index + 2 : index;
    const span = { start: tokenAt(tokens, from).start, end: tokenAt(tokens, end).end };
    return { shift: { direction, minutes, days }, span };
  }
  return undefined;
}

type DayStep = readonly [RegExp, Shift['direction'], number | null];

const daySteps: readonly DayStep[] = [
  [
    /\b(?:the|a|one) week (?:after|later)\b(?! (?:next|christmas|xmas|easter|thanksgiving|new year|my|the))/u,
    'later',
    7,
  ],
  [
    /\b(?:the|a|one) (?:week before|previous week)\b(?! (?:last|christmas|xmas|easter|thanksgiving|new year|my|the))/u,
    'earlier',
    7,
  ],
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
  [/(?<!\b(?:not|nothing|never|\S*n't|dont|avoid)(?: \S+){0,3} )\btoo early\b/u, 'later', null],
  [/(?<!\b(?:not|nothing|never|\S*n't|dont|avoid)(?: \S+){0,3} )\btoo late\b/u, 'earlier', null],
];

function dayStep(text: PlainText): FoundShift | undefined {
  for (const [pattern, direction, days] of daySteps) {
    const span = text.find(pattern);
    if (span !== undefined) return { shift: { direction, minutes: null, days }, span };
  }
  return undefined;
}

/** "And the Monday after?", "the Tuesday before that". */
function weekdayStep(tokens: readonly Token[]): FoundShift | undefined {
  for (let place = 0; place < tokens.length; place += 1) {
    const beside = besideAt(tokens, place);
    if (beside?.weekday === undefined) continue;
    const { sign, weekday, from, to } = beside;
    const direction = sign > 0 ? 'later' : 'earlier';
    const span = { start: tokenAt(tokens, from).start, end: tokenAt(tokens, to - 1).end };
    return { shift: { direction, minutes: null, days: null, weekday }, span };
  }
  return undefined;
}

/** "Push it back", "move it up", "bring it forward": "forward" alone points both ways. */
const particles: Readonly<Record<string, Shift['direction']>> = {
  back: 'later',
  out: 'later',
  up: 'earlier',
};
const pushing = new Set('push move shift bump put set slide nudge knock bring pull'.split(' '));
const delaying = new Set(['delay', 'postpone']);

function directionOf(verb: string, particle: string): Shift['direction'] | undefined {
  if (delaying.has(verb)) return 'later';
  if (verb === 'bring' || verb === 'pull')
    return ['forward', 'up', 'ahead', 'in'].includes(particle) ? 'earlier' : undefined;
  return Object.hasOwn(particles, particle) ? particles[particle] : undefined;
}

/** How far behind the verb its step may stand: "push my three o'clock appointment back an hour". */
const pushReach = 14;

/** "Push it back 30 minutes", "move it up by an hour", "postpone it by two days". */
function pushedStep(tokens: readonly Token[]): FoundShift | undefined {
  const from = tokens.findIndex(({ text }) => pushing.has(text) || delaying.has(text));
  if (from < 0) return undefined;
  const verb = textAt(tokens, from);
  for (let at = from + 1; at <= from + pushReach; at += 1) {
    const found = amountsAt(tokens, at);
    if (found === undefined) continue;
    const by =
      textAt(tokens, at - 1) === 'by' || textAt(tokens, at - 1) === 'for' ? at - 2 : at - 1;
    const before = directionOf(verb, textAt(tokens, by));
    const behind = directionOf(verb, textAt(tokens, found.to));
    const direction = before ?? behind;
    // "5M" of a reference is no amount.
    if (direction === undefined) continue;
    const days = found.amounts.days + found.amounts.months * 30;
    const last = before === undefined ? found.to : found.to - 1;
    const span = { start: tokenAt(tokens, from).start, end: tokenAt(tokens, last).end };
    const minutes = days > 0 ? null : found.amounts.minutes;
    return { shift: { direction, minutes, days: days > 0 ? days : null }, span };
  }
  return undefined;
}

/** The step of a turn, if it takes one. */
export const readStep = (tokens: readonly Token[]): FoundShift | undefined =>
  clockStep(tokens) ??
  pushedStep(tokens) ??
  weekdayStep(tokens.slice(0, 60)) ??
  dayStep(plainText(tokens.slice(0, 60)));
