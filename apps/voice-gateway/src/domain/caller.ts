import { isE164 } from '@gomomo/contracts';

/**
 * Numbers that networks put in place of one that is withheld: the letters of ANONYMOUS, RESTRICTED,
 * BLOCKED, UNKNOWN and UNAVAILABLE on a keypad (twilio.com/docs, "How to tell an anonymous caller").
 */
const withheld = new Set(['+266696687', '+7378742833', '+2562533', '+8656696', '+86282452253']);

/** The number a call comes from, where it is one that can be called back. */
export function findCaller(from: string): string | null {
  return isE164(from) && !withheld.has(from) ? from : null;
}
