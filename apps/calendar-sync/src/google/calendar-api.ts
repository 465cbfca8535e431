import type { calendar_v3 } from '@googleapis/calendar';
import { withStepSpan } from '@gomomo/telemetry';
import type { CalendarEvent } from '../domain/calendar-event.ts';
import { ofTenant, readResource, toResource, type FoundEvent } from './event-resource.ts';
import { listWritable, type WritableCalendar } from './list-writable.ts';
import { toTrouble, type Trouble } from './trouble.ts';

export type Told<Value> =
  | { readonly kind: 'told'; readonly value: Value }
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

/** Where an event lies. */
export interface EventPlace {
  readonly calendarId: string;
  readonly eventId: string;
}

/** A stretch of time, and of a long list the page. */
export interface ListPage {
  readonly calendarId: string;
  readonly tenantId: string;
  readonly fromMs: number;
  readonly toMs?: number;
  readonly pageToken?: string;
}

export interface ListedEvents {
  readonly events: readonly FoundEvent[];
  readonly nextPageToken: string | undefined;
}

/** How one call is made. */
export interface AskWith {
  readonly token: string;
  readonly signal?: AbortSignal;
}

/** Google's Calendar with an access token. Nothing is tried twice here, nothing waits longer than 10 s. */
export interface CalendarApi {
  listCalendars(ask: AskWith): Promise<Told<readonly WritableCalendar[]>>;
  insert(ask: AskWith, place: EventPlace, event: CalendarEvent): Promise<Told<FoundEvent>>;
  get(ask: AskWith, place: EventPlace): Promise<Told<FoundEvent>>;
  /** Where it is still as it was (`etag`); what the calendar's owner has added stays. A deleted one comes back. */
  patch(
    ask: AskWith,
    place: EventPlace & { readonly etag: string },
    event: CalendarEvent,
  ): Promise<Told<FoundEvent>>;
  remove(ask: AskWith, place: EventPlace): Promise<Told<undefined>>;
  /** What lies there of a tenant, deleted ones left out. */
  list(ask: AskWith, page: ListPage): Promise<Told<ListedEvents>>;
}

const timeoutMs = 10_000;

type Api = calendar_v3.Calendar;

/**
 * What goes with each call: the package knows no token, so that it renews none behind our back, and asks by Node's
 * own fetch. The one that it brings ends the process where a call is stopped before it is sent.
 */
const toOptions = ({ token, signal }: AskWith, headers: Record<string, string> = {}) => ({
  headers: { authorization: `Bearer ${token}`, ...headers },
  fetchImplementation: fetch,
  timeout: timeoutMs,
  ...(signal === undefined ? {} : { signal }),
});

/** The package takes 0.1 s to load, so the first call brings it. */
function createLoad(rootUrl: string): () => Promise<Api> {
  let loaded: Promise<Api> | undefined;
  const load = async (): Promise<Api> => {
    const { calendar } = await import('@googleapis/calendar');
    return calendar({ version: 'v3', rootUrl, retry: false });
  };
  return () => (loaded ??= load());
}

/** Asks, and never throws. */
type Tell = <Value>(name: string, call: (api: Api) => Promise<Value>) => Promise<Told<Value>>;

function createTell(rootUrl: string): Tell {
  const load = createLoad(rootUrl);
  const step = { kind: 'client', attributes: { 'server.address': new URL(rootUrl).host } } as const;
  return async (name, call) => {
    const api = await load();
    try {
      return { kind: 'told', value: await withStepSpan(`google ${name}`, step, () => call(api)) };
    } catch (error) {
      return { kind: 'trouble', trouble: toTrouble(error) };
    }
  };
}

export function createCalendarApi({ rootUrl }: { readonly rootUrl: string }): CalendarApi {
  const told = createTell(rootUrl);
  return {
    listCalendars: (ask) => told('calendars', (api) => listWritable(api, toOptions(ask))),
    insert: (ask, { calendarId, eventId }, event) =>
      told('insert', async ({ events }) => {
        const requestBody = { id: eventId, ...toResource(event) };
        return readResource(
          (await events.insert({ calendarId, requestBody }, toOptions(ask))).data,
        );
      }),
    get: (ask, place) =>
      told('get', async ({ events }) =>
        readResource((await events.get({ ...place }, toOptions(ask))).data),
      ),
    patch: (ask, { calendarId, eventId, etag }, event) =>
      told('patch', async ({ events }) => {
        const parameters = { calendarId, eventId, requestBody: toResource(event) };
        return readResource(
          (await events.patch(parameters, toOptions(ask, { 'If-Match': etag }))).data,
        );
      }),
    remove: (ask, place) =>
      told('remove', async ({ events }) => {
        await events.delete({ ...place }, toOptions(ask));
        return undefined;
      }),
    list: (ask, page) => told('list', (api) => listOfTenant(api, ask, page)),
  };
}

async function listOfTenant({ events }: Api, ask: AskWith, page: ListPage): Promise<ListedEvents> {
  const { calendarId, tenantId, fromMs, toMs, pageToken } = page;
  const parameters = {
    ...{ calendarId, privateExtendedProperty: [ofTenant(tenantId)], maxResults: 1_000 },
    timeMin: new Date(fromMs).toISOString(),
    ...(toMs === undefined ? {} : { timeMax: new Date(toMs).toISOString() }),
    ...(pageToken === undefined ? {} : { pageToken }),
  };
  const { data } = await events.list(parameters, toOptions(ask));
  const found = (data.items ?? []).map(readResource).filter(({ isCancelled }) => !isCancelled);
  return { events: found, nextPageToken: data.nextPageToken ?? undefined };
}
