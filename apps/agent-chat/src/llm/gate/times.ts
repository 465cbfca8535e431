import type { Span, WhenValue } from '@gomomo/understanding';
import type { GateFacts, TimeFact } from './gate-facts.ts';
import { isQuestion } from './vocabulary.ts';

/** Days and times of a sentence, as our own grammar reads them: where they stand, and whether all are known. */
export interface TimesSaid {
  readonly areKnown: boolean;
  readonly spans: readonly Span[];
  /** Which of the known times were said. */
  readonly said: readonly TimeFact[];
}

export function timesIn(sentence: string, facts: GateFacts): TimesSaid {
  const values = facts.read(sentence).when;
  const said = values.map((value) => knownAs(value, sentence, facts));
  return {
    areKnown: said.every((each) => each !== null),
    spans: values.map(({ span }) => span),
    said: said.flatMap((each) => each ?? []),
  };
}

/** The known times that a value says; none for a day alone; null where it says what is not known. */
function knownAs(value: WhenValue, sentence: string, facts: GateFacts): readonly TimeFact[] | null {
  const { dates, times, bound, weekdays } = value;
  const isStretch = bound !== undefined || dates.some(({ to }) => to) || times.some(({ to }) => to);
  if (isStretch || weekdays !== undefined) return null;
  const days = dates.map(({ from }) => from);
  if (times.length === 0) {
    // "In the morning?" may be asked, but not told.
    if (days.length === 0) return isQuestion(sentence) ? [] : null;
    return value.daypart === undefined && facts.dates.has(days[0] ?? '') ? [] : null;
  }
  // Of "two", the likeliest reading: what the client would take it for.
  const [clock] = times;
  const [day] = days;
  const said = facts.times.filter(
    ({ date, time }) => time === clock?.from && (day === undefined || day === date),
  );
  return said.length > 0 ? said : null;
}
