/** Time as an argument. `now()` is epoch milliseconds (UTC). */
export interface Clock {
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };
