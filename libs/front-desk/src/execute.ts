import type { Effect, Fact, FreeSlot } from '@gomomo/dialogue';

import { bookProposal, cancelProposal, moveProposal } from './execute-proposal.ts';
import { findAppointment } from './find-appointment.ts';
import { callOptions, type Executor } from './executor.ts';
import { holdSlot, releaseHold } from './hold-slot.ts';
import { toFailure } from './to-failure.ts';
import { proofOf } from './proofs.ts';

/** Does one effect and says what came of it. Never throws: weather and refusals are facts. */
export async function execute(effect: Effect, executor: Executor): Promise<Fact> {
  try {
    return await run(effect, executor);
  } catch (error) {
    return toFailure(effect, error, executor.log);
  }
}

function run(effect: Effect, executor: Executor): Promise<Fact> {
  switch (effect.kind) {
    case 'searchSlots':
      return searchSlots(effect, executor);
    case 'explain':
      return explain(effect, executor);
    case 'hold':
      return holdSlot(effect, executor);
    case 'releaseHold':
      return releaseHold(effect, executor);
    case 'book':
      return bookProposal(effect, executor);
    case 'reschedule':
      return moveProposal(effect, executor);
    case 'cancel':
      return cancelProposal(effect, executor);
    case 'findAppointment':
      return findAppointment(effect, executor);
    case 'sendLink':
      return sendLink(effect, executor);
    case 'transfer':
      return transfer(effect, executor);
    case 'callBack':
    case 'takeMessage':
      return reachPerson(effect, executor);
  }
}

const pagesMax = 5;

type Of<K extends Effect['kind']> = Extract<Effect, { kind: K }>;

async function searchSlots(effect: Of<'searchSlots'>, executor: Executor): Promise<Fact> {
  const { serviceId, to, moving } = effect;
  const slots: FreeSlot[] = [];
  let from: string | undefined = effect.from;
  // Fine steps fill more than one page in a month; the pages are bounded like everything else.
  for (let page = 1; from !== undefined && page <= pagesMax; page += 1) {
    const query = { serviceId, from, to, ...(moving === null ? {} : { moving }) };
    const options = readOptions(executor, moving);
    const answer = await executor.client.getAvailability(
      { tenant: executor.tenant, query },
      options,
    );
    slots.push(...answer.slots);
    from = answer.nextFrom;
  }
  return { kind: 'slotsFound', effectId: effect.id, slots };
}

async function explain(effect: Of<'explain'>, executor: Executor): Promise<Fact> {
  const { serviceId, start, resourceId, moving } = effect;
  const query = {
    serviceId,
    start,
    ...(resourceId === null ? {} : { resourceId }),
    ...(moving === null ? {} : { moving }),
  };
  const answer = await executor.client.explainSlot(
    { tenant: executor.tenant, query },
    readOptions(executor, moving),
  );
  const { available, reason, nearest } = answer;
  const why = reason === undefined ? {} : { reason };
  return { kind: 'explained', effectId: effect.id, available, nearest, ...why };
}

/** One's own hold does not block oneself; an appointment being moved needs its proof. */
function readOptions(executor: Executor, moving: string | null) {
  const [holdToken] = Object.values(executor.vault.holdTokens);
  const proof = moving === null ? undefined : proofOf(executor.vault, moving);
  return {
    ...callOptions(executor),
    ...(holdToken === undefined ? {} : { holdToken }),
    ...(proof === undefined ? {} : { proof }),
  };
}

async function sendLink(effect: Of<'sendLink'>, { actions }: Executor): Promise<Fact> {
  if (!actions.sendLink) return { kind: 'unavailable', effectId: effect.id, outcome: 'not-done' };
  await actions.sendLink(effect.phone);
  return { kind: 'linkSent', effectId: effect.id };
}

async function transfer(effect: Of<'transfer'>, { actions }: Executor): Promise<Fact> {
  if (!actions.transfer) return { kind: 'unavailable', effectId: effect.id, outcome: 'not-done' };
  await actions.transfer(effect.reason);
  return { kind: 'transferred', effectId: effect.id };
}

async function reachPerson(
  { kind, id, reason, phone, name, reference }: Of<'callBack' | 'takeMessage'>,
  { actions }: Executor,
): Promise<Fact> {
  const act = kind === 'callBack' ? actions.callBack : actions.takeMessage;
  if (!act) return { kind: 'unavailable', effectId: id, outcome: 'not-done' };
  await act({ reason, phone, name, reference });
  return { kind: kind === 'callBack' ? 'callBackNoted' : 'messageBegun', effectId: id };
}
