import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SentMessage {
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly authorization: string;
}

/** The one part of Twilio's REST API that we call, as it answers (twilio.com/docs/messaging/api). */
export async function startFakeMessages(accountSid: string) {
  const sent: SentMessage[] = [];
  const refusals = new Map<string, number>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const form = new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
      const field = (name: string): string => form.get(name) ?? '';
      const answer = (status: number, body: object): void => {
        response
          .writeHead(status, { 'content-type': 'application/json' })
          .end(JSON.stringify(body));
      };
      const isKnown = request.url === `/2010-04-01/Accounts/${accountSid}/Messages.json`;
      if (request.method !== 'POST' || !isKnown) return answer(404, { code: 20404, message: '-' });
      const code = refusals.get(field('To'));
      if (code !== undefined) return answer(400, { code, message: 'refused', status: 400 });
      const { authorization = '' } = request.headers;
      sent.push({ from: field('From'), to: field('To'), body: field('Body'), authorization });
      return answer(201, { sid: `SM${String(sent.length).padStart(32, '0')}`, status: 'queued' });
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    sent,
    /** Messages to this number are refused from now on. */
    refuse: (to: string, code: number) => void refusals.set(to, code),
    close: () => server.close(),
  };
}

export type FakeMessages = Awaited<ReturnType<typeof startFakeMessages>>;
