import {
  isProblemCode,
  socketJoin,
  socketMessage,
  type ProblemCode,
  type SocketJoin,
  type SocketJoined,
  type SocketProblem,
  type SocketReplies,
  type SocketTyping,
} from '@gomomo/contracts';
import { AppError, isAppError } from '@gomomo/kernel';
import { metrics, withSpan, currentTraceparent, type Logger } from '@gomomo/telemetry';
import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { findConversationKey, newSessionId } from '../../domain/session-id.ts';
import type { Chat } from '../../use-cases/chat.ts';
import type { Client, Told } from '../../use-cases/chat-deps.ts';
import { getTenant, type TenantDirectory } from '../../use-cases/tenant-directory.ts';
import { toSaid } from '../chat-routes.ts';
import type { ChatLimits } from '../limits.ts';
import { findCookieSession } from '../session-cookie.ts';
import { createFindAddress, createIsOwnOrigin, type TrustProxy } from './socket-caller.ts';

/** What a message is acknowledged with: the same as the answer of the plain request. */
export interface MessageAnswered {
  readonly sessionId: string;
  readonly replies: Told['replies'];
  readonly state: Told['state'];
}

interface ClientEvents {
  join(payload: unknown, ack?: (answer: SocketJoined | { problem: SocketProblem }) => void): void;
  message(
    payload: unknown,
    ack?: (answer: MessageAnswered | { problem: SocketProblem }) => void,
  ): void;
}

interface ServerEvents {
  replies(replies: SocketReplies): void;
  typing(typing: SocketTyping): void;
  problem(problem: SocketProblem): void;
}

/** What a socket has joined. */
interface Seat {
  readonly tenantId: string;
  readonly sessionId: string;
  readonly key: string;
  /** The id was minted for this socket and nothing has been said yet. */
  fresh: boolean;
  /** Number of the last reply that was sent down this socket. */
  toldSeq: number;
}

type ChatSocket = Socket<ClientEvents, ServerEvents, object, { seat?: Seat; address: string }>;
type ChatServer = Server<ClientEvents, ServerEvents, object, { seat?: Seat; address: string }>;

export interface ChatSocketDeps {
  readonly chat: Pick<Chat, 'say' | 'find' | 'openManaged'>;
  readonly tenants: TenantDirectory;
  readonly limits: ChatLimits;
  readonly publicBaseUrl: string | undefined;
  readonly corsOrigins: readonly string[];
  readonly trustProxy: TrustProxy;
  readonly logger: Logger;
}

export interface ChatSockets {
  /** Hooks into the HTTP server at `/ws`; returns what lets go of it again. */
  attach(server: HttpServer): () => Promise<void>;
  /** Brings what another replica has told a conversation to the windows that hang on this one. */
  catchUp(signal: AbortSignal): Promise<void>;
  /** Passes on what a conversation has been told to everybody who has it open here. */
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

const toReplies = ({ replies, state }: Told): SocketReplies => ({
  seq: replies.at(-1)?.seq ?? 0,
  replies: [...replies],
  state,
});

function parse<Value>(
  schema: { safeParse(json: unknown): { data?: Value; success: boolean } },
  payload: unknown,
): Value {
  const { data, success } = schema.safeParse(payload);
  if (success && data !== undefined) return data;
  throw new AppError('validation', 'This message is not in the form that is read here.');
}

/** The conversation a socket asks for, or a new one that nobody has yet. */
async function findSeat(deps: ChatSocketDeps, join: SocketJoin, cookie?: string): Promise<Seat> {
  const tenant = await getTenant(deps.tenants, join.tenant);
  const known = join.sessionId ?? cookie;
  const found = known === undefined ? undefined : await deps.chat.find(tenant.id, known);
  const sessionId = found && known !== undefined ? known : newSessionId();
  const key = findConversationKey(sessionId) ?? '';
  return { tenantId: tenant.id, sessionId, key, fresh: !found, toldSeq: 0 };
}

function toClient(socket: ChatSocket, seat: Seat): Client {
  const traceparent = currentTraceparent();
  return {
    tenantId: seat.tenantId,
    sessionId: seat.sessionId,
    fresh: seat.fresh,
    address: socket.data.address,
    ...(traceparent === undefined ? {} : { traceparent }),
  };
}

/** Sends what the socket has not been sent yet; tells what there is. */
async function tellMissed(deps: ChatSocketDeps, socket: ChatSocket, seat: Seat) {
  const found = await deps.chat.find(seat.tenantId, seat.sessionId);
  const replies = found?.repliesAfter(seat.toldSeq) ?? [];
  if (found && replies.length > 0) {
    seat.toldSeq = found.lastSeq;
    socket.emit('replies', toReplies({ replies, state: found.state }));
  }
  return found;
}

async function join(deps: ChatSocketDeps, socket: ChatSocket, payload: unknown) {
  await deps.limits.countRequest(socket.data.address);
  const request = parse(socketJoin, payload);
  const seat = await findSeat(deps, request, findCookieSession(socket.request));
  if (socket.data.seat) await socket.leave(socket.data.seat.key);
  socket.data.seat = seat;
  await socket.join(seat.key);
  const { manageToken, lastSeq = 0 } = request;
  if (manageToken !== undefined) {
    await deps.chat.openManaged({ ...toClient(socket, seat), manageToken });
    seat.fresh = false;
  }
  seat.toldSeq = Math.max(seat.toldSeq, lastSeq);
  const found = await tellMissed(deps, socket, seat);
  return { sessionId: seat.sessionId, lastSeq: found?.lastSeq ?? 0 };
}

async function takeMessage(
  deps: ChatSocketDeps,
  io: ChatServer,
  socket: ChatSocket,
  payload: unknown,
): Promise<MessageAnswered> {
  const { seat, address } = socket.data;
  if (!seat) throw new AppError('not-found', 'Join a conversation before writing.');
  await deps.limits.countMessage(address);
  const said = toSaid(parse(socketMessage, payload));
  io.to(seat.key).emit('typing', { on: true });
  try {
    const told = await deps.chat.say(toClient(socket, seat), said);
    seat.fresh = false;
    return { sessionId: seat.sessionId, replies: told.replies, state: told.state };
  } finally {
    io.to(seat.key).emit('typing', { on: false });
  }
}

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
  }
}

