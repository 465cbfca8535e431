import type { Span, Understanding, WhenValue } from '@gomomo/understanding';
import { summariseWhen } from '@gomomo/understanding';

/** What the door for measuring answers; absent fields mean that nothing was said. */
export interface Prediction {
  readonly intent?: string;
  /** YYYY-MM-DD */
  readonly date?: string;
  /** HH:MM, 24 h */
  readonly time?: string;
  readonly end_date?: string;
  readonly end_time?: string;
  readonly daypart?: string;
  /** wanted, excluded ("not Monday") or current ("from Monday to …"): of the date and time told. */
  readonly polarity?: string;
  /** before, after: the time, or without one the date, is a limit. */
  readonly bound?: string;
  /** ISO weekdays, any of which will do ("mon/wed/fri"). */
  readonly weekdays?: readonly number[];
  /** ISO 639-1, of a turn in another language than English. */
  readonly language?: string;
  readonly spans: readonly (Span & { readonly slot: string })[];
}

/** What is refused or left behind is marked only when nothing else is said. */
const wantedOf = ({ when }: Understanding): readonly WhenValue[] => {
  const wanted = when.filter((value) => value.polarity === 'wanted');
  return wanted.length > 0 ? wanted : when;
};

const whenSpans = (understanding: Understanding): Prediction['spans'] =>
  wantedOf(understanding).flatMap((value) => [
    ...(value.dateSpan === undefined ? [] : [{ slot: 'date', ...value.dateSpan }]),
    ...(value.timeSpan === undefined ? [] : [{ slot: 'time', ...value.timeSpan }]),
  ]);

/** The understanding of a turn in the form that the scorer and other tools read. */
export function toPrediction(understanding: Understanding): Prediction {
  const when = summariseWhen(understanding.when);
  const intent = understanding.intents[0]?.label;
  return {
    ...(intent === undefined ? {} : { intent }),
    ...(when.date === undefined ? {} : { date: when.date }),
    ...(when.time === undefined ? {} : { time: when.time }),
    ...(when.endDate === undefined ? {} : { end_date: when.endDate }),
    ...(when.endTime === undefined ? {} : { end_time: when.endTime }),
    ...(when.daypart === undefined ? {} : { daypart: when.daypart }),
    ...(when.polarity === undefined ? {} : { polarity: when.polarity }),
    ...(when.bound === undefined ? {} : { bound: when.bound }),
    ...(when.weekdays === undefined ? {} : { weekdays: when.weekdays }),
    ...(understanding.language === undefined ? {} : { language: understanding.language }),
    spans: whenSpans(understanding),
  };
}
