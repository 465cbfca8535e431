import type { Actor } from '@gomomo/contracts';
import type { Answer } from '@gomomo/front-desk';
import type { ChatDeps } from './chat-deps.ts';

/** Acts when no client does: the opening, and news from outside. */
export const deskActor: Actor = { kind: 'system', channel: 'web' };

/** What the desk says before anybody has written. Keeps nothing. */
export type Greet = (tenantId: string) => Promise<Answer>;

export function createGreet({ frontDesk }: Pick<ChatDeps, 'frontDesk'>): Greet {
  return async (tenant) => {
    const turn = { kind: 'open' } as const;
    const answer = await frontDesk.converse({ tenant, turn, channel: 'chat', actor: deskActor });
    // The page shows the opening before there is a conversation: its ids are the same in all.
    const replies = answer.replies.map((reply) => ({ ...reply, id: `opening-${reply.seq}` }));
    return { ...answer, replies };
  };
}
