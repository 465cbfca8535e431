import { findNearestSlots, findSlots, formatInZone } from '@gomomo/scheduling';
import type { Slot, SlotReason } from '@gomomo/contracts';
import { type AppError, dayMs } from '@gomomo/kernel';
import type { Slot as SlotTimes } from '@gomomo/scheduling';
import { slotTaken } from '../domain/refusals.ts';
import {
  getServiceFor,
  resourcesOf,
  type CatalogueSnapshot,
  type MovedAppointment,
  type SnapshotResource,
  type SnapshotService,
} from '../domain/catalogue-snapshot.ts';
import type { BookingDeps } from './booking-deps.ts';
import { loadDiary } from './load-diary.ts';

/** How far round a start its neighbours are looked for. */
const reach = { beforeMs: 2 * dayMs, afterMs: 7 * dayMs };

export function nearWindow(start: number, now: number): { from: number; to: number } {
  const from = Math.max(now, start - reach.beforeMs);
  return { from, to: Math.max(from, start + reach.afterMs) };
}

export function toSlot(slot: SlotTimes, timeZone: string): Slot {
  return {
    start: formatInZone(slot.start, timeZone),
    end: formatInZone(slot.end, timeZone),
    resourceIds: [...slot.resourceIds],
  };
}

const most = 3;

/**
 * Up to three free starts near one that was lost; none if the catalogue is just being changed. Where
 * it was lost with one resource only, the very start may be free with another: `startToo`.
 */
export async function findAlternatives(
  deps: BookingDeps,
  catalogue: CatalogueSnapshot,
  query: {
    readonly service: SnapshotService;
    readonly resources: readonly SnapshotResource[];
    readonly start: number;
    readonly ignoredIds: readonly string[];
    readonly startToo?: boolean;
  },
): Promise<Slot[]> {
  const now = deps.clock.now();
  const window = nearWindow(query.start, now);
  const diary = await loadDiary(deps, catalogue, { ...query, window, now });
  if (diary === 'stale') return [];
  const { start, startToo = false } = query;
  const same = startToo ? findSlots({ ...diary, window: { from: start, to: start } }).slots : [];
  const nearest = [...same, ...findNearestSlots({ ...diary, start, window })];
  return nearest.slice(0, most).map((slot) => toSlot(slot, catalogue.timeZone));
}

export interface LostSlot {
  readonly serviceId: string;
  readonly start: number;
  readonly resourceId?: string;
  readonly reason: SlotReason;
  /** The appointment that is being moved, which is as it was agreed. */
  readonly moving?: MovedAppointment;
  /** Claims that do not block: its own. */
  readonly ignoredIds?: readonly string[];
}

/** Tells that a start was lost, with the nearest free ones. */
export async function toSlotTaken(
  deps: BookingDeps,
  catalogue: CatalogueSnapshot,
  { start, reason, ...lost }: LostSlot,
): Promise<AppError> {
  const service = getServiceFor(catalogue, lost.serviceId, lost.moving);
  const resources = resourcesOf(catalogue, service, lost.resourceId);
  const ignoredIds = lost.ignoredIds ?? [];
  const near = { service, resources, start, ignoredIds };
  return slotTaken(reason, await findAlternatives(deps, catalogue, near));
}
