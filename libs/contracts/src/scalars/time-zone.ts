import { z } from 'zod';

/** Intl accepts bare offsets such as `+02:00` as zones since Node 22; those know no daylight saving. */
const namePattern = /^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/;

/** True for any IANA zone name or link, `UTC` included. `Intl.supportedValuesOf` lacks valid links. */
export function isTimeZone(name: string): boolean {
  if (!namePattern.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

export const timeZone = z
  .string()
  .regex(namePattern, { error: 'must be an IANA time zone', abort: true })
  .refine(isTimeZone, { error: 'must be an IANA time zone' })
  .meta({ id: 'TimeZone', examples: ['Europe/Berlin', 'America/New_York'] });
