import type { Entry } from '../history/history.ts';
import type { ClaimRow, Data } from '../look/data.ts';
import { surelyUntil, toWrongClocks } from './clocks.ts';
import { toHeld } from './told-by-api.ts';
import type { Wish } from './wishes.ts';

/** Every call that would end a hold, by the hold. */
export function toTouches(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const touching = entries.filter(({ op }) => op === 'confirm' || op === 'release');
  return Map.groupBy(touching, ({ asked }) => String(asked['holdId'] ?? asked['about']));
}

/** Who gives a hold back is the only one who ends it early, and what is given back is over. */
function checkReleased(claim: ClaimRow, touches: readonly Entry[], until: number): string[] {
  const { id, state } = claim;
  const releases = touches.filter(({ op }) => op === 'release');
  const mayHave = releases.filter(({ answer }) => answer?.kind !== 'refused');
  const done = releases.filter(({ answer }) => answer?.kind === 'ok');
  if (state === 'released') return mayHave.length > 0 ? [] : [`hold ${id} was released by nobody`];
  if (done.length === 0) return [];
  if (state !== 'expired') return [`hold ${id} was told to be released, and is ${state}`];
  return done.some(({ answer }) => (answer?.at ?? Infinity) < until)
    ? [`hold ${id} was told to be released within its minute, and ran out`]
    : [];
}

/** Who is told that it is over while it surely is not, and nobody has asked before to end it. */
const checkRefused = (id: string, touches: readonly Entry[], until: number): string[] =>
  touches
    .filter(({ answer }) => answer?.kind === 'refused' && answer.code === 'hold-expired')
    .filter((call) => {
      const at = call.answer?.at ?? Infinity;
      return at < until && touches.every((other) => other === call || other.at >= at);
    })
    .map((call) => `hold ${id} was told to be over to call ${call.id}, within its minute`);

/** Holds that clients of the API were told, and what ended them. */
export function checkEnded(wishes: readonly Wish[], { entries, claims, notes }: Data): string[] {
  const wrong = toWrongClocks(notes);
  const touched = toTouches(entries);
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  return [...toHeld(wishes)].flatMap(([id, { calls }]) => {
    const touches = touched.get(id) ?? [];
    const until = surelyUntil(calls[0]?.at ?? 0, wrong);
    const claim = byId.get(id);
    return [
      ...(claim === undefined ? [] : checkReleased(claim, touches, until)),
      ...checkRefused(id, touches, until),
    ];
  });
}
