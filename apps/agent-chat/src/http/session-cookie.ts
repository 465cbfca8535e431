import type { IncomingMessage } from 'node:http';

/** Set by a hand-off: the page goes on with a conversation that it has not begun itself. */
export const sessionCookie = 'gomomo_session';

export function findCookieSession(request: Pick<IncomingMessage, 'headers'>): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const found = pairs.find((pair) => pair.startsWith(`${sessionCookie}=`));
  return found?.slice(sessionCookie.length + 1) || undefined;
}
