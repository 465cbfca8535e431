import type { Clock } from '@gomomo/kernel';

export interface FixedClock extends Clock {
  advance(byMs: number): void;
  set(iso: string): void;
}

/** A clock that stands still until told. `iso` carries its offset: '2026-03-02T09:00:00-05:00'. */
export function fixedClock(iso: string): FixedClock {
  let nowMs = Date.parse(iso);
  return {
    now: () => nowMs,
    advance: (byMs) => {
      nowMs += byMs;
    },
    set: (later) => {
      nowMs = Date.parse(later);
    },
  };
}
