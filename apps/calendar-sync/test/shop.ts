import type { WithGoogle } from './with-google.ts';

export interface Visit {
  readonly id: string;
  readonly reference: string;
  readonly start: string;
  readonly end: string;
  readonly resource: { readonly name: string };
  readonly version: number;
  readonly sync: { readonly googleCalendar: string };
}

/** A business with a service and two people, always open. */
export interface Shop {
  readonly slug: string;
  readonly tenantId: string;
  readonly resources: readonly string[];
  /** Days from now, at ten in the morning and as many hours later. */
  book(day: number, hour?: number, resourceId?: string): Promise<Visit>;
  /** A verb of one appointment, by the business. */
  change(visit: Visit, verb: string, body?: object): Promise<Visit>;
  look(visit: Visit): Promise<Visit>;
  /** Live events of this business at Google, by appointment; several of one are an error of ours. */
  events(): readonly ShownEvent[];
  calendar(method: string, path?: string, body?: unknown): Promise<Record<string, unknown>>;
}

export interface ShownEvent {
  readonly appointmentId: string;
  readonly calendarId: string;
  readonly id: string;
  readonly summary: string;
  readonly description: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly version: string;
}

const always = [{ days: [1, 2, 3, 4, 5, 6, 7], start: '00:00', end: '24:00' }];

let counted = 0;

export async function openShop(stage: WithGoogle): Promise<Shop> {
  const slug = `shop-${(counted += 1)}`;
  const base = `/api/tenants/${slug}`;
  const must = async (method: string, path: string, body?: unknown) => {
    const said = await stage.ask(method, path, body === undefined ? {} : { body });
    if (said.status >= 300) throw new Error(`${path}: ${JSON.stringify(said.json)}`);
    return said.json;
  };
  const hours = { weekly: always, overrides: [] };
  const policy = { limits: { upcomingPerClient: 10_000 } };
  const tenant = { name: `Shop ${slug}`, slug, timeZone: 'America/New_York', hours, policy };
  const made = await must('POST', '/api/tenants', tenant);
  const resources: string[] = [];
  for (const name of ['Ana', 'Ben']) {
    const resource = await must('POST', `${base}/resources`, { name, kind: 'staff' });
    resources.push(String(resource['id']));
  }
  const service = { name: 'Facial', durationMinutes: 60 };
  const { id: serviceId } = await must('POST', `${base}/services`, service);
  const client = { name: 'Dana Reed', email: 'dana@example.com' };
  return {
    slug,
    tenantId: String((made['tenant'] as { id: string }).id),
    resources,
    book: async (day, hour = 0, resourceId = resources[0]) =>
      (await must('POST', `${base}/appointments`, {
        ...{ serviceId, start: toStart(day, hour), resourceId, client },
      })) as unknown as Visit,
    change: async ({ reference }, verb, body = {}) =>
      (await must('POST', `${base}/appointments/${reference}/${verb}`, body)) as unknown as Visit,
    look: async ({ reference }) =>
      (await must('GET', `${base}/appointments/${reference}`)) as unknown as Visit,
    events: () => shownOf(stage, String((made['tenant'] as { id: string }).id)),
    calendar: (method, path = '', body) => must(method, `${base}/calendar${path}`, body),
  };
}

const dayMs = 86_400_000;

/** A full hour, so many days from now; UTC, which the grid of an always open shop meets. */
export function toStart(day: number, hour = 0): string {
  const midnight = Math.floor(Date.now() / dayMs) * dayMs;
  return new Date(midnight + day * dayMs + (15 + hour) * 3_600_000).toISOString();
}

function shownOf({ google }: WithGoogle, tenantId: string): ShownEvent[] {
  return google.calendars.flatMap(({ id: calendarId, events }) =>
    [...events.values()].flatMap(({ id, status, start, end, details }) => {
      const { summary = '', description = '', extendedProperties } = details;
      const mark = extendedProperties?.private ?? {};
      if (status === 'cancelled' || mark['gomomoTenant'] !== tenantId) return [];
      const startMs = 'at' in start ? start.at : NaN;
      const { gomomoAppointment: appointmentId = '', gomomoVersion: version = '' } = mark;
      const endMs = 'at' in end ? end.at : NaN;
      return [{ appointmentId, calendarId, id, summary, description, startMs, endMs, version }];
    }),
  );
}
