import type { WhenValue } from '@gomomo/understanding';

/** "Not Thursday, make it Friday": what replaces counts, beside what is ruled out. */
export function replacing(whens: readonly WhenValue[]): readonly WhenValue[] {
  const last = whens.findLastIndex((when) => when.replaces && when.polarity === 'wanted');
  if (last < 0) return whens;
  // "Make it 10 or 10:30": what stands beside it by "or" replaces with it.
  const goesWith = (index: number): boolean =>
    index === last ||
    (index > last && whens.slice(last + 1, index + 1).every((when) => when.either === true));
  const first = whens.slice(0, last + 1).findLastIndex((when) => when.either !== true);
  const said = whens[last];
  // "I meant Tuesday. In the morning.", "Friday is better, actually late morning": one wish in two parts.
  const completes = (when: WhenValue, index: number): boolean =>
    said !== undefined &&
    ((index > last && isPartOf(when) && !hasClock(said)) ||
      (index < last && isPartOf(said) && !hasClock(when)) ||
      // "Before work instead, Monday": the time replaces as the day does.
      (index < last && when.replaces && isPartOf(when) && !hasClock(said)));
  return whens.filter(
    (when, index) =>
      goesWith(index) ||
      (index >= first && index < last) ||
      completes(when, index) ||
      when.polarity === 'excluded',
  );
}

const hasClock = ({ times, daypart }: WhenValue): boolean =>
  times.length > 0 || daypart !== undefined;

/** A time or a part of a day, without a day of its own. */
const isPartOf = (when: WhenValue): boolean =>
  hasClock(when) && when.dates.length === 0 && when.weekdays === undefined;
