import type { IncomingMessage } from 'node:http';

import { sessionCookie } from '@gomomo/conversations';

export function findCookieSession(request: Pick<IncomingMessage, 'headers'>): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const found = pairs.find((pair) => pair.startsWith(`${sessionCookie}=`));
  return found?.slice(sessionCookie.length + 1) || undefined;
}
