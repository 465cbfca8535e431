import type { ClaimRow, Data } from '../look/data.ts';
import { toMoved } from './created.ts';
import { eventsTopic } from './diary.ts';
import { isSame, isTime, toHeld } from './told-by-api.ts';
import type { Wish } from './wishes.ts';

interface Hold {
  readonly start: string;
  readonly end: string;
  readonly resourceId: string;
  readonly expiresAt: string;
}

/** A claim goes where its appointment goes; until then it is where it was held. */
function checkPlace(id: string, { start, end, resourceId }: Hold, claim: ClaimRow): string[] {
  const differ = [
    ...(claim.start === Date.parse(start) ? [] : ['start']),
    ...(claim.end === Date.parse(end) ? [] : ['end']),
    ...(claim.resource === resourceId ? [] : ['resource']),
  ];
  return differ.length === 0
    ? []
    : [`hold ${id} was told, and its claim has another ${differ.join(', ')}`];
}

/** What was told is what was asked for. */
function checkAsked(id: string, told: Hold, { calls }: Wish): string[] {
  const asked: Partial<Hold> = calls[0]?.asked ?? {};
  return isTime(asked.start, told.start) && isSame(asked.resourceId, told.resourceId)
    ? []
    : [`hold ${id} was told otherwise than it was asked for`];
}

/** Every hold that was told is there: its claim, whatever has become of it, and the event that it was given. */
export function checkToldHolds(
  wishes: readonly Wish[],
  data: Pick<Data, 'claims' | 'outbox'>,
): string[] {
  const claims = new Map(data.claims.map((claim) => [claim.id, claim]));
  const moved = toMoved(data);
  const given = new Map(
    data.outbox
      .filter(({ topic, aggregateType }) => topic === eventsTopic && aggregateType === 'hold')
      .filter(({ version }) => version === 1)
      .map(({ aggregate, expiresAt }) => [aggregate, expiresAt]),
  );
  return [...toHeld(wishes)].flatMap(([id, wish]) => {
    const told = wish.told as unknown as Hold;
    const claim = claims.get(id);
    const until = given.get(id);
    if (claim === undefined) return [`hold ${id} was told and has no claim`];
    if (until === undefined) return [`hold ${id} was told and has no event`];
    const isUntil = Date.parse(until ?? '') === Date.parse(told.expiresAt);
    return [
      ...(isUntil ? [] : [`hold ${id} was told to last until ${told.expiresAt}, not ${until}`]),
      ...checkAsked(id, told, wish),
      ...(moved.has(claim.appointment ?? '') ? [] : checkPlace(id, told, claim)),
    ];
  });
}
