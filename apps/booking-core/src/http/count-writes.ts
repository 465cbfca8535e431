/** What a booking write tells the limit: only a success of its own counts, no refusal and no replay. */
export interface CountedWrite<Result> {
  readonly result: Result;
  readonly counts: boolean;
}

/** The points that a write needs: all of them or none. */
export interface Points<Refusal> {
  /** Undefined when they were taken, else why not. */
  take(): Promise<Refusal | undefined>;
  giveBack(): Promise<void>;
}

export interface WriteCount<Result, Refusal> {
  readonly points: Points<Refusal>;
  write(): Promise<CountedWrite<Result>>;
  /** No points are left for it: answers in another way, or throws. */
  refuse(refusal: Refusal | undefined): Promise<Result>;
}

/** The writes of one caller in this process. */
interface Room {
  members: number;
  /** Those that hold points, or have just asked for the first time. */
  running: number;
  /** How often points were given back. */
  refunds: number;
  readonly waiting: (() => void)[];
}

/** Writes of one caller that may be under way in this process at once. */
const roomMax = 128;

/**
 * Each write takes its points before it runs, so that replicas cannot overrun a limit together, and
 * gives them back if nothing was booked. Writes run side by side while points are left; one that finds
 * none waits for those that run, because one of them may give its own back. So of a burst exactly as
 * many succeed as are left.
 */
export function createCountWrites() {
  const rooms = new Map<string, Room>();
  /** `refuse` is told nothing when too many writes of the caller are under way. */
  return async <Result, Refusal>(
    caller: string,
    { points, write, refuse }: WriteCount<Result, Refusal>,
  ): Promise<Result> => {
    const room = rooms.get(caller) ?? { members: 0, running: 0, refunds: 0, waiting: [] };
    if (room.members >= roomMax) return refuse(undefined);
    rooms.set(caller, room);
    room.members += 1;
    try {
      const refusal = await takePoints(room, points);
      if (refusal !== undefined) return await refuse(refusal);
      return await runWithPoints(room, points, write);
    } finally {
      room.members -= 1;
      if (room.members === 0) rooms.delete(caller);
    }
  };
}

/** Nothing, and the write counts as running; or the refusal, once nobody is left who could give back. */
async function takePoints<Refusal>(
  room: Room,
  points: Points<Refusal>,
): Promise<Refusal | undefined> {
  let seen = room.refunds;
  room.running += 1;
  let refusal = await points.take().catch((error: unknown) => {
    endOf(room);
    throw error;
  });
  if (refusal === undefined) return undefined;
  endOf(room);
  for (;;) {
    if (room.refunds === seen) {
      if (room.running === 0) return refusal;
      await new Promise<void>((resolve) => room.waiting.push(resolve));
    }
    if (room.refunds === seen) continue;
    seen = room.refunds;
    refusal = await points.take();
    if (refusal !== undefined) continue;
    room.running += 1;
    return undefined;
  }
}

async function runWithPoints<Result>(
  room: Room,
  points: Points<unknown>,
  write: () => Promise<CountedWrite<Result>>,
): Promise<Result> {
  let counts = false;
  try {
    const written = await write();
    counts = written.counts;
    return written.result;
  } finally {
    try {
      if (!counts) {
        await points.giveBack();
        room.refunds += 1;
        room.waiting.shift()?.();
      }
    } finally {
      endOf(room);
    }
  }
}

/** The last one that ran wakes whoever waits: their points will not come back. */
function endOf(room: Room): void {
  room.running -= 1;
  if (room.running > 0) return;
  for (const wake of room.waiting.splice(0)) wake();
}
