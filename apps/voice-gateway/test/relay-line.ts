import { signWebhook } from '@gomomo/fakes';
import { until } from '@gomomo/testing';
import { expect } from '@jest/globals';
import { once } from 'node:events';
import WebSocket from 'ws';

type Reply = { type: 'text'; token: string } | { type: 'end'; handoffData: string };

/** A call's end of ConversationRelay's socket. */
export interface RelayLine {
  readonly replies: readonly Reply[];
  /** Says something and hears what is answered: words, or the data that the session ends with. */
  says(text: string): Promise<string>;
  keys(digits: string): Promise<string>;
  send(message: object): void;
  /** Undefined while it is open. */
  closed(): number | undefined;
  breaksOff(): void;
}

export interface RelayCall {
  readonly url: string;
  /** Signs the handshake; another token is not believed. */
  readonly token: string;
  readonly setup: object;
}

const textOf = (reply: Reply): string => (reply.type === 'text' ? reply.token : reply.handoffData);

/** @throws Error when the handshake is refused */
export async function openRelay({ url, token, setup }: RelayCall): Promise<RelayLine> {
  const address = `${url.replace(/^http/, 'ws')}/twilio/relay`;
  const signature = signWebhook(token, address, {});
  const socket = new WebSocket(address, { headers: { 'x-twilio-signature': signature } });
  await once(socket, 'open');
  const replies: Reply[] = [];
  let closed: number | undefined;
  socket.on('message', (data) => replies.push(JSON.parse(String(data)) as Reply));
  socket.on('close', (code) => (closed = code));
  const send = (message: object): void => socket.send(JSON.stringify(message));
  const answered = async (work: () => void): Promise<string> => {
    const before = replies.length;
    work();
    await until(() => expect(replies.length).toBeGreaterThan(before));
    const last = replies.at(-1);
    return last === undefined ? '' : textOf(last);
  };
  send({ type: 'setup', ...setup });
  return {
    ...{ replies, send },
    says: (voicePrompt) =>
      answered(() => send({ type: 'prompt', voicePrompt, lang: 'en-US', last: true })),
    keys: (digits) =>
      answered(() => {
        for (const digit of digits) send({ type: 'dtmf', digit });
      }),
    closed: () => closed,
    breaksOff: () => socket.terminate(),
  };
}
