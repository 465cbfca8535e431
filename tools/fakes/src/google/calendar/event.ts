import { instantOf, type When } from './when.ts';

export type EventStatus = 'confirmed' | 'tentative' | 'cancelled';
export type Properties = Readonly<Record<string, string>>;

/** What a client may write and finds again, but for the times. */
export interface Details {
  readonly summary?: string;
  readonly description?: string;
  readonly location?: string;
  readonly colorId?: string;
  readonly transparency?: 'opaque' | 'transparent';
  readonly visibility?: 'default' | 'public' | 'private' | 'confidential';
  readonly extendedProperties?: { readonly private?: Properties; readonly shared?: Properties };
  readonly reminders?: object;
  readonly source?: object;
}

export interface CalendarEvent {
  readonly id: string;
  readonly creator: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly etag: string;
  /** Which change of the calendar it was last written by. */
  readonly change: number;
  readonly sequence: number;
  readonly status: EventStatus;
  readonly start: When;
  readonly end: When;
  readonly details: Details;
}

/** What is new of an event when it is written. */
export type Written = Pick<CalendarEvent, 'status' | 'start' | 'end' | 'details' | 'sequence'>;

export const isBusy = ({ status, details }: CalendarEvent): boolean =>
  status !== 'cancelled' && details.transparency !== 'transparent';

/** From and to, in milliseconds. */
export const spanOf = (
  { start, end }: CalendarEvent,
  { timeZone }: { readonly timeZone: string },
) => ({
  ...{ from: instantOf(start, timeZone), to: instantOf(end, timeZone) },
});
