import type { RedisStreams } from '@gomomo/shared-state';
import { createAdapter } from '@socket.io/redis-streams-adapter';
import type { ServerOptions } from 'socket.io';

/**
 * Entries that are kept for replicas that read late. Nobody recovers from them: a conversation's own
 * numbers say what a window has missed.
 */
const streamEntries = 2_000;

/** Brings what is said to a conversation to the replicas on which its windows hang (ADR 20). */
export const createReplicaAdapter = ({
  publisher,
}: RedisStreams): NonNullable<ServerOptions['adapter']> =>
  createAdapter(publisher, {
    streamName: 'gomomo:chat:sockets',
    channelPrefix: 'gomomo:chat:sockets',
    maxLen: streamEntries,
    onlyPlaintext: true,
  }) as NonNullable<ServerOptions['adapter']>;
