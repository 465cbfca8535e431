import type { Listening } from '../domain/listening.ts';
import { createKeyPad } from './key-pad.ts';
import {
  readRelayMessage,
  toHandoffData,
  type RelayMessage,
  type RelayReply,
  type RelaySetup,
} from './messages.ts';
import { createQuietWatch } from './quiet-watch.ts';
import { createRelayTurns, type RelayTurnsDeps } from './relay-turns.ts';

export interface RelaySocket {
  /** The public address that links are built on. */
  readonly baseUrl: string;
  send(reply: RelayReply): void;
  /** Closes it: whoever is at the other end is not believed. */
  refuse(): void;
}

export interface RelaySession {
  hear(text: string): void;
  /** The socket is gone. */
  close(): void;
}

/**
 * One call over its socket: the same steps as by webhooks. It only asks; whatever else comes of a step
 * (the end, a person, a message after the tone) ends the session, and the `<Connect action>` then hears
 * the same step, which is answered as the first time, in TwiML.
 */
export function createRelaySession(deps: RelayTurnsDeps, socket: RelaySocket): RelaySession {
  let isOneKey = false;
  let isOver = false;

  const close = (): void => {
    isOver = true;
    quiet.stop();
    pad.clear();
  };
  const listen = (text: string, listening: Listening): void => {
    if (isOver) return;
    isOneKey = listening.oneKey;
    quiet.start(text, listening.timeoutSeconds);
  };
  const ask = (text: string, listening: Listening): void => {
    if (!isOver) socket.send({ type: 'text', token: text, last: true });
    listen(text, listening);
  };
  const end = (step: number): void => {
    if (!isOver) socket.send({ type: 'end', handoffData: toHandoffData(step) });
    close();
  };
  const refuse = (): void => {
    close();
    socket.refuse();
  };
  const turns = createRelayTurns(deps, { ask, listen, end, refuse });
  const quiet = createQuietWatch(() => turns.take({ kind: 'silence' }));
  const pad = createKeyPad(
    () => isOneKey,
    (digits) => turns.take({ kind: 'keys', digits }),
  );
  return {
    close,
    hear(text) {
      const message = readRelayMessage(text);
      if (!message || isOver) return;
      if (message.type === 'setup') setUp(message);
      else hearCaller(message);
    },
  };

  function setUp({ accountSid, callSid, from, to: called }: RelaySetup): void {
    if (![undefined, accountSid].includes(deps.accountSid)) refuse();
    else turns.begin({ callSid, from, called, baseUrl: socket.baseUrl });
  }

  function hearCaller(message: Exclude<RelayMessage, { type: 'setup' }>): void {
    switch (message.type) {
      case 'prompt':
        quiet.stop();
        pad.clear();
        if (message.last) sayIt(message.voicePrompt.trim());
        break;
      case 'dtmf':
        quiet.stop();
        pad.press(message.digit);
        break;
      case 'interrupt':
        quiet.resume();
        break;
      case 'error':
        deps.logger.warn({ description: message.description }, 'the relay refuses a message');
    }
  }

  function sayIt(text: string): void {
    if (text === '') quiet.resume();
    else turns.take({ kind: 'text', text });
  }
}
