import { signWebhook } from '@gomomo/fakes';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SeenWebhook {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly isSigned: boolean;
}

/** What is answered at a path: a document, or an HTTP status. */
export type Documents = Readonly<Record<string, string | number>>;

export const token = 'token-of-the-spec';

/** A product that answers each path always the same, and remembers what it was asked. */
export async function startScriptedProduct(documents: Documents) {
  const seen: SeenWebhook[] = [];
  let url = '';
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { method = '', url: path = '' } = request;
      const fields = Object.fromEntries(new URLSearchParams(Buffer.concat(parts).toString('utf8')));
      const signature = signWebhook(token, url + path, fields);
      const isSigned = request.headers['x-twilio-signature'] === signature;
      seen.push({ method, path, fields, isSigned });
      const answer = documents[new URL(path, url).pathname] ?? 204;
      if (typeof answer === 'number') response.writeHead(answer).end();
      else response.writeHead(200, { 'content-type': 'text/xml' }).end(toDocument(answer));
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { url, seen, close, last: () => seen.at(-1)?.fields ?? {} };
}

export type ScriptedProduct = Awaited<ReturnType<typeof startScriptedProduct>>;

const toDocument = (verbs: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Response>${verbs}</Response>`;
