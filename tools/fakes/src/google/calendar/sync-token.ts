import { refuse } from '../answer.ts';
import { badRequest, fullSyncRequired, syncTokenMisused } from '../errors.ts';
import type { Calendar } from './calendar.ts';

/** What cannot be asked together with a sync token (reference of events.list). */
const restrictions = [
  ...['iCalUID', 'privateExtendedProperty', 'q', 'sharedExtendedProperty'],
  ...['timeMin', 'timeMax', 'updatedMin'],
];

const seal = (kind: string, parts: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify([kind, ...parts])).toString('base64url');

function open(kind: string, token: string): readonly unknown[] | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(token, 'base64url').toString());
    return Array.isArray(parts) && parts[0] === kind ? parts.slice(1) : undefined;
  } catch {
    return undefined;
  }
}

export const toSyncToken = ({ id, changes }: Calendar, upTo = changes): string =>
  seal('sync', [id, upTo]);

/** The change since which entries are wanted; undefined for a full synchronisation. */
export function readSyncToken(query: URLSearchParams, calendar: Calendar): number | undefined {
  const token = query.get('syncToken');
  if (token === null) return undefined;
  if (query.has('orderBy')) {
    throw refuse(
      syncTokenMisused(
        'syncTokenWithNonDefaultOrdering',
        'Sync token cannot be used with non-default ordering.',
      ),
    );
  }
  if (restrictions.some((name) => query.has(name)) || query.get('showDeleted') === 'false') {
    throw refuse(
      syncTokenMisused(
        'syncTokenWithRequestRestrictions',
        'Sync token cannot be used with other request restrictions.',
      ),
    );
  }
  const [id, change] = open('sync', token) ?? [];
  if (id !== calendar.id || typeof change !== 'number' || change < calendar.syncFrom) {
    throw refuse(fullSyncRequired);
  }
  return change;
}

/** A list that is asked for anything but a stretch of time has no token to go on from. */
export const bringsSyncToken = (query: URLSearchParams): boolean =>
  !['orderBy', ...restrictions].some(
    (name) => query.has(name) && !['timeMin', 'timeMax'].includes(name),
  );

/** Where an entry stands in the order of the list; its id tells apart what stands at the same place. */
export type Place = readonly [number, string];

/** After which entry a page begins, and up to which change the list was made when its first page was. */
export interface Page {
  readonly after: Place;
  readonly upTo: number;
}

/** All that is asked must be the same from page to page, but for their size. */
const askedOf = (query: URLSearchParams): string =>
  JSON.stringify(
    [...query].filter(([name]) => !['pageToken', 'maxResults'].includes(name)).toSorted(),
  );

export const toPageToken = ({ after, upTo }: Page, query: URLSearchParams): string =>
  seal('page', [...after, upTo, askedOf(query)]);

export function readPageToken(query: URLSearchParams, calendar: Calendar): Page {
  const token = query.get('pageToken');
  if (token === null) return { after: [-Infinity, ''], upTo: calendar.changes };
  const [at, id, upTo, asked] = open('page', token) ?? [];
  if (typeof at !== 'number' || typeof upTo !== 'number' || asked !== askedOf(query)) {
    throw refuse(badRequest('Invalid page token value.'));
  }
  return { after: [at, String(id)], upTo };
}

export const isAfter = ([a, id]: Place, [b, other]: Place): boolean =>
  a > b || (a === b && id > other);
