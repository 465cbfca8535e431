import type { Reading } from './reading.ts';

const target = /\b(?:to|until|till|for|onto|into)(?: the| next| this)*\s*$/iu;

/** "I have one on Thursday, push it back a day": the day said is where it is, the step where it goes. */
export function fromOwnDay(text: string, reading: Reading): Reading {
  const { intent, shift, whens } = reading;
  const steps = shift !== null && (shift.days !== null || shift.minutes !== null);
  if (intent !== 'reschedule' || !steps) return reading;
  const named = whens.filter(({ span }) => target.test(text.slice(0, span.start)));
  return named.length > 0 ? reading : { ...reading, whens: [] };
}
