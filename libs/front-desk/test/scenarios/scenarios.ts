import { chatBooking } from './chat-booking.ts';
import { chatChanges } from './chat-changes.ts';
import type { Scenario } from './scenario.ts';

export const scenarios: readonly Scenario[] = [...chatBooking, ...chatChanges];
