import type { Answered } from '@gomomo/front-desk';
import type { SharedState } from '@gomomo/shared-state';
import type { Conversation } from './conversation.ts';
import { createConversationStore, type LinkedThing } from './conversation-store.ts';
import type { ConversationDeps } from './deps.ts';
import { createAdopt, type Adopt } from './adopt.ts';
import { createForget, type Forget } from './forget.ts';
import { greet } from './greet.ts';
import { createHearNews, type HearNews } from './hear-news.ts';
import { createInTurn } from './in-turn.ts';
import { createTakeTurn, findOwn, type TakeTurn } from './take-turn.ts';

/**
 * The conversations of one channel, each under a key of the channel's own (a hash of a session id,
 * the id of a call). Throws `dependency-unavailable` while shared state is away: nothing is taken
 * halfway, and the same turn may be taken again.
 */
export interface Conversations {
  readonly takeTurn: TakeTurn;
  readonly hearNews: HearNews;
  readonly forget: Forget;
  readonly adopt: Adopt;
  /** The conversation, if it is this tenant's. */
  find(tenantId: string, key: string): Promise<Conversation | undefined>;
  /** The key of the conversation that has this hold or appointment open. */
  findLinked(thing: LinkedThing): Promise<string | undefined>;
  /** What the desk says before anybody has spoken. Keeps nothing. */
  greet(tenantId: string): Promise<Answered>;
}

export interface ConversationsOptions extends Omit<ConversationDeps, 'store' | 'inTurn'> {
  /** Closed by who created it. */
  readonly state: Pick<SharedState, 'sessions' | 'leases'>;
}

export function createConversations({ state, ...options }: ConversationsOptions): Conversations {
  const deps: ConversationDeps = {
    ...options,
    store: createConversationStore(state.sessions, options.channel),
    inTurn: createInTurn(state.leases, options.newId),
  };
  return {
    takeTurn: createTakeTurn(deps),
    hearNews: createHearNews(deps),
    forget: createForget(deps),
    adopt: createAdopt(deps),
    find: async (tenantId, key) => (await findOwn(deps, tenantId, key))?.conversation,
    findLinked: (thing) => deps.store.findLinked(thing),
    greet: (tenantId) => greet(deps, tenantId),
  };
}
