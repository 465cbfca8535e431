import type { ClaimRow, Data } from '../look/data.ts';
import type { Entry } from '../history/history.ts';
import type { Invariant } from './verdict.ts';

const live = ['held', 'booked', 'blocked'];

/** By time within one resource: whoever begins before the one before has ended, overlaps it. */
function findOverlaps(claims: readonly ClaimRow[]): string[] {
  const byResource = Map.groupBy(
    claims.filter(({ state }) => live.includes(state)),
    ({ tenant, resource }) => `${tenant}/${resource}`,
  );
  return [...byResource].flatMap(([resource, own]) => {
    const found: string[] = [];
    let last: ClaimRow | undefined;
    for (const claim of own.toSorted((a, b) => a.from - b.from)) {
      if (last !== undefined && claim.from < last.to) {
        found.push(`claims ${last.id} and ${claim.id} of resource ${resource} overlap`);
      }
      if (last === undefined || claim.to > last.to) last = claim;
    }
    return found;
  });
}

interface Grant {
  readonly call: Entry;
  readonly place: string;
  readonly holdId: string | undefined;
  /** From its first answer to the moment at which somebody may have ended it. */
  readonly from: number;
  readonly to: number;
}

/** A hold lasts a minute; less is counted on, for it may have been given long before it was answered. */
const surelyHeldMs = 30_000;

/**
 * Two clients who were both told that a place is theirs, one while the other surely had it. By the clients' own
 * clock, so that it sees what the rows no longer tell.
 */
function findGrantedTwice({ entries, notes }: Data): string[] {
  // Who has his clock turned forward ends holds before their time, which is no overbooking.
  const until = notes.find(({ note }) => note.startsWith('fault: clock'))?.at ?? Infinity;
  const ends = new Map<string, number>();
  for (const call of entries) {
    const held = String(call.asked['holdId'] ?? (call.op === 'release' ? call.asked['about'] : ''));
    if (held !== '' && !ends.has(held)) ends.set(held, call.at);
  }
  const firsts = new Map<string, number>();
  for (const { key = '', at } of entries) if (!firsts.has(key)) firsts.set(key, at);
  const grants = entries.flatMap((call): Grant[] => {
    const { answer, asked, op, key = '' } = call;
    if (answer?.kind !== 'ok' || answer.at > until || asked['resourceId'] === undefined) return [];
    if (op !== 'hold' && op !== 'book') return [];
    const holdId = op === 'hold' ? String(answer.told?.['holdId']) : undefined;
    const begun = firsts.get(key) ?? call.at;
    const to =
      holdId === undefined
        ? answer.at
        : Math.min(begun + surelyHeldMs, ends.get(holdId) ?? Infinity);
    const place = `${call.tenant} ${String(asked['resourceId'])} ${String(asked['start'])}`;
    return [{ call, place, holdId, from: answer.at, to }];
  });
  const held = Map.groupBy(
    grants.filter(({ holdId }) => holdId),
    ({ place }) => place,
  );
  return grants.flatMap((grant) => {
    const begun = firsts.get(grant.call.key ?? '') ?? grant.call.at;
    const other = held
      .get(grant.place)
      ?.find(
        (hold) => hold.call.key !== grant.call.key && hold.from < begun && grant.from < hold.to,
      );
    return other === undefined
      ? []
      : [`${grant.place} was given to call ${grant.call.id} while call ${other.call.id} held it`];
  });
}

export const noOverlap: Invariant = {
  name: 'I1',
  says: 'no two live claims of a resource overlap, and no held place was given to somebody else',
  find: (data) => [...findOverlaps(data.claims), ...findGrantedTwice(data)],
};
