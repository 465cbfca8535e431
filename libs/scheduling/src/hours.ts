/** Opening hours as a shop writes them: wall clock times of its own zone. */

/**
 * `start` and `end` are `HH:MM`. `start` is of the window's own day; `end` may lie on the day after
 * it: `24:00` is the next midnight, `26:00` two in the morning by the next day's wall clock, and
 * `36:00`, the next noon, the latest.
 */
export interface WallWindow {
  readonly start: string;
  readonly end: string;
}

/** `days` are ISO weekdays, 1 = Monday … 7 = Sunday. */
export interface WeeklyWindow extends WallWindow {
  readonly days: readonly number[];
}

/** Replaces the weekly windows of one date (`YYYY-MM-DD`); no windows = closed. */
export interface DateOverride {
  readonly date: string;
  readonly windows: readonly WallWindow[];
}

/** A missing `weekly` of a resource means the tenant's; an empty one means never open. */
export interface Hours {
  readonly weekly?: readonly WeeklyWindow[] | undefined;
  readonly overrides?: readonly DateOverride[] | undefined;
}

const wallTimePattern = /^(?:([0-2]\d|3[0-5]):([0-5]\d)|36:00)$/;

/** `HH:MM` to minutes after midnight, up to `36:00` = 2160; undefined for anything else. */
export function findWallMinutes(time: string): number | undefined {
  const match = wallTimePattern.exec(time);
  if (match === null) return undefined;
  return match[1] === undefined ? 2_160 : Number(match[1]) * 60 + Number(match[2]);
}
