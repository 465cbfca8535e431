import type { Entry, Note } from '../history/history.ts';
import type { Data } from '../look/data.ts';

/** A place that somebody was told is theirs. */
interface Grant {
  readonly call: Entry;
  readonly place: string;
  readonly isHold: boolean;
  /** When it was first asked for: it was given after that. */
  readonly begun: number;
  /** From its first answer to the moment at which somebody may have ended it. */
  readonly from: number;
  readonly to: number;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** A hold lasts a minute from when it was given, which was after it was asked for. */
const surelyHeldMs = 58_000;

/** A fault is noted a moment after it is done. */
const beforeNoteMs = 2_000;
/** What was begun by a wrong clock may come late: with a process that stood, or over a way that was blocked. */
const afterWrongMs = 70_000;

/**
 * When it cannot be told how long a hold lasts: by booking-core's clock, which was turned. Who turns his forward
 * ends holds of others before their time, and who turns his back gives holds that have ended already; no overbooking.
 */
function toWrongClocks(notes: readonly Note[]): Span[] {
  return notes.flatMap(({ at, note }) => {
    const [, of, seconds] = /^fault: clock of (\S+) .*? for ([\d.]+) s$/.exec(note) ?? [];
    if (of === undefined) {
      return note.startsWith('fault: clock') ? [{ from: at, to: Infinity }] : [];
    }
    const to = at + Number(seconds) * 1_000 + afterWrongMs;
    return of.startsWith('booking-core') ? [{ from: at - beforeNoteMs, to }] : [];
  });
}

/** When each hold was first confirmed or released, by anybody. */
function toEnds(entries: readonly Entry[]): Map<string, number> {
  const ends = new Map<string, number>();
  for (const { asked, op, at } of entries) {
    const held = String(asked['holdId'] ?? (op === 'release' ? asked['about'] : ''));
    if (held !== '' && !ends.has(held)) ends.set(held, at);
  }
  return ends;
}

const givers = ['hold', 'book', 'reschedule'];

function toGrants(entries: readonly Entry[], wrong: readonly Span[]): Grant[] {
  const ends = toEnds(entries);
  const firsts = new Map<string, number>();
  for (const { key = '', at } of entries) if (!firsts.has(key)) firsts.set(key, at);
  return entries.flatMap((call): Grant[] => {
    const { answer, asked, op, key = '' } = call;
    if (answer?.kind !== 'ok' || !givers.includes(op) || asked['resourceId'] === undefined)
      return [];
    const begun = firsts.get(key) ?? call.at;
    const isHold = op === 'hold';
    const ended = isHold ? (ends.get(String(answer.told?.['holdId'])) ?? Infinity) : answer.at;
    const turned = wrong.find(({ to }) => to > begun)?.from ?? Infinity;
    const to = isHold ? Math.min(begun + surelyHeldMs, ended, turned) : answer.at;
    const place = `${call.tenant} ${String(asked['resourceId'])} ${String(asked['start'])}`;
    return [{ call, place, isHold, begun, from: answer.at, to }];
  });
}

/**
 * Two clients who were both told that a place is theirs, one while the other surely had it. By the clients' own
 * clock, so that it sees what the rows no longer tell.
 */
export function findGivenTwice({ entries, notes }: Pick<Data, 'entries' | 'notes'>): string[] {
  const grants = toGrants(entries, toWrongClocks(notes));
  const held = Map.groupBy(
    grants.filter(({ isHold }) => isHold),
    ({ place }) => place,
  );
  return grants.flatMap(({ call, place, begun, from }) => {
    const other = held
      .get(place)
      ?.find((hold) => hold.call.key !== call.key && hold.from < begun && from < hold.to);
    return other === undefined
      ? []
      : [`${place} was given to call ${call.id} while call ${other.call.id} held it`];
  });
}
