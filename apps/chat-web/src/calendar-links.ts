import type { Appointment, PublicTenant } from './contract.ts';

interface CalendarEvent {
  readonly title: string;
  readonly about: string;
  readonly place: string;
  readonly start: string;
  readonly end: string;
}

/** "20261124T190000Z" */
const toStamp = (instant: string): string =>
  new Date(instant).toISOString().replaceAll(/[-:]|\.\d{3}/g, '');

export function toCalendarEvent(
  { service, resource, reference, start, end }: Appointment,
  { name, profile }: PublicTenant,
  manageUrl: string | undefined,
): CalendarEvent {
  const about = [`With ${resource.name}. Reference ${reference}.`, manageUrl];
  return {
    title: `${service.name}, ${name}`,
    about: about.filter(Boolean).join('\n'),
    place: profile.address ?? name,
    start,
    end,
  };
}

/** A new event in Google Calendar, filled in (its public "TEMPLATE" link). */
export const toGoogleLink = ({ title, about, place, start, end }: CalendarEvent): string =>
  `https://calendar.google.com/calendar/render?${new URLSearchParams({
    action: 'TEMPLATE',
    text: title,
    dates: `${toStamp(start)}/${toStamp(end)}`,
    details: about,
    location: place,
  })}`;

/** The same in Outlook on the web. */
export const toOutlookLink = ({ title, about, place, start, end }: CalendarEvent): string =>
  `https://outlook.live.com/calendar/0/deeplink/compose?${new URLSearchParams({
    path: '/calendar/action/compose',
    rru: 'addevent',
    subject: title,
    startdt: new Date(start).toISOString(),
    enddt: new Date(end).toISOString(),
    body: about,
    location: place,
  })}`;
