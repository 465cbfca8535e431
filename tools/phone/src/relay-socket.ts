import { signWebhook } from '@gomomo/fakes';
import { once } from 'node:events';
import WebSocket from 'ws';

/** What is sent to a caller's end: words, or the data that the session ends with. */
export type RelayReply =
  | { readonly type: 'text'; readonly token: string }
  | { readonly type: 'end'; readonly handoffData: string }
  /** The socket is gone, and nobody has said so. */
  | { readonly type: 'lost'; readonly code: number };

/** The line's end of ConversationRelay's socket (twilio.com/docs/voice/conversationrelay/websocket-messages). */
export interface RelaySocket {
  send(message: object): void;
  /** The next that was not taken yet. @throws Error when none comes in time */
  next(): Promise<RelayReply>;
  /** Breaks off without a word. */
  breakOff(): void;
}

export interface RelayCall {
  readonly url: string;
  /** What it believes to be its address: signed is that one. */
  readonly publicUrl?: string;
  /** Signs the handshake; another one is not believed. */
  readonly token: string;
  readonly setup: object;
}

/** The desk speaks, and waits, before it takes silence for an answer. */
const patienceMs = 60_000;

/** @throws Error when the handshake is refused */
export async function openRelay(call: RelayCall): Promise<RelaySocket> {
  const { url, publicUrl = url, token, setup } = call;
  const signature = signWebhook(token, publicUrl, {});
  const socket = new WebSocket(url, { headers: { 'x-twilio-signature': signature } });
  await once(socket, 'open');
  const replies: RelayReply[] = [];
  let wake = (): void => undefined;
  const take = (reply: RelayReply): void => {
    replies.push(reply);
    wake();
  };
  socket.on('message', (data) => take(JSON.parse(String(data)) as RelayReply));
  socket.on('close', (code) => take({ type: 'lost', code }));
  const send = (message: object): void => socket.send(JSON.stringify(message));
  send({ type: 'setup', ...setup });
  return {
    send,
    breakOff: () => socket.terminate(),
    async next() {
      if (replies.length === 0) await soon((done) => (wake = done));
      const reply = replies.shift();
      if (reply === undefined) throw new Error('the desk says nothing');
      return reply;
    },
  };
}

/** When it is done, or patience is over. */
const soon = (work: (done: () => void) => void): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, patienceMs);
    work(() => {
      clearTimeout(timer);
      resolve();
    });
  });
