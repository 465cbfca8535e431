import { isSession } from '@gomomo/front-desk';
import type { SessionStore } from '@gomomo/shared-state';
import { dayMs, hourMs } from '@gomomo/kernel';
import type { Conversation } from './conversation.ts';

export interface StoredConversation {
  readonly conversation: Conversation;
  readonly version: number;
}

/**
 * Conversations in shared state, and the way back from a hold or an appointment to the
 * conversation that it belongs to. Throws `dependency-unavailable` while the store is away.
 */
export interface ConversationStore {
  find(key: string): Promise<StoredConversation | undefined>;
  /** `conflict`: somebody else has written since `version` (0: it is new). */
  save(key: string, conversation: Conversation, version: number): Promise<'saved' | 'conflict'>;
  delete(key: string): Promise<void>;
  /** Remembers where news about a thing is to be told. */
  link(thing: LinkedThing, key: string): Promise<void>;
  findLinked(thing: LinkedThing): Promise<string | undefined>;
}

export type LinkedThing =
  | { readonly of: 'hold'; readonly id: string }
  | { readonly of: 'appointment'; readonly id: string };

/** Counted from the last message. */
const conversationTtlMs = 7 * dayMs;
/** Longer than any hold lives, and than its last event takes to come. */
const holdLinkTtlMs = 2 * hourMs;

/** One in the form of another release is none: the next turn begins anew in its place. */
function isConversation(value: unknown): value is Conversation {
  const { format, session } = (value ?? {}) as { format?: unknown; session?: unknown };
  return format === 1 && isSession(session);
}

/** Each channel links on its own: what a call holds, a chat cannot speak of. */
export function createConversationStore(
  sessions: SessionStore,
  channel: string,
): ConversationStore {
  const linkKey = ({ of, id }: LinkedThing): string => `${channel}-link:{${of}:${id}}`;
  /** The version of what stands where a new conversation begins, if that is in a form not known here. */
  async function versionOfForeign(key: string): Promise<number> {
    const found = await sessions.get(key);
    return found && !isConversation(found.value) ? found.version : 0;
  }
  return {
    async find(key) {
      const found = await sessions.get(key);
      if (!found || !isConversation(found.value)) return undefined;
      return { conversation: found.value, version: found.version };
    },
    async save(key, conversation, version) {
      const expectedVersion = version === 0 ? await versionOfForeign(key) : version;
      return sessions.put(key, conversation, { expectedVersion, ttlMs: conversationTtlMs });
    },
    delete: (key) => sessions.delete(key),
    async link(thing, key) {
      const at = linkKey(thing);
      const known = await sessions.get(at);
      if (known?.value === key) return;
      const ttlMs = thing.of === 'hold' ? holdLinkTtlMs : conversationTtlMs;
      // A conflict means that another turn has just linked it; the later word is as good.
      await sessions.put(at, key, { expectedVersion: known?.version ?? 0, ttlMs });
    },
    async findLinked(thing) {
      const found = await sessions.get(linkKey(thing));
      return typeof found?.value === 'string' ? found.value : undefined;
    },
  };
}
