import type { Block, SlotReason } from '@gomomo/contracts';
import { toEpochMs } from '@gomomo/contracts';
import { formatInZone } from '@gomomo/scheduling';
import { notFound, timeOffMeetsClaims } from '../domain/refusals.ts';
import { callBooking, type Outcome } from '../store/booking-calls.ts';
import {
  toCommonArguments,
  type Answered,
  type BookingDeps,
  type BookingRequest,
} from './booking-deps.ts';
import { settle } from './settle.ts';

/**
 * Takes time off: consecutive claims of at most a day under one id, all or none.
 *
 * @throws AppError `slot-taken` with the references in the way, `not-found`, `busy`
 */
export function createBlockTime(deps: BookingDeps) {
  return async (
    request: BookingRequest,
    question: {
      readonly resourceId: string;
      readonly start: number;
      readonly end: number;
      readonly reason?: string;
    },
  ): Promise<Answered<Block>> => {
    const catalogue = await deps.catalogues.get(request.tenantId, request.catalogueVersion);
    const resource = catalogue.resources.find(({ id }) => id === question.resourceId);
    if (resource === undefined || resource.archived) throw notFound();
    const outcome = await callBooking(deps.pool, 'block_time', {
      ...toCommonArguments(request, deps.clock.now()),
      block: deps.newId(),
      resource: question.resourceId,
      start: new Date(question.start),
      end: new Date(question.end),
      reason: question.reason,
      actor: request.actor,
    });
    const settled = await settle(deps, request, outcome, ['blocked'], {
      toTaken: async (reason: SlotReason, taken) =>
        timeOffMeetsClaims(reason, taken.conflicts ?? []),
    });
    deps.committed();
    const value = toBlock(settled, catalogue.timeZone);
    return { value, status: settled.status ?? 201, replayed: settled.outcome === 'replay' };
  };
}

function toBlock({ block }: Outcome, timeZone: string): Block {
  if (block === undefined) throw new Error('no block in outcome');
  const local = (instant: string) => formatInZone(toEpochMs(instant), timeZone);
  return { id: block.id, start: local(block.start), end: local(block.end), reason: block.reason };
}

/** Gives time off back. @throws AppError `not-found` */
export function createUnblockTime(deps: BookingDeps) {
  return async (
    request: BookingRequest,
    question: { readonly resourceId: string; readonly blockId: string },
  ): Promise<void> => {
    const outcome = await callBooking(deps.pool, 'unblock_time', {
      tenant: request.tenantId,
      now: new Date(deps.clock.now()),
      resource: question.resourceId,
      block: question.blockId,
      actor: request.actor,
    });
    if (outcome.outcome !== 'removed') throw notFound();
  };
}
