import { isAppError } from '@gomomo/kernel';
import { checkStart, type Claim, type Diary } from '@gomomo/scheduling';
import {
  getServiceFor,
  resourcesOf,
  type CatalogueSnapshot,
} from '../../src/domain/catalogue-snapshot.ts';
import { createExplainSlot } from '../../src/use-cases/find-availability.ts';
import { toEmptyDiary } from '../../src/use-cases/load-diary.ts';
import { asClient, asOwner, type Booking } from './booking.ts';
import type { DrawnCase } from './drawn-case.ts';
import type { DrawnRow, DrawnShop } from './drawn-shop.ts';

/** Who takes the start, or the one reason why nobody can. */
export type Answer = { readonly by: string } | { readonly reason: string };

export interface Question {
  readonly drawn: DrawnCase;
  readonly shop: DrawnShop;
  readonly catalogue: CatalogueSnapshot;
  /** The appointment that is moved, where that is the verb. */
  readonly moved: DrawnRow | undefined;
  readonly resourceId: string | undefined;
}

/** A case as a question to both sides. One that draws a move without anything to move books. */
export function toQuestion(
  drawn: DrawnCase,
  shop: DrawnShop,
  catalogue: CatalogueSnapshot,
): Question {
  const moved =
    drawn.verb === 'move'
      ? shop.rows.find(
          ({ status, start, serviceId }) =>
            status === 'confirmed' && start !== shop.start && serviceId === shop.serviceId,
        )
      : undefined;
  const resourceId = drawn.named === null ? undefined : shop.resourceIds[drawn.named % drawn.staff];
  return { drawn, shop, catalogue, moved, resourceId };
}

const kinds = { booked: 'appointment', held: 'hold', blocked: 'block' } as const;

const toClaims = (rows: readonly DrawnRow[]): Claim[] =>
  rows.flatMap(({ id, state, start, end, blockedFrom, blockedTo, expiresAt }) => {
    if (state === 'cancelled' || state === 'expired') return [];
    const times = { start, end, blockedFrom, blockedTo };
    return [{ id, kind: kinds[state], ...times, expiresAt: expiresAt ?? undefined }];
  });

function movingOf({ moved, shop: { serviceId } }: Question) {
  if (moved === undefined) return undefined;
  const minutes = (moved.end - moved.start) / 60_000;
  return { id: moved.appointmentId ?? '', serviceId, minutes };
}

/** The diary made of the drawn rows alone: nothing of it has been in the database. */
function toDiary(question: Question, knowsClient: boolean): Diary {
  const { shop, catalogue, moved, resourceId } = question;
  const service = getServiceFor(catalogue, shop.serviceId, movingOf(question));
  const resources = resourcesOf(catalogue, service, resourceId);
  const empty = toEmptyDiary(catalogue, { service, resources, now: shop.now });
  const visits = shop.rows.filter(({ status }) => status === 'confirmed' || status === 'completed');
  const held = shop.rows.filter(
    ({ state, expiresAt }) => state === 'held' && expiresAt !== null && expiresAt > shop.now,
  );
  const toBooked = ({ id, appointmentId, start, end }: DrawnRow) => ({
    ...{ id: appointmentId ?? id, start, end },
  });
  const whose = moved?.isOfClient ?? true;
  // How many one may have ahead is asked for bookings, not for moves.
  const { upcomingPerClient: _, ...limits } = empty.policy.limits ?? {};
  return {
    ...empty,
    ...(moved === undefined ? {} : { policy: { ...empty.policy, limits } }),
    resources: empty.resources.map((resource) => ({
      ...resource,
      claims: toClaims(shop.rows.filter(({ resourceId: id }) => id === resource.id)),
    })),
    serviceBooked: [...visits, ...held]
      .filter(({ serviceId }) => serviceId === shop.serviceId)
      .map(toBooked),
    clientBooked: knowsClient
      ? visits.filter(({ isOfClient }) => isOfClient === whose).map(toBooked)
      : undefined,
    ignoredIds: moved === undefined ? [] : [moved.id, moved.appointmentId ?? ''],
  };
}

/** What the slot rules make of the drawn rows. */
export function askRules(question: Question): Answer {
  const { drawn, shop, catalogue, moved } = question;
  const diary = toDiary(question, drawn.verb !== 'hold' && !drawn.asOwner);
  const verdict = checkStart(diary, shop.start);
  if (!verdict.available) return { reason: verdict.reason };
  if (moved === undefined) return { by: verdict.resourceIds[0] ?? '' };
  const preferred = [moved.resourceId, ...catalogue.resources.map(({ id }) => id)];
  return { by: preferred.find((id) => verdict.resourceIds.includes(id)) ?? '' };
}

/** The rules for somebody unknown, and what the door tells of the same start: claims as they are loaded. */
export async function askAvailability(
  booking: Booking,
  question: Question,
): Promise<{
  rules: string | undefined;
  told: string | undefined;
  ranked: unknown;
  shown: unknown;
}> {
  const { shop, resourceId, moved } = question;
  const verdict = checkStart(toDiary(question, false), shop.start);
  const moving = movingOf(question);
  const asked = {
    tenantId: shop.tenantId,
    serviceId: shop.serviceId,
    ignoredIds: moved === undefined ? [] : [moved.id, moved.appointmentId ?? ''],
    ...(resourceId === undefined ? {} : { resourceId }),
    ...(moving === undefined ? {} : { moving }),
  };
  const { reason } = await createExplainSlot(booking.deps)({ ...asked, start: shop.start });
  const { slots } = await booking.findAvailability({
    ...asked,
    ...{ from: shop.start, to: shop.start, limit: 1 },
  });
  return {
    rules: verdict.available ? undefined : verdict.reason,
    told: reason,
    ranked: verdict.available ? verdict.resourceIds : undefined,
    shown: slots[0]?.resourceIds,
  };
}

/** What the database makes of the same rows, by the verb itself. */
export async function askDatabase(booking: Booking, question: Question): Promise<Answer> {
  const { drawn, shop, moved, resourceId } = question;
  const request = (drawn.asOwner ? asOwner : asClient)(shop.tenantId);
  const { serviceId, start, client } = shop;
  const named = resourceId === undefined ? {} : { resourceId };
  try {
    if (moved !== undefined) {
      const target = { start, ...named };
      const appointmentId = moved.appointmentId ?? '';
      const { value } = await booking.reschedule(request, { appointmentId, target });
      return { by: value.resource.id };
    }
    if (drawn.verb === 'hold') {
      const { value } = await booking.placeHold(request, { serviceId, start, ...named });
      return { by: value.resourceId };
    }
    const { value } = await booking.book(request, { serviceId, start, client, ...named });
    return { by: value.resource.id };
  } catch (error) {
    if (!isAppError(error) || !/^slot-/.test(error.code)) throw error;
    return { reason: String(error.details['reason']) };
  }
}
