import type { calendar_v3 } from '@googleapis/calendar';

/** A calendar that the account may write to. */
export interface WritableCalendar {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string | null;
  readonly isPrimary: boolean;
}

type Options = { readonly headers: Record<string, string>; readonly timeout: number };

const pagesAtMost = 20;

export async function listWritable(
  { calendarList }: calendar_v3.Calendar,
  options: Options,
): Promise<WritableCalendar[]> {
  const found: WritableCalendar[] = [];
  let pageToken: string | undefined;
  for (let page = 0; page < pagesAtMost; page += 1) {
    const asked = { minAccessRole: 'writer', maxResults: 250, ...(pageToken && { pageToken }) };
    const { data } = await calendarList.list(asked, options);
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
