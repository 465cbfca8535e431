const nameOf = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longGeneric' })
    .formatToParts(at)
    .find((p) => p.type === 'timeZoneName')?.value ?? timeZone;

const offsetOf = (at: Date, timeZone: string): string | undefined =>
  new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find((p) => p.type === 'timeZoneName')?.value;

export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

export interface Zones {
  /** What the shop's zone and the client's are called, "Eastern Time". */
  readonly shop: string;
  readonly own: string;
}

/**
 * Both zones by name, when a clock on the client's wall shows something else than one at the
 * business at that instant.
 */
export function findZones(
  start: string | undefined,
  timeZone: string,
  own = ownZone(),
): Zones | undefined {
  if (start === undefined) return undefined;
  const at = new Date(start);
  if (offsetOf(at, timeZone) === offsetOf(at, own)) return undefined;
  return { shop: nameOf(at, timeZone), own: nameOf(at, own) };
}
