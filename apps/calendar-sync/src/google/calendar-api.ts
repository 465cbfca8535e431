import type { calendar_v3 } from '@googleapis/calendar';
import { toTrouble, type Trouble } from './trouble.ts';

/** A calendar that the account may write to. */
export interface WritableCalendar {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string | null;
  readonly isPrimary: boolean;
}

export type Told<Value> =
  | { readonly kind: 'told'; readonly value: Value }
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

/** Google's Calendar with an access token. Nothing is tried twice here, nothing waits longer than 10 s. */
export interface CalendarApi {
  listCalendars(token: string): Promise<Told<readonly WritableCalendar[]>>;
}

export interface CalendarApiDeps {
  readonly rootUrl: string;
}

/** What goes with each call: the package knows no token, so that it renews none behind our back. */
const timeoutMs = 10_000;
const pagesAtMost = 20;

type Api = calendar_v3.Calendar;
type With = { readonly headers: Record<string, string>; readonly timeout: number };

/** The package takes 0.1 s to load, so the first call brings it. */
function createLoad(rootUrl: string): () => Promise<Api> {
  let loaded: Promise<Api> | undefined;
  const load = async (): Promise<Api> => {
    const { calendar } = await import('@googleapis/calendar');
    return calendar({ version: 'v3', rootUrl, retry: false });
  };
  return () => (loaded ??= load());
}

export function createCalendarApi({ rootUrl }: CalendarApiDeps): CalendarApi {
  const load = createLoad(rootUrl);
  const ask = async <Value>(
    token: string,
    call: (api: Api, as: With) => Promise<Value>,
  ): Promise<Told<Value>> => {
    const api = await load();
    const as = { headers: { authorization: `Bearer ${token}` }, timeout: timeoutMs };
    try {
      return { kind: 'told', value: await call(api, as) };
    } catch (error) {
      return { kind: 'trouble', trouble: toTrouble(error) };
    }
  };
  return { listCalendars: (token) => ask(token, listWritable) };
}

async function listWritable(api: Api, as: With): Promise<WritableCalendar[]> {
  const found: WritableCalendar[] = [];
  let pageToken: string | undefined;
  for (let page = 0; page < pagesAtMost; page += 1) {
    const asked = { minAccessRole: 'writer', maxResults: 250, ...(pageToken && { pageToken }) };
    const { data } = await api.calendarList.list(asked, as);
    found.push(...(data.items ?? []).flatMap(toWritable));
    pageToken = data.nextPageToken ?? undefined;
    if (pageToken === undefined) break;
  }
  return found;
}

function toWritable(entry: calendar_v3.Schema$CalendarListEntry): WritableCalendar[] {
  const { id, summary, summaryOverride, timeZone, primary, deleted } = entry;
  if (!id || deleted === true) return [];
  const name = summaryOverride ?? summary ?? id;
  return [{ id, name, timeZone: timeZone ?? null, isPrimary: primary === true }];
}
