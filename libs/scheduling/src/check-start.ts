import { overlaps, type Interval } from '@gomomo/kernel';
import type { Diary } from './diary.ts';
import { windowsAround } from './opening.ts';
import { createPlan, rankResources, type Plan, type ResourcePlan } from './plan.ts';
import { refusalReasons, type RefusalReason } from './refusal-reason.ts';

/** `resourceIds`: who can take it, the one that "any" would choose first; never empty. */
export type StartVerdict =
  | { readonly available: true; readonly resourceIds: readonly string[] }
  | { readonly available: false; readonly reason: RefusalReason };

/** Reasons that do not depend on the resource. */
function findSharedReason(plan: Plan, start: number): RefusalReason | undefined {
  if (start < plan.now) return 'past';
  if (start < plan.earliest) return 'notice';
  return start < plan.bookable.start || start >= plan.bookable.end ? 'horizon' : undefined;
}

function findOpeningReason(
  plan: Plan,
  windows: readonly Interval[],
  start: number,
): RefusalReason | undefined {
  const fitting = windows.filter(
    (window) => window.start <= start && start + plan.durationMs <= window.end,
  );
  if (fitting.length === 0) return 'closed';
  const isOnGrid = fitting.some((window) => (start - window.start) % plan.stepMs === 0);
  return isOnGrid ? undefined : 'off-grid';
}

function findClaimReason(
  plan: Plan,
  resource: ResourcePlan,
  start: number,
): RefusalReason | undefined {
  const visit = { start, end: start + plan.durationMs };
  const blocked = { start: start - plan.beforeMs, end: visit.end + plan.afterMs };
  const near = resource.claims.filter((claim) =>
    overlaps({ start: claim.blockedFrom, end: claim.blockedTo }, blocked),
  );
  const met = near.filter((claim) => claim.start < claim.end && overlaps(claim, visit));
  if (met.some(({ kind }) => kind !== 'hold')) return 'busy';
  if (met.length > 0) return 'held';
  return near.length > 0 ? 'buffer' : undefined;
}

function findResourceReason(
  plan: Plan,
  resource: ResourcePlan,
  start: number,
  day: number,
): RefusalReason | undefined {
  const windows = windowsAround(resource.opening, day, plan.zone);
  return (
    findOpeningReason(plan, windows, start) ??
    (plan.limit(day) || resource.limit(day) ? 'limit' : undefined) ??
    findClaimReason(plan, resource, start)
  );
}

/** The reason of the resource that got furthest. A service that nobody gives is never open. */
function furthest(reasons: readonly RefusalReason[]): RefusalReason {
  const places = reasons.map((reason) => refusalReasons.indexOf(reason));
  return refusalReasons[Math.max(...places)] ?? 'closed';
}

/**
 * Whether one start can be booked, and by whom, or the one reason why not. Agrees with `findSlots`
 * on every instant.
 */
export function checkStart(diary: Diary, start: number): StartVerdict {
  const plan = createPlan(diary);
  const shared = findSharedReason(plan, start);
  if (shared !== undefined) return { available: false, reason: shared };
  const day = plan.zone.dayAt(start);
  const resourceIds: string[] = [];
  const reasons: RefusalReason[] = [];
  for (const resource of rankResources(plan, day)) {
    const reason = findResourceReason(plan, resource, start, day);
    if (reason === undefined) resourceIds.push(resource.id);
    else reasons.push(reason);
  }
  if (resourceIds.length > 0) return { available: true, resourceIds };
  return { available: false, reason: furthest(reasons) };
}
