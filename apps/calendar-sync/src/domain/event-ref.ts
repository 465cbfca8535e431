/** An event as it is named in the report of what differs: `{calendar}/{event}`; an event's id has no slash. */
export const toRef = (calendarId: string, eventId: string): string => `${calendarId}/${eventId}`;

export function fromRef(
  ref: string,
): { readonly calendarId: string; readonly eventId: string } | undefined {
  const slash = ref.lastIndexOf('/');
  if (slash < 1) return undefined;
  return { calendarId: ref.slice(0, slash), eventId: ref.slice(slash + 1) };
}
