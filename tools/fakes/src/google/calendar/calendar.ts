import { defaultAccounts } from '../account.ts';
import type { CalendarEvent } from './event.ts';

export type Role = 'freeBusyReader' | 'reader' | 'writer' | 'owner';

/** From least to most: who may do a thing may do all before it. */
export const roles: readonly Role[] = ['freeBusyReader', 'reader', 'writer', 'owner'];

export const mayAs = (role: Role, needed: Role): boolean =>
  roles.indexOf(role) >= roles.indexOf(needed);

export interface Calendar {
  readonly id: string;
  readonly summary: string;
  readonly timeZone: string;
  readonly color: string;
  /** Accounts that see it, by their address. */
  readonly roles: Readonly<Record<string, Role>>;
  /** All that ever were in it; what is deleted stays, as cancelled. */
  readonly events: Map<string, CalendarEvent>;
  /** Counts what was written to it, for sync tokens. */
  changes: number;
  /** Sync tokens of before this change are no longer valid. */
  syncFrom: number;
}

/** The calendar that is an account's own has its address for an id. */
export const isPrimary = (calendar: Calendar, email: string): boolean => calendar.id === email;

/** What the two people have: each their own, one of both, and one that the owner may only read. */
export function createCalendars(timeZone: string): Calendar[] {
  const [owner, second] = defaultAccounts.map(({ email }) => email);
  const create = (id: string, summary: string, color: string, of: Calendar['roles']): Calendar => ({
    ...{ id, summary, color, timeZone, roles: of, events: new Map(), changes: 0, syncFrom: 0 },
  });
  const group = (name: string): string => `${name}@group.calendar.google.com`;
  return [
    create(`${owner}`, 'Olive Owner', '#1a73e8', { [`${owner}`]: 'owner' }),
    create(group('treatments'), 'Treatments', '#188038', {
      ...{ [`${owner}`]: 'owner', [`${second}`]: 'writer' },
    }),
    create(group('opening-days'), 'Opening days', '#b06000', { [`${owner}`]: 'reader' }),
    create(`${second}`, 'Sam Second', '#8430ce', { [`${second}`]: 'owner' }),
  ];
}
