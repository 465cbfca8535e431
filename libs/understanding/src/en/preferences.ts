import { weekdayNamed, weekdayPlural } from './calendar/names.ts';
import { textAt, tokenAt } from '../text/tokens.ts';
import type { Token } from '../text/tokens.ts';
import type { Span } from '../types.ts';
import { readStep, type Shift } from './steps.ts';
import { plainText } from './text/plain-text.ts';
import { isExcluded } from './when/surroundings.ts';

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
  /** "Not too early", "nothing too late": that end of the day is left out. */
  readonly avoids?: readonly ('early' | 'late')[];
  readonly anyTime: boolean;
  readonly anyDay: boolean;
  readonly weekdays?: WeekdayWish;
  /** Where in the text any of this was read. */
  readonly spans: readonly Span[];
}

const soonest =
  /\b(?:asap|a\.s\.a\.p|as (?:soon|early|quickly) as (?:possible|you can)|soonest|(?:the |your )?earliest|first available|next available|next (?:free|open) (?:slot|time|appointment|one)|next (?:slot|opening)|right away|immediately|soon as|first (?:one |slot |time |appointment |thing )?of the (?:day|morning|afternoon)|first (?:one )?(?:there is|you have|you've got))\b/u;
const last =
  /\b(?:last|latest) (?:one|appointment|slot|available|possible|opening|there is|you have|you've got)\b|\b(?:last|latest) (?:thing |one |slot |time )?of the (?:day|afternoon|evening)\b|\blast thing\b|\b(?:as )?late as (?:possible|you can)\b|(?<!\bat )\b(?:the|your) latest\b/u;
/** An end of the day that is left out, said without a clock. */
const avoided = {
  early:
    /\b(?:not|nothing|never|\S*n't|dont|avoid)(?: \S+){0,3} (?:too|very|super|so|that) early\b/u,
  late: /\b(?:not|nothing|never|\S*n't|dont|avoid)(?: \S+){0,3} (?:too|very|super|so|that) late\b/u,
} as const;
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
  const avoids = (['early', 'late'] as const).filter((end) => words.find(avoided[end]));
  const step = readStep(head);
  const weekdays = findWeekdays(head);
  const indifference = asked.time || asked.date ? free : undefined;
  const places = [
    ...[soon, edge, time, day, indifference, step?.span],
    ...avoids.map((end) => words.find(avoided[end])),
    ...(weekdays?.spans ?? []),
  ];
  return {
    ...(step === undefined ? {} : { shift: step.shift }),
    ...(weekdays === undefined ? {} : { weekdays: weekdays.wish }),
    ...(avoids.length === 0 ? {} : { avoids }),
    soonest: soon !== undefined,
    last: edge !== undefined,
    anyTime: time !== undefined || (free !== undefined && asked.time),
    anyDay: day !== undefined || (free !== undefined && asked.date && !asked.time),
    spans: places.filter((place) => place !== undefined),
  };
}
