import type { OutboxRow, Snapshot } from '../look/data.ts';
import { plain } from './diary.ts';
import type { Wish } from './wishes.ts';

/** What the event of each wish is called. */
export const types: Readonly<Record<string, string>> = {
  ...{ book: 'confirmed', confirm: 'confirmed' },
  ...{ reschedule: 'rescheduled', cancel: 'cancelled', complete: 'completed' },
  ...{ 'no-show': 'no_show', reopen: 'reopened' },
};

/** When which version of an appointment was known to somebody, by its business and reference. */
export type Known = ReadonlyMap<
  string,
  readonly { readonly at: number; readonly version: number }[]
>;

const toKey = ({ tenant }: Wish, { reference }: Snapshot): string =>
  `${tenant} ${plain(reference)}`;

export function toKnown(wishes: readonly Wish[]): Known {
  const told = wishes
    .filter(({ op, kind }) => op in types && kind === 'ok')
    .map((wish) => {
      const at = wish.calls.find(({ answer }) => answer?.kind === 'ok')?.answer?.at ?? Infinity;
      const shown = wish.told as unknown as Snapshot;
      return { key: toKey(wish, shown), at, version: shown.version };
    });
  return Map.groupBy(told, ({ key }) => key);
}

/**
 * The version that is told is of just that doing, and later than all that was known before it was asked for. Who
 * moves an appointment to where it is already changes nothing, and is told how it is.
 */
export function checkVersion(wish: Wish, event: OutboxRow | undefined, known: Known): string[] {
  const { op, calls, told } = wish;
  const shown = told as unknown as Snapshot;
  const begun = calls[0]?.at ?? 0;
  const before = (known.get(toKey(wish, shown)) ?? [])
    .filter(({ at }) => at <= begun)
    .map(({ version }) => version);
  const mayStay = op === 'reschedule';
  const isOld = before.some((each) => each > shown.version || (!mayStay && each === shown.version));
  const isDone = mayStay || event === undefined || event.type.includes(`.${types[op]}.`);
  const what = `${op} of ${shown.reference} was told as version ${shown.version}`;
  return [
    ...(isOld ? [`${what}, which was known before`] : []),
    ...(isDone ? [] : [`${what}, ${event.type}`]),
  ];
}
