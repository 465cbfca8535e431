import type { PublicTenant } from '@gomomo/contracts';
import { createHash } from 'node:crypto';
import type { ErasedAppointment } from '@gomomo/mirror';
import { formatInZone } from '@gomomo/scheduling';

export interface Place {
  readonly folder: string;
  readonly name: string;
}

/** By the name in the address, for people; the end of the id tells a name apart that was another's before. */
export const placeOf = ({ id, slug }: Pick<PublicTenant, 'id' | 'slug'>): Place => ({
  folder: `${slug}-${id.slice(-8)}`,
  name: `${slug}.xlsx`,
});

const stem = (name: string): string => name.replace(/\.xlsx$/, '');

/** What is written while somebody has the file open; named by when that began. */
export function besideName(name: string, since: Date, timeZone: string): string {
  const wall = formatInZone(since.getTime(), timeZone);
  return `${stem(name)} (sync ${wall.slice(0, 10)} ${wall.slice(11, 16).replace(':', '')}).xlsx`;
}

export const copyFolder = 'copies';

/** The workbook as it was at the end of a day. */
export const copyName = (name: string, day: string): string => `${stem(name)} ${day}.xlsx`;

/** Day of a copy by its name; undefined: it is none of ours. */
export function copyDay(name: string, copy: string): string | undefined {
  const day = copy.slice(stem(name).length + 1, -'.xlsx'.length);
  return copyName(name, day) === copy && /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : undefined;
}

/** Ids of the appointments whose client was erased, and of clients of whom nothing is left. */
export const erasedIds = (erased: readonly ErasedAppointment[]): Set<string> =>
  new Set(
    erased.flatMap(({ appointmentId, clientId, isClientGone }) =>
      isClientGone ? [appointmentId, clientId] : [appointmentId],
    ),
  );

/** The same for the same ids. */
export const idsHash = (ids: ReadonlySet<string>): string =>
  createHash('sha256')
    .update([...ids].toSorted().join())
    .digest('hex')
    .slice(0, 16);
