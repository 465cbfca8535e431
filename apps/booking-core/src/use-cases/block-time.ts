import type { Block } from '@gomomo/contracts';
import { toEpochMs } from '@gomomo/contracts';
import { formatInZone } from '@gomomo/scheduling';
import { notFound } from '@gomomo/kernel';
import { timeOffMeetsClaims } from '../domain/refusals.ts';
import { callVerb } from '../store/call-verb.ts';
import type { StoredBlock } from '../store/stored.ts';
import {
  toCommonArguments,
  type VerbAnswer,
  type BookingDeps,
  type BookingRequest,
} from './booking-deps.ts';
import { runVerb } from './run-verb.ts';
import { toRefusal } from './to-refusal.ts';

/**
 * Takes time off: consecutive claims of at most a day under one id, all or none.
 *
 * @throws AppError `slot-taken` with the references in the way, `not-found`, `busy`
 */
export function createBlockTime(deps: BookingDeps) {
  return (
    request: BookingRequest,
    question: {
      readonly resourceId: string;
      readonly start: number;
      readonly end: number;
      readonly reason?: string;
    },
  ): Promise<VerbAnswer<Block>> =>
    runVerb<'block_time', Block>(deps, request, {
      attempt: async (catalogue) => {
        const resource = catalogue.resources.find(({ id }) => id === question.resourceId);
        if (resource === undefined || resource.archived) throw notFound();
        return callVerb(deps.pool, 'block_time', {
          ...toCommonArguments(request, deps.clock.now()),
          block: deps.newId(),
          resource: question.resourceId,
          start: new Date(question.start),
          end: new Date(question.end),
          reason: question.reason,
          actor: request.actor,
        });
      },
      refuse: (refusal) =>
        refusal.outcome === 'taken'
          ? timeOffMeetsClaims(refusal.reason, refusal.conflicts ?? [])
          : toRefusal(refusal),
      answer: ({ block }, { timeZone }) => toBlock(block, timeZone),
    });
}

function toBlock(block: StoredBlock['block'], timeZone: string): Block {
  const local = (instant: string) => formatInZone(toEpochMs(instant), timeZone);
  return { id: block.id, start: local(block.start), end: local(block.end), reason: block.reason };
}

/** Gives time off back. @throws AppError `not-found` */
export function createUnblockTime(deps: BookingDeps) {
  return async (
    request: BookingRequest,
    question: { readonly resourceId: string; readonly blockId: string },
  ): Promise<void> => {
    const outcome = await callVerb(deps.pool, 'unblock_time', {
      tenant: request.tenantId,
      now: new Date(deps.clock.now()),
      resource: question.resourceId,
      block: question.blockId,
      actor: request.actor,
    });
    if (outcome.outcome !== 'removed') throw notFound();
  };
}
