import type { FakeGoogle } from '@gomomo/fakes';
import type { ShownEvent } from './data.ts';

/** Every live event of ours, out of the fake's own memory. */
export const readGoogle = ({ calendars }: Pick<FakeGoogle, 'calendars'>): ShownEvent[] =>
  calendars.flatMap(({ id: calendar, events }) =>
    [...events.values()].flatMap(({ id, status, start, end, details }) => {
      const mark = details.extendedProperties?.private ?? {};
      if (status === 'cancelled') return [];
      return [
        {
          ...{ calendar, id, tenant: mark['gomomoTenant'] ?? '' },
          appointment: mark['gomomoAppointment'] ?? '',
          version: mark['gomomoVersion'] ?? '',
          start: 'at' in start ? start.at : NaN,
          end: 'at' in end ? end.at : NaN,
          summary: details.summary ?? '',
          description: details.description ?? '',
        },
      ];
    }),
  );
