import {
  isProblemCode,
  socketMessage,
  type ProblemCode,
  type SocketProblem,
  type SocketReplies,
} from '@gomomo/contracts';
import { AppError, isAppError } from '@gomomo/kernel';
import { withSpan, type Logger } from '@gomomo/telemetry';
import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { Server } from 'socket.io';
import type { Told } from '../../use-cases/chat-deps.ts';
import { toSaid, toVisitor } from '../chat-routes.ts';
import { joinConversation, tellMissed, toClient, toReplies } from './join-conversation.ts';
import { parsePayload } from './parse-payload.ts';
import { createReplicaAdapter } from './replica-adapter.ts';
import { createFindAddress, createIsOwnOrigin } from './socket-caller.ts';
import { createPatience, createSocketRoom } from './socket-room.ts';
import type { ChatServer, ChatSocket, ChatSocketDeps, MessageAnswered } from './socket-types.ts';
import { chatMetrics } from '../../metrics.ts';

export interface ChatSockets {
  /** Hooks into the HTTP server at `/ws`; returns what lets go of it again. */
  attach(server: HttpServer): () => Promise<void>;
  /** Brings what got lost on the way from another replica to the windows that hang on this one. */
  catchUp(signal: AbortSignal): Promise<void>;
  /** Passes on what a conversation has been told to everybody who has it open, on any replica. */
  tell(key: string, told: Told): void;
}

const messageBytesMax = 64 * 1024;

function toSocketProblem(error: unknown, logger: Logger): SocketProblem {
  if (isAppError(error) && isProblemCode(error.code)) {
    return { code: error.code, detail: error.message };
  }
  logger.error({ err: error }, 'bug');
  const code: ProblemCode = 'internal';
  return { code, detail: 'Something went wrong on our side. It has been logged.' };
}

async function takeMessage(
  deps: ChatSocketDeps,
  io: ChatServer,
  socket: ChatSocket,
  payload: unknown,
): Promise<MessageAnswered> {
  const { seat, address } = socket.data;
  await deps.limits.countMessage(address);
  if (!seat) throw new AppError('not-found', 'Join a conversation before writing.');
  const message = parsePayload(socketMessage, payload);
  io.to(seat.key).emit('typing', { on: true });
  try {
    const told = await deps.chat.say(
      { ...toClient(socket, seat), ...toVisitor(message) },
      toSaid(message),
    );
    seat.fresh = false;
    return { sessionId: seat.sessionId, replies: told.replies, state: told.state };
  } finally {
    io.to(seat.key).emit('typing', { on: false });
  }
}

/** Whoever is refused for these has done nothing wrong, however often they try. */
const ours: ReadonlySet<ProblemCode> = new Set(['busy', 'dependency-unavailable', 'internal']);

/** Answers one event of a client: by its acknowledgement, and a problem by an event of its own too. */
async function answer<Result>(
  deps: ChatSocketDeps,
  socket: ChatSocket,
  name: string,
  ack: unknown,
  work: () => Promise<Result>,
): Promise<void> {
  const reply = typeof ack === 'function' ? (ack as (answer: unknown) => void) : () => undefined;
  try {
    reply(await withSpan(`socket ${name}`, { kind: 'server' }, work));
  } catch (error) {
    const problem = toSocketProblem(error, deps.logger);
    socket.emit('problem', problem);
    reply({ problem });
    if (!ours.has(problem.code) && socket.data.tires()) socket.disconnect(true);
  }
}

const known: ReadonlySet<string> = new Set(['join', 'message']);

/** An event that means nothing here counts like any other. */
async function refuseUnknown(deps: ChatSocketDeps, socket: ChatSocket): Promise<never> {
  await deps.limits.countRequest(socket.data.address);
  throw new AppError('validation', 'Only join and message are heard here.');
}

/** Also of what another replica has said. */
function noteTold({ data: { seat } }: ChatSocket, { seq }: SocketReplies): void {
  if (seat) seat.toldSeq = Math.max(seat.toldSeq, seq);
}

/** Hears every window; answers what is being answered at any moment. */
function serve(
  deps: ChatSocketDeps,
  io: ChatServer,
  findAddress: (request: IncomingMessage) => string,
): ReadonlySet<Promise<void>> {
  const running = new Set<Promise<void>>();
  const run = (work: Promise<void>): void => {
    running.add(work);
    void work.finally(() => running.delete(work));
  };
  io.on('connection', (socket: ChatSocket) => {
    socket.data.address = findAddress(socket.request);
    socket.data.tires = createPatience(Date.now);
    chatMetrics.sockets.inc();
    socket.on('disconnect', () => {
      chatMetrics.sockets.dec();
    });
    socket.onAnyOutgoing((name: string, sent: unknown) => {
      if (name === 'replies') noteTold(socket, sent as SocketReplies);
    });
    socket.on('join', (payload, ack) => {
      run(answer(deps, socket, 'join', ack, () => joinConversation(deps, socket, payload)));
    });
    socket.on('message', (payload, ack) => {
      run(answer(deps, socket, 'message', ack, () => takeMessage(deps, io, socket, payload)));
    });
    socket.onAny((name: string, ...given: unknown[]) => {
      if (known.has(name)) return;
      run(answer(deps, socket, 'unknown', given.at(-1), () => refuseUnknown(deps, socket)));
    });
  });
  return running;
}

/**
 * Lets go of the HTTP server without closing it: that is its owner's to do. Windows lose the line, not
 * the conversation: they come back elsewhere (whoever is told to disconnect does not) and say again what
 * was not answered. What is being answered is answered to its end.
 */
async function detach(io: ChatServer, running: ReadonlySet<Promise<void>>): Promise<void> {
  io.engine.close();
  await Promise.all(running);
  await io.of('/').adapter.close();
}

const openServer = (
  server: HttpServer,
  { corsOrigins, streams }: Pick<ChatSocketDeps, 'corsOrigins' | 'streams'>,
  isWelcome: (request: IncomingMessage) => boolean,
): ChatServer =>
  new Server(server, {
    path: '/ws',
    serveClient: false,
    maxHttpBufferSize: messageBytesMax,
    cors: { origin: [...corsOrigins] },
    allowRequest: (request: IncomingMessage, decide) => {
      decide(null, isWelcome(request));
    },
    ...(streams === undefined ? {} : { adapter: createReplicaAdapter(streams) }),
  });

export function createChatSockets(deps: ChatSocketDeps): ChatSockets {
  const isOwnOrigin = createIsOwnOrigin(deps.publicBaseUrl, deps.corsOrigins);
  const findAddress = createFindAddress(deps.trustProxy);
  const room = createSocketRoom(deps.maxSocketsPerAddress, findAddress);
  let io: ChatServer | undefined;
  return {
    attach(server) {
      const attached = openServer(
        server,
        deps,
        (request) => isOwnOrigin(request) && room.hasRoom(request),
      );
      attached.engine.on('connection', room.enter);
      const running = serve(deps, attached, findAddress);
      io = attached;
      return async () => {
        io = undefined;
        await detach(attached, running);
      };
    },
    tell(key, told) {
      if (told.replies.length > 0) io?.to(key).emit('replies', toReplies(told));
    },
    async catchUp(signal) {
      for (const socket of io?.sockets.sockets.values() ?? []) {
        if (signal.aborted) return;
        const { seat } = socket.data;
        if (seat && !seat.fresh) await tellMissed(deps, socket, seat);
      }
    },
  };
}
