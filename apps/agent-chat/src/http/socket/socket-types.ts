import type { SocketJoined, SocketProblem, SocketReplies, SocketTyping } from '@gomomo/contracts';
import type { RedisStreams } from '@gomomo/shared-state';
import type { Logger } from '@gomomo/telemetry';
import type { Server, Socket } from 'socket.io';
import type { Chat } from '../../use-cases/chat.ts';
import type { Told } from '../../use-cases/chat-deps.ts';
import type { TenantDirectory } from '../../use-cases/tenant-directory.ts';
import type { ChatLimits } from '../limits.ts';
import type { TrustProxy } from './socket-caller.ts';

/** What a message is acknowledged with: the same as the answer of the plain request. */
export interface MessageAnswered {
  readonly sessionId: string;
  readonly replies: Told['replies'];
  readonly state: Told['state'];
}

export interface ClientEvents {
  join(payload: unknown, ack?: (answer: SocketJoined | { problem: SocketProblem }) => void): void;
  message(
    payload: unknown,
    ack?: (answer: MessageAnswered | { problem: SocketProblem }) => void,
  ): void;
}

export interface ServerEvents {
  replies(replies: SocketReplies): void;
  typing(typing: SocketTyping): void;
  problem(problem: SocketProblem): void;
}

/** What a socket has joined. */
export interface Seat {
  readonly tenantId: string;
  readonly sessionId: string;
  readonly key: string;
  /** The id was minted for this socket and nothing has been said yet. */
  fresh: boolean;
  /** Number of the last reply that was sent down this socket. */
  toldSeq: number;
}

/** What the server keeps of a socket. */
export interface SocketData {
  seat?: Seat;
  address: string;
  /** Says whether one more refusal is too many. */
  tires: () => boolean;
}

export type ChatSocket = Socket<ClientEvents, ServerEvents, object, SocketData>;
export type ChatServer = Server<ClientEvents, ServerEvents, object, SocketData>;

export interface ChatSocketDeps {
  readonly chat: Pick<Chat, 'say' | 'find' | 'openManaged'>;
  readonly tenants: TenantDirectory;
  readonly limits: ChatLimits;
  readonly publicBaseUrl: string | undefined;
  readonly corsOrigins: readonly string[];
  readonly trustProxy: TrustProxy;
  readonly maxSocketsPerAddress: number;
  /** Ways from replica to replica. Undefined: there is one process. */
  readonly streams: RedisStreams | undefined;
  readonly logger: Logger;
}
