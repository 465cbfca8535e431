import type { Data, Snapshot } from '../look/data.ts';
import { surelyUntil, toWrongClocks } from './clocks.ts';
import { plain } from './diary.ts';
import { toTouches } from './ended-holds.ts';
import type { Having } from './having.ts';
import { havingsInTalk } from './havings-in-talk.ts';
import { toWishes, type Wish } from './wishes.ts';

const givers = ['hold', 'book', 'confirm', 'reschedule'];
const enders = ['reschedule', 'cancel'];

/** When an appointment may have left its place: by the next wish about it; one of before that nobody knows of, at any time. */
function whenLeft(wish: Wish, from: number, about: readonly Wish[]): number {
  const begun = wish.calls[0]?.at ?? 0;
  const others = about.filter(({ key, kind }) => key !== wish.key && kind !== 'refused');
  const times = others.flatMap(({ kind, calls }) => {
    const at = calls[0]?.at ?? 0;
    if (at > begun) return [at];
    return kind === 'unknown' ? [from] : [];
  });
  return Math.min(Infinity, ...times);
}

/** What clients of the API were told. */
function havingsByApi({ entries, notes }: Pick<Data, 'entries' | 'notes'>): Having[] {
  const wrong = toWrongClocks(notes);
  const touched = toTouches(entries);
  const wishes = toWishes(entries);
  const toKey = (tenant: string, reference: unknown): string => `${tenant} ${plain(reference)}`;
  const leaving = Map.groupBy(
    wishes.filter(({ op }) => enders.includes(op)),
    ({ tenant, calls }) => toKey(tenant, calls[0]?.asked['about']),
  );
  return wishes.flatMap((wish): Having[] => {
    if (wish.kind !== 'ok' || !givers.includes(wish.op)) return [];
    const call = wish.calls.find(({ answer }) => answer?.kind === 'ok');
    const asked: Readonly<Record<string, unknown>> = wish.calls[0]?.asked ?? {};
    const begun = wish.calls[0]?.at ?? 0;
    const told = (wish.told ?? {}) as Partial<Snapshot> & Record<string, unknown>;
    const from = call?.answer?.at ?? Infinity;
    const isHold = wish.op === 'hold';
    const reference = told.reference ?? asked['about'];
    const to = isHold
      ? Math.min(
          surelyUntil(begun, wrong),
          ...(touched.get(String(told['holdId'])) ?? []).map(({ at }) => at),
        )
      : whenLeft(wish, from, leaving.get(toKey(wish.tenant, reference)) ?? []);
    const resource = told.resource?.id ?? told['resourceId'] ?? asked['resourceId'];
    const start = Date.parse(String(told.start ?? asked['start']));
    const end = told.end === undefined ? start + 1 : Date.parse(told.end);
    const id = String(told.id ?? told['holdId'] ?? wish.key);
    return [
      { call: call?.id ?? 0, id, of: `${wish.tenant} ${String(resource)}`, start, end, from, to },
    ];
  });
}

/** Those of one resource, by when they were told: whoever was told while another had it. */
function findClashes(of: string, own: readonly Having[]): string[] {
  const had = own.filter(({ from, to }) => from < to).toSorted((a, b) => a.from - b.from);
  return had.flatMap((later, index) => {
    const other = had
      .slice(0, index)
      .find(
        ({ id, start, end, to }) =>
          id !== later.id && to > later.from && start < later.end && later.start < end,
      );
    return other === undefined
      ? []
      : [`${of} was given to call ${later.call} while it was call ${other.call}’s`];
  });
}

/**
 * Two clients who were both told that a place is theirs, one while the other surely had it. By the clients' own
 * clock, so that it sees what the rows no longer tell.
 */
export function findGivenTwice(data: Data): string[] {
  const all = [...havingsByApi(data), ...havingsInTalk(data)];
  return [...Map.groupBy(all, ({ of }) => of)].flatMap(([of, own]) => findClashes(of, own));
}
