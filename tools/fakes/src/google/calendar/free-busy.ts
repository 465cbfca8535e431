import { z } from 'zod';
import { ok, refuse, type Answer } from '../answer.ts';
import { invalid, timeRangeEmpty, timeRangeTooLong } from '../errors.ts';
import type { Calendar } from './calendar.ts';
import { readJson } from './event-input.ts';
import { isBusy, spanOf } from './event.ts';
import { readInstant } from './when.ts';

const query = z.object({
  timeMin: z.string(),
  timeMax: z.string(),
  timeZone: z.string().optional(),
  items: z.array(z.object({ id: z.string() })).max(50),
});

/** What callers have found that Google answers; nowhere in its reference. */
const longestMs = 90 * 24 * 3_600_000;

interface Span {
  readonly from: number;
  readonly to: number;
}

/** What overlaps or touches is one. */
function join(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && span.from <= last.to) {
      joined.splice(-1, 1, { from: last.from, to: Math.max(last.to, span.to) });
    } else {
      joined.push(span);
    }
  }
  return joined;
}

function toBusy(calendar: Calendar, from: number, to: number): object[] {
  const spans = [...calendar.events.values()]
    .filter(isBusy)
    .map((event) => spanOf(event, calendar))
    .filter((span) => span.to > from && span.from < to)
    .map((span) => ({ from: Math.max(span.from, from), to: Math.min(span.to, to) }));
  const toText = (at: number): string => new Date(at).toISOString().replace('.000Z', 'Z');
  return join(spans).map((span) => ({ start: toText(span.from), end: toText(span.to) }));
}

/** `find` answers undefined for a calendar that whoever asks does not see. */
export function queryFreeBusy(body: string, find: (id: string) => Calendar | undefined): Answer {
  const parsed = query.safeParse(readJson(body));
  const [from, to] = [parsed.data?.timeMin, parsed.data?.timeMax].map((it) =>
    readInstant(it ?? ''),
  );
  if (!parsed.data || from === undefined || to === undefined) {
    throw refuse(
      invalid(`Invalid value for: ${parsed.error?.issues[0]?.path[0]?.toString() ?? 'time'}`),
    );
  }
  if (to <= from) throw refuse(timeRangeEmpty);
  if (to - from > longestMs) throw refuse(timeRangeTooLong);
  const calendars = parsed.data.items.map(({ id }) => {
    const calendar = find(id);
    const missing = { errors: [{ domain: 'global', reason: 'notFound' }], busy: [] };
    return [id, calendar ? { busy: toBusy(calendar, from, to) } : missing];
  });
  const { timeMin, timeMax } = parsed.data;
  return ok({
    ...{ kind: 'calendar#freeBusy', timeMin, timeMax },
    calendars: Object.fromEntries(calendars),
  });
}
