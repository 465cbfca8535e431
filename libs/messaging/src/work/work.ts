export interface WantedWork {
  readonly tenantId: string;
  /** A UUID, e.g. of the appointment. */
  readonly key: string;
  /** What is done one after the other, e.g. a calendar. */
  readonly lane: string;
  readonly version: number;
  /** JSON: all that the work needs to know. */
  readonly payload: unknown;
  /** Due so long after it was wanted last; left out: at once. */
  readonly quietMs?: number;
  /** Due at the latest so long after it was wanted first, however often it is wanted meanwhile. */
  readonly latestMs?: number;
}

/** Of a tenant's lane: each key in its version, at once. */
export interface RedoneWork extends Pick<WantedWork, 'tenantId' | 'lane' | 'payload'> {
  readonly all: readonly Pick<WantedWork, 'key' | 'version'>[];
}

export interface ClaimedWork extends Omit<WantedWork, 'quietMs' | 'latestMs'> {
  /** This attempt included. */
  readonly attempts: number;
  /** Of the tenant, one after the other, the last one just over. */
  readonly pauses: number;
  /** Ours until then; another worker may take it afterwards. */
  readonly claimedUntil: Date;
}

export interface DeadWork {
  readonly tenantId: string;
  readonly key: string;
  readonly version: number;
  readonly attempts: number;
  readonly deadAt: Date;
  readonly lastError: string | null;
}

export interface WorkFailure {
  readonly reason: string;
  /** Trying again is pointless: dead at once. */
  readonly permanent: boolean;
  /** Not before this, e.g. what a Retry-After header says. */
  readonly waitMs?: number;
}

/** Of all tenants. */
export interface WorkMeasures {
  readonly pending: number;
  readonly dead: number;
  /** Tenants for whom the other side is away. */
  readonly paused: number;
  /** Null: nothing is due. */
  readonly oldestDueAt: Date | null;
}

/** The other side as a whole is away, be it down, slow, over its rate or locked. */
export interface WorkPause {
  readonly reason: string;
  readonly waitMs?: number;
}
