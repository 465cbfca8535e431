import { getConversationKey, newSessionId, type Conversations } from '@gomomo/conversations';
import type { Clock } from '@gomomo/kernel';
import type { SharedState } from '@gomomo/shared-state';
import { conversationKeyOf } from '../domain/call.ts';
import { hashOfHandoff, readHandoff } from '../domain/handoff-token.ts';
import type { CallStore } from '../store/call-store.ts';
import type { Businesses } from './businesses.ts';
import type { LinkedCall } from './send-link.ts';

/** What became of a link. */
export type WentOn =
  /** It goes on there, under this session. */
  { readonly kind: 'there'; readonly slug: string; readonly sessionId: string } | Gone;

/** Used, expired or none of ours; a new conversation begins there, where it is known whose. */
export interface Gone {
  readonly kind: 'gone';
  readonly slug: string | undefined;
}

export interface GoOnInBrowser {
  /** Whether the link can still be followed; it can afterwards, too. @throws AppError weather */
  look(token: string): Promise<{ readonly kind: 'good' } | Gone>;
  /** Follows the link, once. @throws AppError weather: it is not followed unchecked */
  follow(token: string, address: string): Promise<WentOn>;
}

export interface GoOnDeps {
  readonly tokens: SharedState['tokens'];
  readonly calls: CallStore;
  readonly voice: Pick<Conversations, 'find'>;
  readonly chat: Pick<Conversations, 'adopt'>;
  readonly businesses: Businesses;
  readonly secret: string;
  readonly clock: Clock;
}

export function createGoOnInBrowser(deps: GoOnDeps): GoOnInBrowser {
  const { tokens, secret, clock } = deps;
  /** What the link says itself, and whose it is; its time may be over. */
  const read = async (token: string) => {
    const handoff = readHandoff(secret, token);
    if (!handoff) return { slug: undefined, isInTime: false, leftMs: 0 };
    const { slug } = await deps.businesses.get(handoff.tenantId, null);
    const leftMs = handoff.expiresAt - clock.now();
    return { slug, isInTime: leftMs > 0, leftMs };
  };
  return {
    async look(token) {
      const { slug, isInTime } = await read(token);
      const isGood = isInTime && (await tokens.has(hashOfHandoff(token)));
      return isGood ? { kind: 'good' } : { kind: 'gone', slug };
    },
    async follow(token, address) {
      const { slug, isInTime, leftMs } = await read(token);
      if (slug === undefined || !isInTime) return { kind: 'gone', slug };
      const hash = hashOfHandoff(token);
      const linked = (await tokens.take(hash)) as LinkedCall | undefined;
      const sessionId =
        linked &&
        (await adopt(deps, linked, address).catch(async (error: unknown) => {
          // Nobody has gone on by it: it can be followed again.
          await tokens.put(hash, linked, leftMs);
          throw error;
        }));
      return sessionId === undefined ? { kind: 'gone', slug } : { kind: 'there', slug, sessionId };
    },
  };
}

/** The call's conversation, with its hold and question, under a session of the chat. */
async function adopt(
  { voice, chat, calls }: GoOnDeps,
  { tenantId, callSid }: LinkedCall,
  address: string,
): Promise<string | undefined> {
  const conversation = await voice.find(tenantId, conversationKeyOf(callSid));
  if (!conversation) return undefined;
  const sessionId = newSessionId();
  const actor = { kind: 'client', channel: 'web', address } as const;
  await chat.adopt(getConversationKey(sessionId), { tenantId, actor }, conversation.session);
  await calls.change(callSid, (call) => ({ ...call, wentOn: true }));
  return sessionId;
}
