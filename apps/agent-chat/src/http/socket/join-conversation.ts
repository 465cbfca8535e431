import {
  socketJoin,
  type SocketJoin,
  type SocketJoined,
  type SocketReplies,
} from '@gomomo/contracts';
import { currentTraceparent } from '@gomomo/telemetry';
import { findConversationKey, newSessionId } from '@gomomo/conversations';
import type { Client, Told } from '../../use-cases/chat-deps.ts';
import { getTenant } from '../../use-cases/tenant-directory.ts';
import { findCookieSession } from '../session-cookie.ts';
import { parsePayload } from './parse-payload.ts';
import type { ChatSocket, ChatSocketDeps, Seat } from './socket-types.ts';

export const toReplies = ({ replies, state }: Told): SocketReplies => ({
  seq: replies.at(-1)?.seq ?? 0,
  replies: [...replies],
  state,
});

export function toClient(socket: ChatSocket, seat: Seat): Client {
  const traceparent = currentTraceparent();
  return {
    tenantId: seat.tenantId,
    sessionId: seat.sessionId,
    fresh: seat.fresh,
    address: socket.data.address,
    ...(traceparent === undefined ? {} : { traceparent }),
  };
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

/** Sends what the socket has not been sent yet; tells what there is. */
export async function tellMissed(deps: ChatSocketDeps, socket: ChatSocket, seat: Seat) {
  const found = await deps.chat.find(seat.tenantId, seat.sessionId);
  const replies = found?.repliesAfter(seat.toldSeq) ?? [];
  if (found && replies.length > 0) {
    socket.emit('replies', toReplies({ replies, state: found.state }));
  }
  return found;
}

/** Takes a socket's seat in a conversation, and sends what it has missed there. */
export async function joinConversation(
  deps: ChatSocketDeps,
  socket: ChatSocket,
  payload: unknown,
): Promise<SocketJoined> {
  await deps.limits.countRequest(socket.data.address);
  const request = parsePayload(socketJoin, payload);
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
