import type { Echo } from '../core/prompt.ts';
import type { PlainTime, TimeWindow, TimeWish } from '../core/wish.ts';
import type { Words } from './words.ts';

const endOfDay = 24 * 60;

const clockOf = (minutes: number, words: Words): string =>
  words.clock(
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`,
  );

function windowWords({ from, to }: TimeWindow, words: Words): string {
  // A bound that counts itself is kept as one minute more.
  const inside = to % 5 === 1;
  const last = inside ? to - 1 : to;
  if (to - from === 1) return clockOf(from, words);
  if (from === 0)
    return words.tell(inside ? 'echo.to' : 'echo.before', { to: clockOf(last, words) });
  const first = from % 5 === 1 ? from - 1 : from;
  if (to >= endOfDay)
    return words.tell(first < from ? 'echo.after' : 'echo.from', { from: clockOf(first, words) });
  return words.tell('echo.between', { from: clockOf(first, words), to: clockOf(last, words) });
}

function timeWords(time: TimeWish, words: Words): string {
  if (time.kind !== 'by-day') return plainWords(time, words);
  return words.or(
    time.either.map((each) =>
      words.tell('echo.by-day', {
        day: words.day(each.days.from),
        time: each.time && plainWords(each.time, words),
      }),
    ),
  );
}

function plainWords(time: PlainTime, words: Words): string {
  if (time.kind === 'window') {
    if (time.part !== null) return words.tell(`part.${time.part}`);
    return words.or([time.window, ...(time.or ?? [])].map((window) => windowWords(window, words)));
  }
  // Of am and pm the likelier one; of alternatives all.
  const said = time.either ? time.times : time.times.slice(0, 1);
  const times = words.or(said.map((each) => words.clock(each)));
  return words.tell(time.around ? 'echo.around' : 'echo.at', { times });
}

/** Ruled out up to a time, or from one on: what is left of the day says it better than a "not". */
const isOneSided = ({ from, to }: TimeWindow): boolean => (from === 0) !== to >= endOfDay;

/** What is wanted lies in what is left of the day anyway. */
const isImplied = (time: TimeWish | null, rest: TimeWindow): boolean =>
  time?.kind === 'window' && time.window.from >= rest.from && time.window.to <= rest.to;

const restOf = ({ from, to }: TimeWindow): TimeWindow =>
  from === 0 ? { from: to, to: endOfDay } : { from: 0, to: from };

function limits(echo: Echo, words: Words): string[] {
  const { time, days, weekdays, notWeekdays, notTimes, notStaff, edge } = echo;
  const without = words.or(notStaff.map((id) => words.staffName(id)));
  const not = [
    ...notWeekdays.map((day) => words.weekday(day)),
    ...notTimes.filter((window) => !isOneSided(window)).map((each) => windowWords(each, words)),
  ];
  const rest = notTimes
    .filter(isOneSided)
    .map(restOf)
    .filter((window) => !isImplied(time, window))
    .map((window) => windowWords(window, words));
  return [
    ...(days.length > 0
      ? [words.tell('echo.on', { days: words.or(days.map(({ from }) => words.day(from))) })]
      : []),
    ...(weekdays.length > 0 ? [words.or(weekdays.map((day) => words.weekday(day)))] : []),
    ...(time ? [timeWords(time, words)] : []),
    ...rest,
    ...(edge ? [words.tell(`echo.${edge}`)] : []),
    ...(without === '' ? [] : [words.tell('echo.not-with', { staff: without })]),
    ...(not.length > 0 ? [words.tell('echo.not', { what: words.or(not) })] : []),
  ];
}

/** The lead of an offer with what is believed of the wish in front of it. */
export function withEcho(echo: Echo | null, lead: string, words: Words): string {
  if (!echo) return lead;
  const staff = echo.staffId === null ? null : words.staffName(echo.staffId);
  const service = echo.serviceId === null ? null : words.serviceName(echo.serviceId);
  const what = service === null ? null : words.tell('echo.what', { service, staff });
  const when = words.list(limits(echo, words));
  const said = [what, when].filter((each) => each !== null && each !== '').join(', ');
  if (said === '') return lead;
  return words.tell('offer.echo', { echo: toSentence(said), lead });
}

const toSentence = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);
