import type { Line } from '../domain/line.ts';
import { isOurAccount } from '../domain/our-account.ts';
import { createEars, type Ears } from './ears.ts';
import {
  readRelayMessage,
  toHandoffData,
  type RelayMessage,
  type RelayReply,
  type RelaySetup,
} from './messages.ts';
import { createRelayTurns, type RelayTurnsDeps, type RelayVoice } from './relay-turns.ts';

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
  const ears = createEars({
    onQuiet: () => turns.take({ kind: 'silence' }),
    onKeys: (digits) => turns.take({ kind: 'keys', digits }),
  });
  const turns = createRelayTurns(deps, createRelayVoice(socket, ears));
  const hear = (message: RelayMessage): void => {
    switch (message.type) {
      case 'setup':
        if (!isOurAccount(deps.accountSid, message.accountSid)) {
          ears.close();
          socket.refuse();
        } else turns.begin(toLine(message, socket.baseUrl));
        break;
      case 'prompt':
        ears.speaks();
        if (message.last) sayIt(message.voicePrompt.trim());
        break;
      case 'dtmf':
        ears.presses(message.digit);
        break;
      case 'interrupt':
        ears.cutsIn();
        break;
      case 'error':
        deps.logger.warn({ description: message.description }, 'the relay refuses a message');
    }
  };
  const sayIt = (text: string): void => {
    if (text === '') ears.cutsIn();
    else turns.take({ kind: 'text', text });
  };
  return {
    close: ears.close,
    hear(text) {
      const message = readRelayMessage(text);
      if (message && !ears.areClosed()) hear(message);
    },
  };
}

const toLine = ({ callSid, from, to: called }: RelaySetup, baseUrl: string): Line => ({
  ...{ callSid, from, called, baseUrl },
});

/** Says what there is to say, and listens afterwards; once it is over, neither. */
function createRelayVoice(socket: RelaySocket, ears: Ears): RelayVoice {
  const unlessOver = (work: () => void): void => {
    if (!ears.areClosed()) work();
  };
  const close = (last: () => void): void =>
    unlessOver(() => {
      ears.close();
      last();
    });
  return {
    ask: (text, listening) =>
      unlessOver(() => {
        socket.send({ type: 'text', token: text, last: true });
        ears.listen(text, listening);
      }),
    listen: (text, listening) => unlessOver(() => ears.listen(text, listening)),
    end: (step) => close(() => socket.send({ type: 'end', handoffData: toHandoffData(step) })),
    refuse: () => close(() => socket.refuse()),
  };
}
