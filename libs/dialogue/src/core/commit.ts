import { isOver } from './choose-time.ts';
import { run, type Draft, type Then } from './draft.ts';
import type { LostTime } from './effect.ts';
import { search } from './find-times.ts';
import { toLocal } from './local-time.ts';
import { kindAsked } from './pending.ts';
import type { Hold } from './offer.ts';
import type { Proposal } from './proposal.ts';
import { isUnsettled } from './unsettled.ts';

/**
 * The only way to a write. A yes counts when the question it answers is this very proposal, asked
 * and unchanged since; nothing said in the same turn may have altered it.
 */
export function commitProposal(draft: Draft): Then {
  const { proposal, pending } = draft.state;
  if (!proposal || pending.kind !== 'confirm' || draft.changed) return 'proceed';
  switch (proposal.kind) {
    case 'cancel':
      return run(draft, { kind: 'cancel', proposal });
    case 'reschedule':
      return expired(draft, proposal)
        ? loseTime(draft, proposal.service.id, { start: proposal.start, cause: 'expired' })
        : run(draft, { kind: 'reschedule', proposal });
    case 'book':
      return expired(draft, proposal)
        ? loseTime(draft, proposal.service.id, { start: proposal.start, cause: 'expired' })
        : run(draft, { kind: 'book', proposal });
  }
}

const expired = (draft: Draft, proposal: Exclude<Proposal, { kind: 'cancel' }>): boolean =>
  // One that may have been done is asked for again, however old: its key tells what became of it.
  !isUnsettled(draft.state) && isOver(proposal, draft.now);

/** The time is gone: nothing of it is kept, and what is near it is looked for. */
export function loseTime(draft: Draft, serviceId: string, lost: LostTime): Then {
  const { state, tenant } = draft;
  if (lost.cause !== 'taken' || state.hold?.start === lost.start) state.hold = null;
  state.chosen = null;
  state.proposal = null;
  state.offer = null;
  state.wish.time = null;
  return search(draft, serviceId, toLocal(lost.start, tenant.timeZone).date, 'strip', lost);
}

/** Whatever a yes would have done is off the table. */
export function voidProposal(draft: Draft): void {
  draft.state.proposal = null;
  if (kindAsked(draft.state.pending) === 'confirm') draft.state.pending = { kind: 'nothing' };
}

/** Lets go of a held time that is not wanted any more. */
export function release(draft: Draft): void {
  const { hold } = draft.state;
  if (hold) letGo(draft, hold);
  draft.state.hold = null;
  draft.state.chosen = null;
}

/** Gives a hold back that still stands. */
export function letGo(draft: Draft, hold: Hold): void {
  if (hold.holdId === null || isOver(hold, draft.now)) return;
  run(draft, { kind: 'releaseHold', holdId: hold.holdId });
}
