import { toCallerAddress } from '@gomomo/http';
import express from 'express';
import type { IncomingMessage } from 'node:http';

export type TrustProxy = false | number | string[];

/** The address of a socket's caller by the same rules as a request's (`TRUST_PROXY`). */
export function createFindAddress(trustProxy: TrustProxy): (request: IncomingMessage) => string {
  const app = express();
  app.set('trust proxy', trustProxy);
  return ({ headers, socket }) => {
    const request = Object.create(app.request, {
      app: { value: app },
      headers: { value: headers },
      socket: { value: socket },
    }) as { ip?: string };
    return toCallerAddress(request.ip);
  };
}

/**
 * Whether a page of another site is asking. CORS does not guard a WebSocket: any site may open one
 * in a visitor's name. No Origin at all is a program, which has nobody's cookies.
 */
export function createIsOwnOrigin(
  publicBaseUrl: string | undefined,
  corsOrigins: readonly string[],
): (request: IncomingMessage) => boolean {
  const own = publicBaseUrl === undefined ? undefined : new URL(publicBaseUrl).origin;
  return ({ headers }) => {
    const { origin, host } = headers;
    if (origin === undefined) return true;
    if (origin === own || corsOrigins.includes(origin)) return true;
    if (own !== undefined || !URL.canParse(origin)) return false;
    return new URL(origin).host === host;
  };
}
