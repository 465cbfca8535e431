import { z } from 'zod';
import { messageId, opaque } from '../../scalars/opaque.ts';
import { problemCodes } from '../problem-codes.ts';
import { dialogueState, reply, said, visitorFields } from './chat.ts';

/** Payloads of the Socket.IO events at `/ws`; the first two are emitted by the client. */
export const socketJoin = z.strictObject({
  tenant: opaque,
  sessionId: opaque.exactOptional(),
  manageToken: opaque.exactOptional(),
  lastSeq: z.int().min(0).exactOptional(),
});

export const socketMessage = z.union([
  z.strictObject({ messageId, ...visitorFields, ...said.text }),
  z.strictObject({ messageId, ...visitorFields, ...said.choice }),
]);

export const socketJoined = z.strictObject({ sessionId: z.string(), lastSeq: z.int().min(0) });

export const socketReplies = z.strictObject({
  seq: z.int().min(0).meta({ description: 'of the last reply' }),
  replies: z.array(reply),
  state: dialogueState,
});

export const socketTyping = z.strictObject({ on: z.boolean() });

export const socketProblem = z.strictObject({ code: z.enum(problemCodes), detail: z.string() });

export type SocketJoin = z.output<typeof socketJoin>;
export type SocketMessage = z.output<typeof socketMessage>;
export type SocketJoined = z.output<typeof socketJoined>;
export type SocketReplies = z.output<typeof socketReplies>;
export type SocketTyping = z.output<typeof socketTyping>;
export type SocketProblem = z.output<typeof socketProblem>;
