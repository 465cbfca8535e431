import type { FakeGoogle } from '@gomomo/fakes';
import type { EventId, ShownEvent } from './data.ts';

type Calendars = Pick<FakeGoogle, 'calendars'>;
type FakeEvent = ReturnType<Calendars['calendars'][number]['events']['get']>;

const markOf = (event: FakeEvent): Readonly<Record<string, string>> =>
  event?.details.extendedProperties?.private ?? {};
const appointmentOf = (event: FakeEvent): string => markOf(event)['gomomoAppointment'] ?? '';

/** Of every event that ever was: what is deleted stays in the fake, as cancelled. */
export const readEventIds = ({ calendars }: Calendars): EventId[] =>
  calendars.flatMap(({ events }) =>
    [...events.values()].map((event) => ({ id: event.id, appointment: appointmentOf(event) })),
  );

/** Every live event of ours, out of the fake's own memory. */
export const readGoogle = ({ calendars }: Calendars): ShownEvent[] =>
  calendars.flatMap(({ id: calendar, events }) =>
    [...events.values()].flatMap((event) => {
      const { id, status, start, end, details } = event;
      const mark = markOf(event);
      if (status === 'cancelled') return [];
      return [
        {
          ...{ calendar, id, tenant: mark['gomomoTenant'] ?? '' },
          appointment: appointmentOf(event),
          version: mark['gomomoVersion'] ?? '',
          start: 'at' in start ? start.at : NaN,
          end: 'at' in end ? end.at : NaN,
          summary: details.summary ?? '',
          description: details.description ?? '',
        },
      ];
    }),
  );
