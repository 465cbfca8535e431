import { formatInZone, type Slot } from '@gomomo/scheduling';

export interface FreeSlots {
  readonly timeZone: string;
  readonly slots: readonly Slot[];
  /** Where to ask again if the list was cut, epoch ms. */
  readonly nextFrom?: number;
}

/**
 * `Availability` of the contract as JSON text, written from the slots themselves: fifty people for a
 * month are 25,000 ids, and a second copy of them only to be stringified is a quarter of the writing.
 * Ids are UUIDs and instants are digits, so nothing needs escaping.
 */
export function writeAvailability({ timeZone, slots, nextFrom }: FreeSlots): string {
  const written = slots.map(
    ({ start, end, resourceIds }) =>
      `{"start":"${formatInZone(start, timeZone)}","end":"${formatInZone(end, timeZone)}","resourceIds":["${resourceIds.join('","')}"]}`,
  );
  const next = nextFrom === undefined ? '' : `,"nextFrom":"${formatInZone(nextFrom, timeZone)}"`;
  return `{"timeZone":${JSON.stringify(timeZone)},"slots":[${written.join(',')}]${next}}`;
}
