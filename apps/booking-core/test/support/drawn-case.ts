import fc from 'fast-check';

/** A visit, a hold or time off of somebody's day, beside the start that is asked about. */
export interface DrawnClaim {
  /** Index of the resource; taken modulo their number. */
  readonly resource: number;
  readonly state: 'booked' | 'held' | 'blocked' | 'cancelled' | 'expired';
  /** From the start that is asked about to its own, in minutes; or just touching what that would block. */
  readonly minutesAway: number | 'touches before' | 'touches after';
  readonly minutes: number;
  readonly before: number;
  readonly after: number;
  /** Of the service that is asked for, or of another. */
  readonly isOfService: boolean;
  /** Of the client who asks, or of somebody else. */
  readonly isOfClient: boolean;
  /** Of a hold: from now to its end. */
  readonly expiresInMs: number;
  /** Time off need not keep to minutes. */
  readonly oddMs: number;
}

export interface DrawnCase {
  readonly timeZone: string;
  readonly date: string;
  /** Place of the start on the grid of its day. */
  readonly step: number;
  readonly leadMinutes: number;
  readonly staff: number;
  readonly service: {
    readonly minutes: number;
    readonly bufferBefore: number;
    readonly bufferAfter: number;
    readonly maxPerDay?: number;
    readonly maxMinutesPerDay?: number;
  };
  readonly limits: {
    readonly upcomingPerClient: number;
    readonly perClientPerDay?: number;
    readonly perClientPerWeek?: number;
    readonly perResourcePerDay?: number;
  };
  readonly claims: readonly DrawnClaim[];
  readonly verb: 'hold' | 'book' | 'move';
  /** Index of the resource that is asked for. */
  readonly named: number | null;
  readonly asOwner: boolean;
  readonly isCareful: boolean;
}

export const stepMinutes = 15;

const buffers = fc.constantFrom(0, 0, 5, 15, 30);
const touching = fc.constantFrom('touches before' as const, 'touches after' as const);
const near = fc.integer({ min: -14, max: 14 }).map((steps) => steps * 5);
const anyDay = fc.integer({ min: -8, max: 8 }).map((days) => days * 1440 + 60);

const claimAt = (minutesAway: fc.Arbitrary<DrawnClaim['minutesAway']>): fc.Arbitrary<DrawnClaim> =>
  fc.record({
    resource: fc.nat(2),
    state: fc.constantFrom('booked', 'booked', 'held', 'held', 'blocked', 'cancelled', 'expired'),
    minutesAway,
    minutes: fc.constantFrom(15, 30, 45, 60, 120),
    before: buffers,
    after: buffers,
    isOfService: fc.boolean(),
    isOfClient: fc.boolean(),
    expiresInMs: fc.constantFrom(-60_000, -1, 0, 1, 300_000),
    oddMs: fc.constantFrom(0, 0, 1, 30_000),
  });

/** Round the days on which clocks change, too. */
const when = fc.record({
  timeZone: fc.constantFrom('America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe'),
  date: fc.constantFrom('2026-03-08', '2026-03-29', '2026-04-05', '2026-06-17', '2026-11-01'),
});

const lengths = {
  minutes: fc.constantFrom(15, 30, 60, 90),
  bufferBefore: buffers,
  bufferAfter: buffers,
};

/** Many claims close by and no limits: who is free, who comes first, what is in the way. */
const crowded = {
  service: fc.record(lengths),
  limits: fc.constant({ upcomingPerClient: 50 }),
  claims: fc.array(claimAt(fc.oneof({ arbitrary: near, weight: 3 }, touching)), {
    minLength: 3,
    maxLength: 9,
  }),
};

/** Limits, and visits of the weeks around that use them up. */
const limited = {
  service: fc.record(
    {
      ...lengths,
      maxPerDay: fc.integer({ min: 1, max: 5 }),
      maxMinutesPerDay: fc.constantFrom(60, 90, 120, 240),
    },
    { requiredKeys: ['minutes', 'bufferBefore', 'bufferAfter'] },
  ),
  limits: fc.record(
    {
      upcomingPerClient: fc.integer({ min: 1, max: 4 }),
      perClientPerDay: fc.integer({ min: 1, max: 3 }),
      perClientPerWeek: fc.integer({ min: 1, max: 4 }),
      perResourcePerDay: fc.integer({ min: 1, max: 4 }),
    },
    { requiredKeys: ['upcomingPerClient'] },
  ),
  claims: fc.array(claimAt(fc.oneof(near, anyDay)), { maxLength: 9 }),
};

const question = {
  step: fc.nat(91),
  leadMinutes: fc.constantFrom(0, 1, 60, 1440, 4320),
  staff: fc.integer({ min: 1, max: 3 }),
  verb: fc.constantFrom('hold' as const, 'book' as const, 'move' as const),
  named: fc.option(fc.nat(2)),
  asOwner: fc.boolean(),
  isCareful: fc.boolean(),
};

export const drawnCase: fc.Arbitrary<DrawnCase> = fc
  .tuple(when, fc.record(question), fc.oneof(fc.record(crowded), fc.record(limited)))
  .map(([day, asked, diary]) => ({ ...day, ...asked, ...diary }));