function serve(deps: ChatSocketDeps, io: ChatServer): void {
  const findAddress = createFindAddress(deps.trustProxy);
  io.on('connection', (socket: ChatSocket) => {
    socket.data.address = findAddress(socket.request);
    metrics.chatSockets.inc();
    socket.on('disconnect', () => {
      metrics.chatSockets.dec();
    });
    socket.on('join', (payload, ack) => {
      void answer(deps, socket, 'join', ack, () => join(deps, socket, payload));
    });
    socket.on('message', (payload, ack) => {
      void answer(deps, socket, 'message', ack, () => takeMessage(deps, io, socket, payload));
    });
  });
}

/** Lets go of the HTTP server without closing it: that is its owner's to do. */
async function detach(io: ChatServer): Promise<void> {
  io.disconnectSockets(true);
  io.engine.close();
  await io.of('/').adapter.close();
}

/** Open sockets here: all, or those of one conversation. */
function* socketsOf(servers: ReadonlySet<ChatServer>, key?: string): Generator<ChatSocket> {
  for (const { sockets } of servers) {
    const ids = key === undefined ? sockets.sockets.keys() : sockets.adapter.rooms.get(key);
    for (const id of ids ?? []) {
      const socket = sockets.sockets.get(id);
      if (socket) yield socket;
    }
  }
}

export function createChatSockets(deps: ChatSocketDeps): ChatSockets {
  const isOwnOrigin = createIsOwnOrigin(deps.publicBaseUrl, deps.corsOrigins);
  const servers = new Set<ChatServer>();
  return {
    attach(server) {
      const io: ChatServer = new Server(server, {
        path: '/ws',
        serveClient: false,
        maxHttpBufferSize: messageBytesMax,
        cors: { origin: [...deps.corsOrigins] },
        allowRequest: (request: IncomingMessage, decide) => {
          decide(null, isOwnOrigin(request));
        },
      });
      serve(deps, io);
      servers.add(io);
      return async () => {
        servers.delete(io);
        await detach(io);
      };
    },
    tell(key, told) {
      const last = told.replies.at(-1)?.seq;
      if (last === undefined) return;
      for (const socket of socketsOf(servers, key)) {
        const { seat } = socket.data;
        if (seat) seat.toldSeq = Math.max(seat.toldSeq, last);
        socket.emit('replies', toReplies(told));
      }
    },
    async catchUp(signal) {
      for (const socket of socketsOf(servers)) {
        if (signal.aborted) return;
        const { seat } = socket.data;
        if (seat && !seat.fresh) await tellMissed(deps, socket, seat);
      }
    },
  };
}
