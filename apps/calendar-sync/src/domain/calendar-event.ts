import type { EventAppointment, Pii } from '@gomomo/contracts';

/** What an appointment looks like in a calendar; nothing in it opens anything. */
export interface CalendarEvent {
  readonly summary: string;
  readonly description: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly timeZone: string;
  readonly mark: EventMark;
}

/** How an event of ours is known again, in its private properties. */
export interface EventMark {
  readonly tenantId: string;
  readonly appointmentId: string;
  /** Of the appointment: an older one never takes the place of a newer. */
  readonly version: number;
}

const channels: Readonly<Record<string, string>> = {
  ...{ web: 'online', phone: 'by phone', sms: 'by text message', api: 'by another system' },
};

/** The event of an appointment that stands; a cancelled one has none. */
export function toCalendarEvent(
  tenantId: string,
  appointment: EventAppointment,
  client: Pick<Pii, 'name'> | null,
): CalendarEvent | undefined {
  const { id, version, status, service, resource, reference, timeZone } = appointment;
  if (status === 'cancelled') return undefined;
  const who = client?.name ?? undefined;
  const booked = channels[appointment.channel];
  return {
    summary: toTitle(status, who === undefined ? service.name : `${service.name} · ${who}`),
    description: [
      ...(status === 'completed' ? ['The client came.'] : []),
      ...(status === 'no_show' ? ['The client did not come.'] : []),
      `With ${resource.name}`,
      `Reference ${reference}`,
      ...(booked === undefined ? [] : [`Booked ${booked}`]),
    ].join('\n'),
    startMs: Date.parse(appointment.start),
    endMs: Date.parse(appointment.end),
    timeZone,
    mark: { tenantId, appointmentId: id, version },
  };
}

function toTitle(status: EventAppointment['status'], title: string): string {
  if (status === 'completed') return `✓ ${title}`;
  return status === 'no_show' ? `No-show: ${title}` : title;
}

/**
 * Ids that the event of an appointment may have, the first unless a stranger's event has it: Google
 * takes a–v and 0–9. The same for ever, so that what was written and not answered is found again.
 */
export const toEventIds = (appointmentId: string): readonly [string, string] => {
  const id = `bk${appointmentId.replaceAll('-', '')}`;
  return [id, `${id}r1`];
};

/** Names of what differs from how it should be; the calendar's own additions do not count. */
export function toDifferences(found: CalendarEvent, wanted: CalendarEvent): string[] {
  const { summary, description, startMs, endMs, mark } = wanted;
  return [
    ...(found.summary === summary ? [] : ['title']),
    ...(found.description === description ? [] : ['description']),
    ...(found.startMs === startMs ? [] : ['start']),
    ...(found.endMs === endMs ? [] : ['end']),
    ...(found.mark.version === mark.version ? [] : ['version']),
  ];
}

/** True for an event that is this appointment's. */
export const isOf = (found: Pick<CalendarEvent, 'mark'> | undefined, mark: EventMark): boolean =>
  found?.mark.tenantId === mark.tenantId && found.mark.appointmentId === mark.appointmentId;
