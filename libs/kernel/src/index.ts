export { AppError, isAppError } from './app-error.ts';
export { assertNever } from './assert-never.ts';
export { systemClock, type Clock } from './clock.ts';
export { overlaps, type Interval } from './interval.ts';
export { createNewId, type NewId } from './new-id.ts';
