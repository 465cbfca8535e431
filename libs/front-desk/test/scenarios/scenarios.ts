import { chatBooking } from './chat-booking.ts';
import { chatChanges } from './chat-changes.ts';
import type { Scenario } from './scenario.ts';
import { voiceBooking } from './voice-booking.ts';
import { voiceChanges } from './voice-changes.ts';

export const scenarios: readonly Scenario[] = [
  ...chatBooking,
  ...chatChanges,
  ...voiceBooking,
  ...voiceChanges,
];
