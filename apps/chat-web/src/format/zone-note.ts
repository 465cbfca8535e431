import { words } from '../words.ts';

const nameOf = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longGeneric' })
    .formatToParts(at)
    .find((p) => p.type === 'timeZoneName')?.value ?? timeZone;

const offsetOf = (at: Date, timeZone: string): string | undefined =>
  new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find((p) => p.type === 'timeZoneName')?.value;

/**
 * A sentence that names both zones, when a clock on the client's wall shows something else than
 * one at the business at that instant.
 */
export function findZoneNote(
  start: string | undefined,
  timeZone: string,
  own = Intl.DateTimeFormat().resolvedOptions().timeZone,
): string | undefined {
  if (start === undefined) return undefined;
  const at = new Date(start);
  if (offsetOf(at, timeZone) === offsetOf(at, own)) return undefined;
  return words.zoneNote(nameOf(at, timeZone), nameOf(at, own));
}
