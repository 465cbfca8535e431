import type { Answered } from '@gomomo/front-desk';
import type { ConversationDeps } from './deps.ts';

/** What the desk says before anybody has spoken. */
export async function greet(
  { frontDesk, channel, desk }: Pick<ConversationDeps, 'frontDesk' | 'channel' | 'desk'>,
  tenant: string,
): Promise<Answered> {
  const turn = { kind: 'open' } as const;
  const answer = await frontDesk.converse({ tenant, turn, channel, actor: desk });
  // A page shows the opening before there is a conversation: its ids are the same in all.
  const replies = answer.replies.map((reply) => ({ ...reply, id: `opening-${reply.seq}` }));
  return { ...answer, replies };
}
