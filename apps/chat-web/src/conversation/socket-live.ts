import { io, type Socket } from 'socket.io-client';
import type {
  SocketJoin,
  SocketJoined,
  SocketMessage,
  SocketProblem,
  SocketReplies,
  SocketTyping,
} from '../contract.ts';
import type { Outgoing } from './conversation.ts';
import { visitor } from './visitor.ts';
import type { Caller, Live, LiveEvents, Sent } from './wire.ts';

type JoinAck = SocketJoined | { readonly problem: SocketProblem };
/** The acknowledgement of a message carries its replies, as the answer to a request does. */
type MessageAck = Extract<Sent, { outcome: 'answered' }>['answer'] | { problem: SocketProblem };

interface ServerEvents {
  replies(push: SocketReplies): void;
  typing(typing: SocketTyping): void;
}
interface ClientEvents {
  join(join: SocketJoin, ack: (answer: JoinAck) => void): void;
  message(message: SocketMessage, ack: (answer: MessageAck) => void): void;
}
type Line = Socket<ServerEvents, ClientEvents>;

const ackMs = 12_000;
/** The line does not say how long a limit lasts; it is a part of a minute. */
const limitedMs = 10_000;

const toMessage = ({ messageId, text, choice }: Outgoing): SocketMessage =>
  choice === undefined
    ? { messageId, ...visitor, message: text }
    : { messageId, ...visitor, choice };

/** What could not be joined (something is away) is tried again. */
const joinAgainMs = 5_000;
/** Shown out for too many refusals in a minute. */
const comeBackMs = 60_000;

/** Undefined: try the plain request, which knows how to read every refusal. */
async function send(line: Line, outgoing: Outgoing): Promise<Sent | undefined> {
  try {
    const ack = await line.timeout(ackMs).emitWithAck('message', toMessage(outgoing));
    if (!('problem' in ack)) return { outcome: 'answered', answer: ack };
    const limited = ack.problem.code === 'rate-limited';
    return limited ? { outcome: 'limited', retryAfterMs: limitedMs } : undefined;
  } catch {
    // Not acknowledged in time: it may have arrived, and its id makes saying it again harmless.
    return undefined;
  }
}

export function openSocketLive(slug: string, events: LiveEvents): Live {
  // Polling is for networks that let no WebSocket through; by itself the library would never try it.
  const transports = ['websocket', 'polling'];
  const line: Line = io({ path: '/ws', transports, tryAllTransports: true });
  let who: { caller: () => Caller; lastSeq: () => number } | undefined;
  let joined = false;

  async function join(): Promise<void> {
    if (!who || !line.connected) return;
    const request = { tenant: slug, ...who.caller(), lastSeq: who.lastSeq() };
    try {
      const ack = await line.timeout(ackMs).emitWithAck('join', request);
      joined = !('problem' in ack);
      if (!('problem' in ack)) events.onJoined(ack);
    } catch {
      joined = false;
    }
    // Plain requests work meanwhile.
    if (!joined) setTimeout(() => void join(), joinAgainMs);
  }

  line.on('connect', () => void join());
  line.on('replies', (push) => {
    events.onPush(push);
  });
  line.on('typing', ({ on }) => {
    events.onTyping(on);
  });
  line.on('disconnect', (reason) => {
    joined = false;
    events.onDown();
    // After any other end the library comes back by itself.
    if (reason === 'io server disconnect') setTimeout(() => line.connect(), comeBackMs);
  });

  return {
    send: async (outgoing) => (joined && line.connected ? send(line, outgoing) : undefined),
    join(caller, lastSeq) {
      who = { caller, lastSeq };
      void join();
    },
    close() {
      line.close();
    },
  };
}
