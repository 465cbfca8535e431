export { addDays, isoWeekday } from './calendar-date.ts';
export { checkStart, type StartVerdict } from './check-start.ts';
export {
  claimsWindow,
  fitsOneClaim,
  toClaimTimes,
  type Claim,
  type ClaimRules,
  type ClaimTimes,
} from './claim.ts';
export type {
  Booked,
  BookingLimits,
  BookingPolicy,
  Diary,
  DiaryResource,
  ServiceRules,
  Slot,
  StartWindow,
} from './diary.ts';
export {
  explainStart,
  findNearestSlots,
  type StartExplanation,
  type StartQuestion,
} from './explain-start.ts';
export { findSlots, type SlotList, type SlotQuery } from './find-slots.ts';
export { formatInZone } from './format-instant.ts';
export { findHoursFaults, type HoursFault } from './hours-faults.ts';
export type { DateOverride, Hours, WallWindow, WeeklyWindow } from './hours.ts';
export { dayAround, dayBounds, dayOf, weekBounds } from './local-day.ts';
export { openingHours } from './opening.ts';
export { refusalReasons, type RefusalReason } from './refusal-reason.ts';
export { countsWindow } from './tally.ts';
export { isIanaZone } from './zone-name.ts';
