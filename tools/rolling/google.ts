import type { FakeGoogle } from '@gomomo/fakes';
import { postAsOperator, type Place } from './place.ts';

/** What a stack is told of a Google of this machine. */
export const toGoogleEnv = (google: FakeGoogle): Record<string, string> => ({
  GOOGLE_CLIENT_ID: google.clientId,
  GOOGLE_CLIENT_SECRET: google.clientSecret,
  GOOGLE_BASE_URL: google.url,
  GOOGLE_REDIRECT_URI: google.redirectUris[0] ?? '',
  // Nobody counts there.
  GOOGLE_REQUESTS_PER_SECOND: '50',
});

/** By the way that an owner goes. */
export async function connectCalendar(
  place: Place,
  google: FakeGoogle,
  tenant: string,
): Promise<void> {
  const post = postAsOperator(place);
  const { authorizationUrl } = await post(`/api/tenants/${tenant}/calendar/connect`);
  const { pathname, search } = new URL(google.consent(String(authorizationUrl)));
  const back = await fetch(`${place.origin}${pathname}${search}`);
  if (!back.ok) throw new Error(`back from Google: ${back.status} ${await back.text()}`);
}

/** The starts of the live events of every appointment, in milliseconds. */
export function eventsOf({ calendars }: FakeGoogle): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const { status, start, details } of calendars.flatMap((it) => [...it.events.values()])) {
    const id = details.extendedProperties?.private?.['gomomoAppointment'];
    if (id === undefined || status === 'cancelled') continue;
    found.set(id, [...(found.get(id) ?? []), 'at' in start ? start.at : Number.NaN]);
  }
  return found;
}
