import type { ChatDeps } from './chat-deps.ts';
import { createFindConversation, type FindConversation } from './find-conversation.ts';
import { createForget, type Forget } from './forget.ts';
import { createGreet, type Greet } from './greet.ts';
import { createHearNews, type HearNews } from './hear-news.ts';
import { createOpenManaged, type OpenManaged } from './open-managed.ts';
import { createSay, type Say } from './say.ts';

/** Everything that can be done with conversations, for the doors. */
export interface Chat {
  readonly say: Say;
  readonly openManaged: OpenManaged;
  readonly greet: Greet;
  readonly find: FindConversation;
  readonly forget: Forget;
  readonly hearNews: HearNews;
}

export function createChat(deps: ChatDeps): Chat {
  return {
    say: createSay(deps),
    openManaged: createOpenManaged(deps),
    greet: createGreet(deps),
    find: createFindConversation(deps),
    forget: createForget(deps),
    hearNews: createHearNews(deps),
  };
}
