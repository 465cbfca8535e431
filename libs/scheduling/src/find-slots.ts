import type { Interval } from '@gomomo/kernel';
import type { Diary, Slot, StartWindow } from './diary.ts';
import { windowsAround } from './opening.ts';
import { findObstacle, toObstacles, type Obstacles } from './obstacles.ts';
import { createPlan, rankResources, type Plan, type ResourcePlan } from './plan.ts';

export interface SlotQuery extends Diary {
  readonly window: StartWindow;
  /** The longest list to answer; all when missing. */
  readonly limit?: number | undefined;
}

/** `nextFrom` is there when `limit` cut the list: ask again from it. */
export interface SlotList {
  readonly slots: readonly Slot[];
  readonly nextFrom?: number;
}

/** Starts of a day that the rules for time allow, both ends included. */
interface StartRange {
  readonly first: number;
  readonly last: number;
}

type OnStart = (start: number) => void;

/** Calls back for every free grid point of one window within a range. */
function walkWindow(
  window: Interval,
  range: StartRange,
  obstacles: Obstacles,
  { stepMs, durationMs }: Plan,
  onStart: OnStart,
): void {
  const onGrid = (instant: number) =>
    window.start + Math.ceil((instant - window.start) / stepMs) * stepMs;
  const last = Math.min(range.last, window.end - durationMs);
  let start = range.first > window.start ? onGrid(range.first) : window.start;
  if (start > last) return;
  let place = findObstacle(obstacles, start);
  while (start <= last) {
    const from = obstacles[place] ?? Infinity;
    const to = obstacles[place + 1] ?? Infinity;
    if (to <= start) {
      place += 2;
    } else if (from < start + durationMs) {
      start = onGrid(to);
    } else {
      onStart(start);
      start += stepMs;
    }
  }
}

/** The starts of one local day with those who can take them; independent of the query's window. */
function collectDay(
  plan: Plan,
  day: number,
  range: StartRange,
  obstaclesOf: (resource: ResourcePlan) => Obstacles,
): Map<number, string[]> {
  const takers = new Map<number, string[]>();
  for (const resource of rankResources(plan, day)) {
    if (resource.limit(day)) continue;
    const obstacles = obstaclesOf(resource);
    for (const window of windowsAround(resource.opening, day, plan.zone)) {
      walkWindow(window, range, obstacles, plan, (start) => {
        const ids = takers.get(start);
        if (ids === undefined) takers.set(start, [resource.id]);
        // Windows that a clock change pushed into one another may offer a start twice.
        else if (ids.at(-1) !== resource.id) ids.push(resource.id);
      });
    }
  }
  return takers;
}

function toStartRange(plan: Plan, window: StartWindow): StartRange {
  return {
    first: Math.max(window.from, plan.earliest, plan.now, plan.bookable.start),
    last: Math.min(window.to, plan.bookable.end - 1),
  };
}

/** Free starts within a range, day by day, in order of time. */
function* walkSlots(plan: Plan, range: StartRange): Generator<Slot> {
  if (range.first > range.last) return;
  const { zone, durationMs } = plan;
  const known = new Map<ResourcePlan, Obstacles>();
  const obstaclesOf = (resource: ResourcePlan) => {
    const obstacles =
      known.get(resource) ?? toObstacles(resource.claims, plan.beforeMs, plan.afterMs);
    known.set(resource, obstacles);
    return obstacles;
  };
  const lastDay = zone.dayAt(range.last);
  for (let day = zone.dayAt(range.first); day <= lastDay; day += 1) {
    if (plan.limit(day)) continue;
    const ofDay = {
      first: Math.max(range.first, zone.startOfDay(day)),
      last: Math.min(range.last, zone.startOfDay(day + 1) - 1),
    };
    const takers = collectDay(plan, day, ofDay, obstaclesOf);
    for (const start of [...takers.keys()].sort((a, b) => a - b)) {
      yield { start, end: start + durationMs, resourceIds: takers.get(start) ?? [] };
    }
  }
}

/**
 * The starts that can be booked, in order. Candidates are window start + k × step in elapsed time
 * (a fixed grid, never anchored on the query or moved by a claim); windows and claims are
 * half-open; the gap to a neighbour is its buffer plus one's own; buffers may lie outside opening
 * hours. The answer for a local day depends neither on the query nor on the server's zone.
 */
export function findSlots(query: SlotQuery): SlotList {
  const plan = createPlan(query);
  const limit = query.limit ?? Infinity;
  const slots: Slot[] = [];
  for (const slot of walkSlots(plan, toStartRange(plan, query.window))) {
    if (slots.length >= limit) return { slots, nextFrom: slot.start };
    slots.push(slot);
  }
  return { slots };
}
