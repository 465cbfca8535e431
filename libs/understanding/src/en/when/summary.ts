import type { Daypart, Polarity, WhenValue } from '../../types.ts';

/** The one date and time that a turn asks for, when it asks for one. */
export interface WhenSummary {
  readonly date?: string;
  readonly endDate?: string;
  readonly time?: string;
  readonly endTime?: string;
  readonly daypart?: Daypart;
  /** Of the time where one is said, else of the date: "before 5", "from Friday on". */
  readonly bound?: 'before' | 'after';
  /** `excluded`: what is told here is what the client does not want. */
  readonly polarity?: Polarity;
  /** ISO weekdays, any of which will do. */
  readonly weekdays?: readonly number[];
}

const wantedFirst = (values: readonly WhenValue[]): readonly WhenValue[] => {
  const wanted = values.filter((value) => value.polarity === 'wanted');
  if (wanted.length > 0) return wanted;
  const excluded = values.filter((value) => value.polarity === 'excluded');
  return excluded.length > 0 ? excluded : values;
};

const surest = (values: readonly WhenValue[]): WhenValue | undefined =>
  values.reduce<WhenValue | undefined>(
    (best, value) => (best === undefined || value.certainty > best.certainty + 0.2 ? value : best),
    undefined,
  );

/** Of several, those that the client puts in the place of the others. */
const replacing = (values: readonly WhenValue[]): readonly WhenValue[] => {
  const found = values.filter((value) => value.replaces);
  return found.length > 0 && values.length > 1 ? found.slice(-1) : values;
};

/**
 * Folds the values of a turn into one point or range: the first date and the first time that are
 * wanted, wherever they stand ("the 6th. Is anything available at 10:30?").
 */
export function summariseWhen(values: readonly WhenValue[]): WhenSummary {
  const chosen = wantedFirst(
    values.filter(({ doubt, polarity }) => doubt !== 'impossible' && polarity !== 'background'),
  );
  const dated = surest(replacing(chosen.filter((value) => value.dates.length > 0)));
  const timed =
    dated !== undefined && dated.times.length > 0
      ? dated
      : surest(replacing(chosen.filter((value) => value.times.length > 0)));
  const parted = chosen.find((value) => value.daypart !== undefined);
  const date = dated?.dates[0];
  const time = timed?.times[0];
  const told = timed ?? dated ?? parted ?? chosen.find((value) => value.weekdays !== undefined);
  const weekdays = chosen.find((value) => value.weekdays !== undefined)?.weekdays;
  const bound = timed === undefined ? dated?.bound : timed.bound;
  return {
    ...(told === undefined ? {} : { polarity: told.polarity }),
    ...(bound === undefined ? {} : { bound }),
    ...(weekdays === undefined ? {} : { weekdays }),
    ...(date === undefined ? {} : { date: date.from }),
    ...(date?.to === undefined ? {} : { endDate: date.to }),
    ...(time === undefined ? {} : { time: time.from }),
    ...(time?.to === undefined ? {} : { endTime: time.to }),
    ...(time !== undefined || parted?.daypart === undefined ? {} : { daypart: parted.daypart }),
  };
}
